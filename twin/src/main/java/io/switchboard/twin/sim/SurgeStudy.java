package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import io.switchboard.routing.Centre;
import io.switchboard.routing.Decision;
import io.switchboard.routing.FinalStep;
import io.switchboard.routing.Plan;
import io.switchboard.routing.PlanStep;
import io.switchboard.routing.RoutingBook;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Scales;
import io.switchboard.routing.Settings;
import io.switchboard.routing.Verdict;
import io.switchboard.routing.Weights;
import io.switchboard.twin.FeedException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What help is worth, played by the routing domain of the job: two centres of 40 agents at 85 % load, handling 6 minutes,
 * patience 4, the first flooded by 1.6 for an hour. The same customers with and without it, pair by pair.
 */
public final class SurgeStudy {

    private static final double CONFIDENCE = 0.95;
    private static final int AGENTS = 40;
    private static final double LOAD = 0.85;
    private static final double HANDLING = 6;
    private static final double PATIENCE = 4;
    private static final double FACTOR = 1.6;
    private static final long FROM = 120;
    private static final long UNTIL = 180;
    private static final long MINUTE = 60_000;
    private static final double PER_MINUTE = LOAD * AGENTS / HANDLING;

    /** When the hall's time begins, epoch milliseconds. */
    private static final long MIDNIGHT = 1_772_755_200_000L;

    private static final long FOR_EVER = 1L << 50;
    private static final List<String> CENTRES = List.of("flooded", "helping");

    private final int runs;

    /**
     * Not played yet.
     *
     * @throws FeedException if there are too few runs
     */
    public SurgeStudy(int runs) {
        if (runs < 2) {
            throw new FeedException("%d paired runs tell nothing of chance: play 2 or more".formatted(runs));
        }
        this.runs = runs;
    }

    private static Scenario scenario() {
        List<ContactClass> classes = CENTRES.stream().map(SurgeStudy::centre).toList();
        List<SimAgent> agents = new ArrayList<>();
        for (String team : CENTRES) {
            for (int i = 0; i < AGENTS; i++) {
                agents.add(SimAgent.always(team, false, 1, 1));
            }
        }
        return new Scenario(
                classes,
                agents,
                2 * PER_MINUTE / MINUTE,
                new double[] {1},
                0,
                0,
                List.of(new Flood(0, FROM * MINUTE, UNTIL * MINUTE, FACTOR)),
                List.of());
    }

    private static ContactClass centre(String name) {
        return ContactClass.of(
                name,
                Channel.PHONE,
                0.5,
                new Law.Lognormal(HANDLING * MINUTE, 0.9),
                new Law.Exponential(PATIENCE * MINUTE),
                MINUTE,
                1,
                2);
    }

    /** Each centre has a plan of its own; the flooded one's names the other as helper, or nobody. */
    private static RoutingBook book(boolean shares) {
        PlanStep alone = PlanStep.of(Set.of("flooded"), FOR_EVER);
        List<Plan> plans = List.of(
                Plan.of("flooded", List.of(shares ? alone.helpedBy(Set.of("helping")) : alone), FinalStep.ANY_IN_POOL),
                Plan.of("helping", List.of(PlanStep.of(Set.of("helping"), FOR_EVER)), FinalStep.ANY_IN_POOL));
        List<Centre> centres = CENTRES.stream()
                .map(name -> new Centre(name, ZoneOffset.UTC, "", Set.of(name)))
                .toList();
        Settings settings = new Settings(FOR_EVER, 0, FOR_EVER, 1, Integer.MAX_VALUE, Set.of(Channel.PHONE), false);
        Scales scales = new Scales(0.25, 100, 10, 3_600_000, 1, FOR_EVER, Map.of());
        return new RoutingBook("surge", 1, settings, Weights.defaults(scales), centres, plans);
    }

    /** Of the contacts that come during the flood and the half hour after it. */
    private static final class InFlood implements Watcher {

        private final double[] offered = new double[2];
        private final double[] abandoned = new double[2];
        private final FloodAlarm alarm = new FloodAlarm(PER_MINUTE / MINUTE, FROM * MINUTE, UNTIL * MINUTE);
        private long passed;
        private long openedAt = Long.MAX_VALUE;
        private long reroutedAt = Long.MAX_VALUE;

        @Override
        public void arrived(Contact contact) {
            if (contact.kind == 0) {
                alarm.arrival(contact.arrivedAt);
            }
        }

        /** Agents of the flooded centre have the first numbers. */
        void decided(Ruling ruling) {
            Decision decision = ruling.decision();
            long at = decision.at() - MIDNIGHT;
            if (decision.verdict() == Verdict.HELP_OPENED) {
                openedAt = earliest(openedAt, at);
            } else if (decision.verdict() == Verdict.ASSIGNED
                    && decision.planId().equals(CENTRES.get(0))
                    && Integer.parseInt(decision.agentId().substring("agent-".length())) >= AGENTS) {
                reroutedAt = earliest(reroutedAt, at);
            }
        }

