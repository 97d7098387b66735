package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import io.switchboard.twin.FeedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What sharing is worth: two centres of 40 agents at 85 % load, handling 6 minutes, patience 4, the first flooded by 1.6
 * for an hour. The same customers with and without sharing, pair by pair.
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
        List<ContactClass> classes = List.of(centre("flooded"), centre("helping"));
        List<SimAgent> agents = new ArrayList<>();
        for (String team : List.of("flooded", "helping")) {
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

    /** Of the contacts that come during the flood and the half hour after it. */
    private static final class InFlood implements Watcher {

        private final double[] offered = new double[2];
        private final double[] abandoned = new double[2];
        private long passed;

        @Override
        public void arrived(Contact contact) {}

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
    }

    /** Plays all pairs; a table of what became of both centres, and of the times. */
    public String play(long firstSeed) {
        double[][] alone = new double[2][runs];
        double[][] shared = new double[2][runs];
        List<Double> detected = new ArrayList<>();
        List<Double> opened = new ArrayList<>();
        List<Double> rerouted = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            play(firstSeed + run, run, false, alone);
            TwoCentres helping = play(firstSeed + run, run, true, shared);
            add(detected, helping.detectedAt());
            add(opened, helping.openedAt());
            add(rerouted, helping.reroutedAt());
        }
        return "%d pairs, 95 %% intervals%n".formatted(runs)
                + line("abandonment, flooded centre, alone", Estimate.mean(alone[0], CONFIDENCE))
                + line("abandonment, flooded centre, shared", Estimate.mean(shared[0], CONFIDENCE))
                + line("lower by", lower(shared[0], alone[0]))
                + line("abandonment, helping centre, alone", Estimate.mean(alone[1], CONFIDENCE))
                + line("abandonment, helping centre, shared", Estimate.mean(shared[1], CONFIDENCE))
                + line("abandonment, both, lower by", lower(sum(shared), sum(alone)))
                + times("flood told after, min", detected)
                + times("sharing open after, min", opened)
                + times("first re-routed after, min", rerouted);
    }

    /** By how much the flooded centre's abandonment is lower, as a share. */
    Estimate lower(long firstSeed) {
        double[][] alone = new double[2][runs];
        double[][] shared = new double[2][runs];
        for (int run = 0; run < runs; run++) {
            play(firstSeed + run, run, false, alone);
            play(firstSeed + run, run, true, shared);
        }
        return lower(shared[0], alone[0]);
    }

    private static TwoCentres play(long seed, int run, boolean shares, double[][] into) {
        Scenario scenario = scenario();
        TwoCentres router = new TwoCentres(scenario, PER_MINUTE, FROM * MINUTE, shares);
        InFlood watcher = new InFlood();
        new Hall(scenario, router, watcher, seed).run();
        into[0][run] = watcher.share(0);
        into[1][run] = watcher.share(1);
        return router;
    }

    private static double[] sum(double[][] both) {
        double[] sum = new double[both[0].length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = both[0][i] + both[1][i];
        }
        return sum;
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

    private static String line(String what, Estimate estimate) {
        return String.format(Locale.ROOT, "%-42s %8.4f ± %.4f%n", what, estimate.value(), estimate.halfWidth());
    }
}
