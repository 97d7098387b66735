package io.switchboard.routing;

import static io.switchboard.routing.Desk.NINE;
import static io.switchboard.routing.Desk.minutes;
import static io.switchboard.routing.Presence.AVAILABLE;
import static io.switchboard.routing.Presence.AWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.Proves;
import io.switchboard.event.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whole days by chance, with a second book kept by simple lists: nobody could have been chosen who scores better than
 * who was, no gate was ever passed over, and every item is somewhere. Where agents are asked, nobody is offered what that
 * agent declined or let pass a while ago, and nobody an item that another is asked to take.
 */
class BruteForceTest {

    private static final long SEED = 20261126;
    private static final Weights WEIGHTS = Desk.patient();
    private static final long DECLINE = minutes(30);
    private static final int HOPS = 3;
    private static final Settings ASSIGNING = settings(0);
    private static final Settings ASKING = settings(minutes(4));

    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final Map<String, Item> waiting = new LinkedHashMap<>();
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, String> live = new LinkedHashMap<>();
    private final Map<String, Item> all = new LinkedHashMap<>();

    /** Who is asked to take an item. */
    private final Map<String, String> offered = new LinkedHashMap<>();

    /** Until when an agent is not asked again, by item and agent. */
    private final Map<String, Long> notAgainBefore = new LinkedHashMap<>();

    private final Map<String, Integer> hops = new LinkedHashMap<>();
    private final Map<Verdict, Integer> told = new EnumMap<>(Verdict.class);
    private Settings settings = ASSIGNING;
    private int checked;
    private int recomputed;
    private int helped;
    private int askedAgain;
    private boolean help;

    private static Settings settings(long offerMillis) {
        return new Settings(minutes(40), offerMillis, DECLINE, HOPS, 60, Set.of(Channel.PHONE), true);
    }

    @Test
    @Proves({"R-92", "R-93", "R-95", "R-97", "R-99"})
    void nobodyBetterCouldHaveBeenAskedNorAnybodyAgainTooSoon() {
        settings = ASKING;
        for (int run = 0; run < 400; run++) {
            day(new Random(SEED + run), "asking run %d of seed %d".formatted(run, SEED));
        }
        assertThat(checked).as("choices that were compared").isGreaterThan(2_000);
        assertThat(told).as("how often each was told").containsKeys(Verdict.WITHDRAWN, Verdict.ABANDONED);
        assertThat(told.get(Verdict.DECLINED)).isGreaterThan(2_000);
        assertThat(told.get(Verdict.TIMED_OUT)).isGreaterThan(2_000);
        assertThat(told.get(Verdict.ESCALATED)).isGreaterThan(200);
        assertThat(askedAgain).as("offers to who had not wanted the item").isGreaterThan(200);
    }

    @Test
    @Proves({"R-92", "R-95", "R-97", "R-99"})
    void nobodyBetterCouldHaveBeenChosenAndNoGateIsPassedOver() {
        for (int run = 0; run < 400; run++) {
            day(new Random(SEED + run), "run %d of seed %d".formatted(run, SEED));
        }
        assertThat(checked).as("choices that were compared").isGreaterThan(2_000);
        assertThat(helped).as("items that another pool took").isGreaterThan(200);
        assertThat(recomputed)
                .as("decisions that were made again from their records")
                .isGreaterThan(20_000);
    }

    private void day(Random random, String name) {
        List.of(agents, waiting, plans, live, all, offered, notAgainBefore, hops)
                .forEach(Map::clear);
        help = false;
        Dispatcher dispatcher = new Dispatcher(settings, WEIGHTS);
        long at = NINE;
        for (int i = 0; i < 6; i++) {
            Agent agent = Crowd.agent(random, "agent" + i);
            note(dispatcher.agent(agent, AVAILABLE, at), name);
            agents.put(agent.id(), agent);
        }
        for (int i = 0; i < 200; i++) {
            at += random.nextInt(90_000);
            note(dispatcher.until(at), name);
            step(random, dispatcher, at, i, name);
            assertThat(dispatcher.counts().isConserved()).as(name).isTrue();
            assertThat(dispatcher.counts().waiting()).as(name).isEqualTo(waiting.size());
        }
    }

