package io.switchboard.bench;

import io.switchboard.bench.Results.Point;
import io.switchboard.bench.contest.Contest;
import io.switchboard.bench.contest.Contestant;
import io.switchboard.bench.contest.Rounds;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkClient.SubmitException;
import io.switchboard.wire.Topics;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The measures, each on a cluster of its own; what fails is named, and the rest goes on. */
final class Programme {

    /** Of what it takes when it has all it can get. */
    private static final double SUSTAINED = 0.8;

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

    /** Events a second, side by side. */
    void rates(List<Entrant> entrants) {
        attempt("rates", "rates", () -> {
            try (Grounds grounds = Grounds.open("rates", plan.parallelism(), progress)) {
                List<Contestant> contestants = entrants.stream()
                        .map(entrant -> entrant.on(grounds, plan))
                        .toList();
                Contest contest = new Contest(
                        grounds.course(plan), Topics.TICKET_EVENTS, progress, what -> failed(what, "rates"));
                results.rates(contest.run(contestants, plan.extent().rounds()));
            }
        });
    }

    /** Ours with more and more open tickets: all points in each round. */
    void growth(List<Point> points) {
        Rounds<Point> rounds = new Rounds<>(points);
        results.growth(rounds);
        for (int round = 1; round <= plan.extent().rounds(); round++) {
            rounds.next();
            for (Point point : points) {
                String logs = "growth-%d-%s-%d".formatted(point.tickets(), point.access(), round);
                attempt("%,d open tickets, %s".formatted(point.tickets(), point.access()), logs, () -> {
                    Rounds<String> alone = alone(plan.with(point.tickets(), point.access()), logs);
                    String ours = Entrant.OURS.key();
                    alone.of(ours).forEach(pace -> rounds.add(point, pace));
                });
            }
        }
    }

    private Rounds<String> alone(Plan desk, String logs) {
        try (Grounds grounds = Grounds.open(logs, desk.parallelism(), progress)) {
            Contest contest =
                    new Contest(grounds.course(desk), Topics.TICKET_EVENTS, progress, what -> failed(what, logs));
            return contest.run(List.of(Entrant.OURS.on(grounds, desk)), 1);
        }
    }

    /** From a deadline to its reader, at some rates and at four fifths of what ours takes, if that was measured. */
    void latency() {
        List<Integer> rates = new ArrayList<>(plan.extent().liveRates());
        results.sustainable().ifPresent(most -> rates.add((int) (SUSTAINED * most)));
        for (int round = 1; round <= plan.extent().rounds(); round++) {
            for (int rate : rates) {
                String logs = "latency-%d-%d".formatted(rate, round);
                attempt("latency at %,d events/s".formatted(rate), logs, () -> {
                    progress.accept("a desk with %,d open tickets at work, %,d events/s".formatted(plan.open(), rate));
                    try (Grounds grounds = Grounds.open(logs, plan.parallelism(), progress)) {
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
                attempt("restore", logs, () -> {
                    try (Grounds grounds = Grounds.open(logs, plan.parallelism(), progress)) {
                        results.restored(new Restore(plan, isLocal).run(grounds));
                    }
                });
            }
        }
    }

    private void attempt(String what, String logs, Runnable measure) {
        try {
            measure.run();
        } catch (ClusterException | SubmitException | UncheckedIOException e) {
            failed(what + " could not be measured: " + e.getMessage(), logs);
        } finally {
            keep.run();
        }
    }

    private void failed(String what, String logs) {
        String line = what + " (its logs go to target/bench-logs/" + logs + ")";
        results.failed(line);
        progress.accept(line);
    }
}
