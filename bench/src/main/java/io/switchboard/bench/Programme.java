package io.switchboard.bench;

import io.switchboard.bench.Results.Failure;
import io.switchboard.bench.Results.Point;
import io.switchboard.bench.contest.Contest;
import io.switchboard.bench.contest.Contestant;
import io.switchboard.bench.contest.FlinkContestant;
import io.switchboard.bench.contest.Rounds;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkClient.SubmitException;
import io.switchboard.twin.FeedException;
import io.switchboard.wire.Topics;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** The measures, each on a cluster of its own; what fails is named, and the rest goes on. */
final class Programme {

    /** Of what it takes when it has all it can get. */
    private static final double SUSTAINED = 0.8;

    private static final int AT_ONCE = 100_000;

    private final Plan plan;
    private final Results results;
    private final Runnable keep;
    private final Consumer<String> progress;

    /** @param keep called when there is more to keep */
    Programme(Plan plan, Results results, Runnable keep, Consumer<String> progress) {
        this.plan = plan;
        this.results = results;
        this.keep = keep;
        this.progress = progress;
    }

    /**
     * Events a second, side by side.
     *
     * @param flames a folder for a flame graph of each job; null for none
     */
    void rates(List<Entrant> entrants, Path flames) {
        Rounds<String> paces = new Rounds<>(entrants.stream().map(Entrant::key).toList());
        results.rates(paces);
        attempt(Measure.RATES, "rates", "rates", () -> {
            try (Grounds grounds = open("rates", plan)) {
                List<Contestant> contestants = entrants.stream()
                        .map(entrant -> drawn(entrant.on(grounds, plan), flames))
                        .toList();
                contest(Measure.RATES, "rates", grounds, plan, plan.extent().events())
                        .run(contestants, plan.extent().rounds(), paces);
            }
        });
    }

    private static Contestant drawn(Contestant contestant, Path flames) {
        return flames != null && contestant instanceof FlinkContestant job ? job.drawn(flames) : contestant;
    }

    /** Ours with more and more open tickets: all points in each round. */
    void growth(List<Point> points) {
        Rounds<Point> rounds = new Rounds<>(points);
        results.growth(rounds);
        for (int round = 1; round <= plan.extent().rounds(); round++) {
            rounds.next();
            for (Point point : points) {
                String logs = "growth-%d-%s-%d".formatted(point.tickets(), point.access(), round);
                String what = "%,d open tickets, %s".formatted(point.tickets(), point.access());
                attempt(Measure.GROWTH, what, logs, () -> alone(point, logs, rounds));
            }
        }
    }

    private void alone(Point point, String logs, Rounds<Point> rounds) {
        Plan desk = plan.with(point.tickets(), point.access());
        Rounds<String> alone = new Rounds<>(List.of(Entrant.OURS.key()));
        try (Grounds grounds = open(logs, desk)) {
            contest(Measure.GROWTH, logs, grounds, desk, desk.extent().alone())
                    .run(List.of(Entrant.OURS.on(grounds, desk)), 1, alone);
            alone.of(Entrant.OURS.key()).forEach(pace -> rounds.add(point, pace));
        }
    }

    private Grounds open(String logs, Plan desk) {
        return Grounds.open(logs, desk.parallelism(), progress);
    }

    private Contest contest(Measure measure, String logs, Grounds grounds, Plan desk, long events) {
        return new Contest(
                grounds.course(desk, events), Topics.TICKET_EVENTS, this::said, what -> failed(measure, what, logs));
    }

    /** A contest tells after each of its paces. */
    private void said(String line) {
        progress.accept(line);
        keep.run();
    }

    /**
     * From a deadline to its reader, at some rates and at four fifths of what ours takes, if that is known.
     *
     * @param before what it took when that was measured before, if it is not measured now
     */
    void latency(OptionalDouble before) {
        List<Integer> rates = new ArrayList<>(plan.extent().liveRates());
        OptionalDouble now = results.sustainable();
        (now.isPresent() ? now : before).ifPresent(most -> rates.add((int) (SUSTAINED * most)));
        for (int round = 1; round <= plan.extent().rounds(); round++) {
            for (int rate : rates) {
                String logs = "latency-%d-%d".formatted(rate, round);
                attempt(Measure.LATENCY, "latency at %,d events/s".formatted(rate), logs, () -> {
                    progress.accept("a desk with %,d open tickets at work, %,d events/s".formatted(plan.open(), rate));
                    try (Grounds grounds = open(logs, plan)) {
                        results.seen(new Live(plan, rate).watch(grounds));
                    }
                });
            }
        }
    }

    /** From a kill to a reader, with the copies of the state that are on the disk and without. */
    void restore() {
        for (int round = 1; round <= plan.extent().rounds(); round++) {
            for (boolean isLocal : new boolean[] {true, false}) {
                String logs = "restore-%s-%d".formatted(isLocal ? "local" : "store", round);
                attempt(Measure.RESTORE, "restore", logs, () -> {
                    progress.accept("a TaskManager is killed beside %,d open tickets, %s"
                            .formatted(
                                    plan.open(), isLocal ? "its copies of the state stay" : "and its disk is empty"));
                    try (Grounds grounds = open(logs, plan)) {
                        results.restored(new Restore(plan, isLocal).run(grounds));
                    }
                });
            }
        }
    }

    /** From a moment in which many clocks are due to when a reader has seen all. */
    void burst() {
        for (int round = 1; round <= plan.extent().rounds(); round++) {
            String logs = "burst-" + round;
            attempt(Measure.BURST, "a burst", logs, () -> {
                progress.accept("%,d clocks are due at once beside %,d open tickets".formatted(AT_ONCE, plan.open()));
                try (Grounds grounds = open(logs, plan)) {
                    results.bursted(new Burst(plan, AT_ONCE).run(grounds));
                }
            });
        }
    }

    private void attempt(Measure kind, String what, String logs, Runnable measure) {
        try {
            measure.run();
        } catch (ClusterException | SubmitException | FeedException | KafkaException | UncheckedIOException e) {
            failed(kind, what + " could not be measured: " + e.getMessage(), logs);
        } finally {
            keep.run();
        }
    }

    private void failed(Measure measure, String what, String logs) {
        String line = what + " (its logs go to target/bench-logs/" + logs + ")";
        results.failed(new Failure(measure, line));
        progress.accept(line);
    }
}