    private void step(Random random, Dispatcher dispatcher, long at, int i, String name) {
        int dice = random.nextInt(10);
        if (dice < 6) {
            Item item = Crowd.item(random, "item" + i, at);
            Plan plan = Crowd.oneOf(random, Crowd.PLANS.toArray(Plan[]::new));
            plans.put(item.id(), plan);
            all.put(item.id(), item);
            List<Decision> decisions = dispatcher.enter(item, plan, at);
            if (decisions.stream().noneMatch(decision -> decision.verdict() == Verdict.REFUSED)) {
                waiting.put(item.id(), item);
            }
            note(decisions, name);
        } else if (dice < 9 && !live.isEmpty()) {
            String itemId = new ArrayList<>(live.keySet()).get(random.nextInt(live.size()));
            String agentId = live.remove(itemId);
            note(dispatcher.complete(itemId, agentId, at), name);
        } else if (!waiting.isEmpty()) {
            String itemId = new ArrayList<>(waiting.keySet()).get(random.nextInt(waiting.size()));
            waiting.remove(itemId);
            note(
                    random.nextBoolean()
                            ? dispatcher.leave(itemId, at)
                            : dispatcher.take(itemId, "agent" + random.nextInt(7), at),
                    name);
        }
        if (!offered.isEmpty() && random.nextInt(3) > 0) {
            answer(random, dispatcher, at, name);
        }
        if (random.nextInt(20) == 0) {
            Agent agent = agents.get("agent" + random.nextInt(6));
            note(dispatcher.agent(agent, random.nextBoolean() ? AVAILABLE : AWAY, at), name);
            note(dispatcher.agent(agent, AVAILABLE, at), name);
        }
    }

    private void answer(Random random, Dispatcher dispatcher, long at, String name) {
        String itemId = new ArrayList<>(offered.keySet()).get(random.nextInt(offered.size()));
        String agentId = offered.get(itemId);
        note(
                random.nextBoolean() ? dispatcher.accept(itemId, agentId, at) : dispatcher.decline(itemId, agentId, at),
                name);
    }

    private void note(List<Decision> decisions, String name) {
        for (Decision decision : decisions) {
            told.merge(decision.verdict(), 1, Integer::sum);
            noteOffer(decision, name);
            if (decision.verdict() == Verdict.HELP_OPENED || decision.verdict() == Verdict.HELP_CLOSED) {
                assertThat(help).as(name).isEqualTo(decision.verdict() == Verdict.HELP_CLOSED);
                help = !help;
            }
            if (decision.verdict() == Verdict.ASSIGNED) {
                boolean isChosen = !decision.candidates().isEmpty();
                boolean isAccepted = decision.agentId().equals(offered.remove(decision.itemId()))
                        && decision.reason().isEmpty();
                assertThat(isChosen || isAccepted)
                        .as(name)
                        .isEqualTo(decision.reason().isEmpty());
                if (isChosen) {
                    assertThat(settings).as(name).isEqualTo(ASSIGNING);
                    compare(decision, name);
                }
                live.put(decision.itemId(), decision.agentId());
                waiting.remove(decision.itemId());
            }
        }
    }

    private void noteOffer(Decision decision, String name) {
        String itemId = decision.itemId();
        String agentId = decision.agentId();
        switch (decision.verdict()) {
            case OFFERED -> {
                assertThat(offered).as("%s: %s", name, decision).doesNotContainKey(itemId);
                assertThat(waiting).as("%s: %s", name, decision).containsKey(itemId);
                assertThat(isNotToBeAsked(itemId, agentId, decision.at()))
                        .as("%s: %s", name, decision)
                        .isFalse();
                askedAgain += notAgainBefore.containsKey(itemId + agentId) ? 1 : 0;
                compare(decision, name);
                offered.put(itemId, agentId);
            }
            case DECLINED, TIMED_OUT -> {
                assertThat(offered.remove(itemId)).as("%s: %s", name, decision).isEqualTo(agentId);
                notAgainBefore.put(itemId + agentId, decision.at() + DECLINE);
                hops.merge(itemId, 1, Integer::sum);
            }
            case WITHDRAWN -> assertThat(offered.remove(itemId))
                    .as("%s: %s", name, decision)
                    .isEqualTo(agentId);
            case ABANDONED -> assertThat(offered.remove(itemId))
                    .as("%s: %s", name, decision)
                    .isEqualTo(agentId);
            case ESCALATED -> assertThat(hops).as("%s: %s", name, decision).containsEntry(itemId, HOPS);
            case ASSIGNED, COMPLETED, REFUSED, HELD, OVERFLOWED, HELP_OPENED, HELP_CLOSED, REJECTED -> {
                // of no offer, or seen below
            }
        }
    }

    private boolean isNotToBeAsked(String itemId, String agentId, long at) {
        return notAgainBefore.getOrDefault(itemId + agentId, Long.MIN_VALUE) > at;
    }

