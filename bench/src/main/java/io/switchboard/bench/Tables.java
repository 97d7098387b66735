package io.switchboard.bench;

import io.switchboard.bench.Results.Point;
import io.switchboard.bench.contest.CheckpointCosts;
import io.switchboard.bench.contest.Latencies;
import io.switchboard.bench.contest.Pace;
import io.switchboard.bench.contest.Rounds;
import io.switchboard.bench.contest.Rounds.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results as a person reads them. */
final class Tables {

    private final Results results;
    private final StringBuilder words = new StringBuilder();

    private Tables(Results results) {
        this.results = results;
    }

    static String of(Results results, Machine machine) {
        Tables tables = new Tables(results);
        tables.words.append(machine.inWords()).append('\n');
        tables.rates();
        tables.growth();
        tables.latencies();
        tables.restores();
        tables.bursts();
        return tables.words.toString().strip();
    }

    private void row(String row) {
        words.append(row).append('\n');
    }

    private void rates() {
        Rounds<String> rates = results.rates();
        Plan plan = results.plan();
        if (!rates.present().isEmpty()) {
            row("\n| %,d open tickets, %s, customers %s, parallelism %d | events/s | lowest to highest | warm for |"
                    .formatted(plan.open(), plan.access(), plan.customers(), plan.parallelism()));
            row("|---|---|---|---|");
            rates.present()
                    .forEach(key -> row("| %s | %s | %.0f s |"
                            .formatted(
                                    key,
                                    inWords(rates.spread(key), "%,.0f"),
                                    rates.lastOf(key).warmSeconds())));
        }
        ratios();
        checkpoints(rates);
    }

    private void ratios() {
        Map<String, Spread> ratios = new LinkedHashMap<>(results.spreads());
        results.growths().forEach(growth -> ratios.put(growth.name(), growth.ratio()));
        if (!ratios.isEmpty()) {
            row("\n| ratio | median | lowest to highest |\n|---|---|---|");
            ratios.forEach((name, ratio) -> row("| %s | %s |".formatted(name, inWords(ratio, "%.3f"))));
        }
    }

    private void checkpoints(Rounds<String> rates) {
        List<String> told = rates.present().stream()
                .filter(key -> rates.lastOf(key).checkpoints() != null)
                .toList();
        if (told.isEmpty()) {
            return;
        }
        row(
                "\n| checkpoints within the window, last round | median | slow | kB added by one | bytes a ticket ever open, at the end |");
        row("|---|---|---|---|---|");
        for (String key : told) {
            Pace pace = rates.lastOf(key);
            CheckpointCosts costs = pace.checkpoints();
            row("| %s | %,d ms | %,d ms (%s) | %,d | %,d |"
                    .formatted(
                            key,
                            costs.medianMs(),
                            costs.slowMs(),
                            costs.whichIsSlow(),
                            costs.bytes() / 1_000,
                            pace.end().perTicket()));
        }
    }

    private void growth() {
        Rounds<Point> growth = results.growth();
        if (growth.present().isEmpty()) {
            return;
        }
        row("\n| ours, open tickets | events/s | lowest to highest | bytes a ticket when all are open"
                + " | at the end, of those ever open | at the end, of those that are open | least heap, MB |");
        row("|---|---|---|---|---|---|---|");
        for (Point point : growth.present()) {
            Pace last = growth.lastOf(point);
            row("| %,d, %s | %s | %,d | %,d | %,d | %,d |"
                    .formatted(
                            point.tickets(),
                            point.access(),
                            inWords(growth.spread(point), "%,.0f"),
                            last.opened().perTicket(),
                            last.end().perTicket(),
                            last.end().bytes() / point.tickets(),
                            last.leastHeapBytes() / 1_000_000));
        }
    }

    private void latencies() {
        if (results.seen().isEmpty()) {
            return;
        }
        row(
                "\n| deadline to visible, %,d open tickets | deadlines | latest event | committed: p50, slow, most | fast: p50, slow, most |"
                        .formatted(results.plan().open()));
        row("|---|---|---|---|---|");
        for (Live.Seen one : results.seen()) {
            row("| %,.0f events/s | %,d | %,d ms | %s | %s |"
                    .formatted(
                            one.feeding().perSecond(),
                            one.committed().count(),
                            one.feeding().latest().toMillis(),
                            inWords(one.committed()),
                            inWords(one.fast())));
        }
    }

    private void restores() {
        if (results.restored().isEmpty()) {
            return;
        }
        row("\n| kill of the TaskManager to a deadline visible | seconds | MB of state |\n|---|---|---|");
        for (Restore.Restored one : results.restored()) {
            row("| %,d open tickets, %s | %.1f | %,d |"
                    .formatted(
                            one.restore().plan().open(),
                            one.restore().isLocal() ? "copies on its disk" : "from the checkpoint store",
                            one.seconds(),
                            one.stateBytes() / 1_000_000));
        }
    }

    private void bursts() {
        if (results.bursted().isEmpty()) {
            return;
        }
        row("\n| clocks due at once | all visible after | slowest checkpoint |\n|---|---|---|");
        for (Burst.Bursted one : results.bursted()) {
            row("| %,d beside %,d open tickets | %.1f s | %,d ms |"
                    .formatted(
                            one.burst().clocks(), one.burst().plan().open(), one.seconds(), one.slowestCheckpointMs()));
        }
    }

    private static String inWords(Spread spread, String format) {
        return format.formatted(spread.median())
                + " | "
                + format.formatted(spread.lowest())
                + " to "
                + format.formatted(spread.highest());
    }

    private static String inWords(Latencies latencies) {
        return "%,d, %,d (%s), %,d ms"
                .formatted(
                        latencies.quantile(0.5),
                        latencies.slow(),
                        Latencies.whichIsSlow(latencies.count()),
                        latencies.quantile(1));
    }
}
