package io.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.Channel;
import io.switchboard.routing.Agent;
import io.switchboard.routing.BookReader;
import io.switchboard.routing.Decision;
import io.switchboard.routing.Presence;
import io.switchboard.routing.Profile;
import io.switchboard.routing.Request;
import io.switchboard.routing.RoutingBooks;
import io.switchboard.routing.RoutingDomain;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Standing;
import io.switchboard.routing.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever happens to items, what is told of them makes sense to routing, which knows things that intake does not. */
class IntakeMeetsRoutingTest {

    private static final long SEED = 20261127;
    private static final int RUNS = 60;

    private static final String BOOK =
            """
            routing:
              id: desk
              version: 1
              settings: {offer: %s, ageing: 4h, exclusive: [PHONE]}
              centres: {here: {zone: UTC, pools: [a, b]}}
              plans:
                any: {version: 1, steps: [{pools: [a], expiry: 2m}], finalStep: ANY_IN_POOL}
                steps:
                  version: 1
                  steps: [{lastAgentOnly: true, expiry: 30s}, {pools: [a], expiry: 3m}, {pools: [a, b], expiry: 9m}]
                  finalStep: HOLD_AND_ESCALATE
            """;

    private final Set<Verdict> met = new HashSet<>();
    private final Set<Request.Kind> told = new HashSet<>();

    private static List<Request> requests(List<News> news, Random dice) {
        IntakeRules rules = IntakeRules.read("rules.yaml", Lives.RULES, 1, true);
        Map<String, Known> known = new HashMap<>();
        List<Request> requests = new ArrayList<>();
        for (News each : news) {
            IntakeRules.Step step = rules.on(each, known.get(each.item()));
            requests.addAll(step.requests());
            if (step.isHeld() && dice.nextInt(3) == 0) {
                step = rules.waitedEnough(each.item(), step.next());
                requests.addAll(step.requests());
            }
            known.put(each.item(), step.next());
        }
        return requests;
    }

    @Test
    void whatIsToldOfAnItemComesInTurn() {
        for (int run = 0; run < RUNS; run++) {
            List<Request> all = requests(new Lives(SEED + run).of(12, 400), new Random(run));
            assertThat(all).extracting(Request::eventId).doesNotHaveDuplicates();
            Map<String, Request> last = new HashMap<>();
            for (Request request : all) {
                Request before = last.put(request.itemId(), request);
                String name = "run %d of seed %d: %s after %s".formatted(run, SEED, request, before);
                assertThat(mayFollow(before)).as(name).contains(request.kind());
                if (before != null) {
                    assertThat(request.at()).as(name).isGreaterThanOrEqualTo(before.at());
                    assertThat(request.sequence()).as(name).isEqualTo(before.sequence() + 1);
                }
                told.add(request.kind());
            }
        }
        assertThat(told).contains(Request.Kind.CHANGE, Request.Kind.LEAVE, Request.Kind.COMPLETE);
    }

    private static Set<Request.Kind> mayFollow(Request before) {
        if (before == null
                || (before.kind() == Request.Kind.TAKE && before.agentId().equals(Turn.SOMEBODY))) {
            return Set.of(Request.Kind.ENTER);
        }
        return switch (before.kind()) {
            case ENTER, CHANGE -> Set.of(Request.Kind.CHANGE, Request.Kind.TAKE, Request.Kind.LEAVE);
            case TAKE -> Set.of(Request.Kind.TAKE, Request.Kind.COMPLETE);
            case LEAVE, COMPLETE -> Set.of(Request.Kind.ENTER);
            case ACCEPT, DECLINE, AGENT -> Set.of();
        };
    }

    @Test
    @Proves("R-97")
    void routingRejectsNothingOfItWhateverItHasDecidedMeanwhile() {
        for (int run = 0; run < RUNS; run++) {
            List<Request> all = requests(new Lives(SEED + run).of(12, 400), new Random(run));
            for (String domain : List.of("desk", "vip")) {
                play(domain, all, new Random(run), run % 2 == 0 ? "20s" : "0s");
            }
        }
        assertThat(met)
                .contains(
                        Verdict.OFFERED,
                        Verdict.ASSIGNED,
                        Verdict.DECLINED,
                        Verdict.COMPLETED,
                        Verdict.ABANDONED,
                        Verdict.HELD)
                .doesNotContain(Verdict.OVERFLOWED);
    }

    /** As the routing job does: in the order of time, and of one time in their one order. */
    private void play(String domain, List<Request> all, Random dice, String offer) {
        RoutingBooks books = RoutingBooks.of(BookReader.read("desk.yaml", BOOK.formatted(offer)));
        RoutingDomain hall = RoutingDomain.opened(domain, books, Life.millis(-1));
        List<Request> due = new ArrayList<>(
                all.stream().filter(each -> each.domain().equals(domain)).toList());
        due.addAll(agents(domain));
        due.sort(Comparator.comparingLong(Request::at).thenComparing(Request.IN_ORDER));
        for (Request request : due) {
            List<Ruling> rulings = new ArrayList<>(hall.until(request.at(), books));
            noted(rulings, null);
            answers(rulings, dice, domain).forEach(answer -> noted(hall.take(answer, books), answer));
            noted(hall.take(request, books), request);
            assertThat(hall.counts().isConserved()).isTrue();
        }
    }

    private void noted(List<Ruling> rulings, Request request) {
        boolean isOurs =
                request != null && request.kind() != Request.Kind.ACCEPT && request.kind() != Request.Kind.DECLINE;
        for (Ruling ruling : rulings) {
            Decision decision = ruling.decision();
            met.add(decision.verdict());
            if (isOurs) {
                assertThat(decision.verdict())
                        .as("seed %d: %s gives %s", SEED, request, decision)
                        .isNotEqualTo(Verdict.REJECTED);
            }
        }
    }

    /** To some of what was offered since, at that time; the rest is left to run out. */
    private static List<Request> answers(List<Ruling> rulings, Random dice, String domain) {
        List<Request> answers = new ArrayList<>();
        for (Ruling ruling : rulings) {
            Decision decision = ruling.decision();
            if (decision.verdict() == Verdict.OFFERED && dice.nextInt(3) > 0) {
                Request.Kind kind = dice.nextBoolean() ? Request.Kind.ACCEPT : Request.Kind.DECLINE;
                answers.add(Request.of(
                        "answer " + ruling.id(),
                        domain,
                        decision.at(),
                        null,
                        kind,
                        decision.itemId(),
                        decision.agentId()));
            }
        }
        return answers;
    }

    /** They come before anything else, and give a sign of life every half a minute. */
    private static List<Request> agents(String domain) {
        List<Request> signs = new ArrayList<>();
        for (String name : Lives.AGENTS) {
            Profile profile = Profile.of("kim".equals(name) ? "b" : "a", Map.of(Channel.PHONE, 1, Channel.EMAIL, 3))
                    .speaking(Map.of("de", 4));
            Agent agent = new Agent(name, profile, Standing.UNKNOWN);
            for (double minute = -0.5; minute < 80; minute += 0.5) {
                Presence presence = "lee".equals(name) && minute % 20 > 10 ? Presence.AWAY : Presence.AVAILABLE;
                signs.add(Request.of(name + minute, domain, Life.millis(minute), null, agent, presence));
            }
        }
        return signs;
    }
}