    /** Against every other item for this agent, or every other agent for this item, whichever the decision was about. */
    private void compare(Decision decision, String name) {
        Candidate chosen = decision.candidates().get(0);
        List<Candidate> disordered = new ArrayList<>(decision.candidates());
        Collections.reverse(disordered);
        assertThat(disordered.stream().min(Candidate.BEST_FIRST)).as(name).contains(chosen);
        assertThat(decision.recompute()).as(name).contains(chosen);
        recomputed++;
        assertThat(chosen.itemId()).isEqualTo(decision.itemId());
        assertThat(chosen.agentId()).isEqualTo(decision.agentId());
        Item item = all.get(decision.itemId());
        Pairing own = pairing(item, agents.get(decision.agentId()), decision.at(), chosen.idleSince());
        assertThat(Score.closed(own)).as("%s: %s", name, decision).isEmpty();
        if (own.filter().isHelper(own.profile().pool())) {
            assertThat(help).as("%s: %s", name, decision).isTrue();
            helped++;
        }
        boolean aboutAgent = decision.candidates().stream()
                .anyMatch(candidate -> !candidate.itemId().equals(decision.itemId()));
        if (!aboutAgent) {
            return;
        }
        checked++;
        double score = scoreOf(own);
        for (Item other : waiting.values()) {
            Pairing rival = pairing(other, own.agent(), decision.at(), chosen.idleSince());
            if (!other.id().equals(item.id())
                    && !offered.containsKey(other.id())
                    && !isNotToBeAsked(other.id(), decision.agentId(), decision.at())
                    && !filterOf(other, decision.at()).lastAgentOnly()
                    && isFree(rival)) {
                boolean rivalAged = decision.at() - other.enteredAt() >= settings.ageingMillis();
                assertThat(chosen.aged() || !rivalAged)
                        .as("%s: %s", name, decision)
                        .isTrue();
                if (chosen.aged() && rivalAged) {
                    assertThat(other.enteredAt()).as(name).isGreaterThanOrEqualTo(item.enteredAt());
                } else if (!chosen.aged()) {
                    assertThat(score).as("%s: %s before %s", name, item, other).isGreaterThan(scoreOf(rival) - 1e-9);
                }
            }
        }
    }

    /** Congestion is the same for all items of an agent. */
    private static double scoreOf(Pairing pairing) {
        return Score.of(pairing, WEIGHTS);
    }

    private boolean isFree(Pairing pairing) {
        String pool = pairing.profile().pool();
        boolean sparing =
                pairing.filter().spare().containsKey(pool) || pairing.filter().isHelper(pool);
        return !sparing && Score.isOpen(pairing);
    }

    private Pairing pairing(Item item, Agent agent, long at, long idleSince) {
        return new Pairing(
                item,
                agent,
                filterOf(item, at),
                at,
                idleSince,
                free(agent, item.need().channel()),
                at,
                0,
                WEIGHTS.scales());
    }

    private Filter filterOf(Item item, long at) {
        Plan plan = plans.get(item.id());
        int step = 0;
        while (step < plan.expiring() && at - item.enteredAt() >= plan.expiries()[step]) {
            step++;
        }
        Filter filter = plan.filters().get(step);
        boolean skipped =
                filter.lastAgentOnly() && item.background().previousAgents().isEmpty();
        return skipped ? plan.filters().get(step + 1) : filter;
    }

    /** What an agent is asked to take takes as much as what the agent has. */
    private int free(Agent agent, Channel channel) {
        int used = 0;
        boolean any = false;
        Map<String, String> taken = new LinkedHashMap<>(live);
        taken.putAll(offered);
        for (Map.Entry<String, String> held : taken.entrySet()) {
            if (held.getValue().equals(agent.id())) {
                Need need = all.get(held.getKey()).need();
                any = true;
                if (need.channel() == Channel.PHONE) {
                    return 0;
                }
                used += need.channel() == channel ? need.units() : 0;
            }
        }
        return any && channel == Channel.PHONE ? 0 : agent.profile().units().getOrDefault(channel, 0) - used;
    }

    @Test
    void theCheckOfThisTestCanFail() {
        Pairing pairing = DimensionTest.rich(NINE);
        assertThat(scoreOf(pairing)).isCloseTo(Score.of(pairing, WEIGHTS), within(0.0));
        assertThat(Score.closed(Crowd.at(pairing, NINE + minutes(600)))).contains(Dimension.SHIFT);
    }
}