        private static long earliest(long before, long at) {
            return at >= FROM * MINUTE && at < UNTIL * MINUTE ? Math.min(before, at) : before;
        }

        @Override
        public void settled(Contact contact) {
            if (contact.arrivedAt >= FROM * MINUTE && contact.arrivedAt < (UNTIL + 30) * MINUTE) {
                offered[contact.kind]++;
                abandoned[contact.kind] += contact.state == Contact.State.ABANDONED ? 1 : 0;
            }
        }

        @Override
        public void passed(long millis, int busy, int onDuty, int waiting) {
            passed += millis;
        }

        @Override
        public boolean isEnough() {
            return passed >= Duration.ofHours(5).toMillis();
        }

        double share(int centre) {
            return abandoned[centre] / offered[centre];
        }

        double shareOfBoth() {
            return (abandoned[0] + abandoned[1]) / (offered[0] + offered[1]);
        }
    }

    /** Plays all pairs; a table of what became of both centres, and of the times. */
    public String play(long firstSeed) {
        double[][] alone = new double[3][runs];
        double[][] shared = new double[3][runs];
        List<Double> told = new ArrayList<>();
        int alarmed = 0;
        List<Double> opened = new ArrayList<>();
        List<Double> rerouted = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            play(firstSeed + run, run, false, alone);
            InFlood helping = play(firstSeed + run, run, true, shared);
            if (helping.alarm.isOpenBefore()) {
                alarmed++;
            } else {
                add(told, helping.alarm.toldAt());
            }
            add(opened, helping.openedAt);
            add(rerouted, helping.reroutedAt);
        }
        return "%d pairs, 95 %% intervals%n".formatted(runs)
                + line("abandonment, flooded centre, alone", Estimate.mean(alone[0], CONFIDENCE))
                + line("abandonment, flooded centre, shared", Estimate.mean(shared[0], CONFIDENCE))
                + line("lower by", lower(shared[0], alone[0]))
                + line("abandonment, helping centre, alone", Estimate.mean(alone[1], CONFIDENCE))
                + line("abandonment, helping centre, shared", Estimate.mean(shared[1], CONFIDENCE))
                + line("abandonment, both, lower by", lower(shared[2], alone[2]))
                + times("flood told after, min", told)
                + count("flood not told while it lasted, runs", runs - alarmed - told.size())
                + count("alarm open before the flood, runs", alarmed)
                + times("help opened in it after, min", opened)
                + times("first re-routed after, min", rerouted);
    }

    /** By how much the flooded centre's abandonment is lower, as a share. */
    Estimate lower(long firstSeed) {
        double[][] alone = new double[3][runs];
        double[][] shared = new double[3][runs];
        for (int run = 0; run < runs; run++) {
            play(firstSeed + run, run, false, alone);
            play(firstSeed + run, run, true, shared);
        }
        return lower(shared[0], alone[0]);
    }

    /** One after the other: the flooded centre, the helping one, and both. */
    private static InFlood play(long seed, int run, boolean shares, double[][] into) {
        Scenario scenario = scenario();
        InFlood watcher = new InFlood();
        RequestRouter router =
                new RequestRouter(scenario, "surge", MIDNIGHT, book(shares), request -> {}, watcher::decided);
        new Hall(scenario, router, watcher, seed).run();
        into[0][run] = watcher.share(0);
        into[1][run] = watcher.share(1);
        into[2][run] = watcher.shareOfBoth();
        return watcher;
    }

    private static Estimate lower(double[] shared, double[] alone) {
        Estimate ratio = Estimate.ratio(shared, alone, CONFIDENCE);
        return new Estimate(1 - ratio.value(), ratio.halfWidth());
    }

    private static void add(List<Double> times, long at) {
        if (at != Long.MAX_VALUE) {
            times.add((at - FROM * MINUTE) / (double) MINUTE);
        }
    }

    private static String times(String what, List<Double> minutes) {
        if (minutes.size() < 2) {
            return "%-38s never%n".formatted(what);
        }
        double[] values = minutes.stream().mapToDouble(each -> each).toArray();
        return line(what + " (%d runs)".formatted(values.length), Estimate.mean(values, CONFIDENCE));
    }

    private static String count(String what, int number) {
        return String.format(Locale.ROOT, "%-42s %8d%n", what, number);
    }

    private static String line(String what, Estimate estimate) {
        return String.format(Locale.ROOT, "%-42s %8.4f ± %.4f%n", what, estimate.value(), estimate.halfWidth());
    }
}
