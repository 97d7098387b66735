package io.switchboard.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.bench.Results.Failure;
import io.switchboard.bench.Results.Point;
import io.switchboard.bench.contest.CheckpointCosts;
import io.switchboard.bench.contest.Latencies;
import io.switchboard.bench.contest.Pace;
import io.switchboard.bench.contest.Rounds;
import java.util.List;
import java.util.function.ToLongFunction;

/** Results as a program reads them. What was not measured has no key. */
final class Figures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Results results;
    private final Plan plan;
    private final ObjectNode json = JSON.createObjectNode();

    private Figures(Results results) {
        this.results = results;
        this.plan = results.plan();
    }

    static ObjectNode of(Results results, Machine machine) {
        Figures figures = new Figures(results);
        machine.tell(figures.json.putObject("machine"));
        figures.plan.tell(figures.json.putObject("desk"));
        figures.rates();
        figures.growth();
        figures.latencyMs();
        figures.latencies();
        figures.restores();
        figures.bursts();
        figures.failures();
        return figures.json;
    }

    private ObjectNode one(String of) {
        return json.withArray(of).addObject();
    }

    private void rates() {
        Rounds<String> rates = results.rates();
        if (rates.present().isEmpty()) {
            return;
        }
        ObjectNode paces = json.putObject("eventsPerSecond");
        rates.present().forEach(key -> tell(rates, key, paces.putObject(key)));
        ObjectNode medians = json.putObject("ratios");
        ObjectNode spreads = json.putObject("ratioSpreads");
        results.spreads().forEach((name, spread) -> {
            medians.put(name, spread.median());
            spreads.putArray(name).add(spread.lowest()).add(spread.highest());
        });
    }

    private void growth() {
        for (Growth growth : results.growths()) {
            if (growth.access() == plan.access()) {
                json.put("growth", growth.ratio().median());
            }
            one("growths")
                    .put("access", growth.access().name())
                    .put("fewest", growth.fewest())
                    .put("most", growth.most())
                    .put("median", growth.ratio().median())
                    .put("lowest", growth.ratio().lowest())
                    .put("highest", growth.ratio().highest());
        }
        for (Point point : results.growth().present()) {
            ObjectNode one = one("growthPoints");
            plan.with(point.tickets(), point.access()).tell(one);
            tell(results.growth(), point, one);
        }
    }

    private static <K> void tell(Rounds<K> rounds, K key, ObjectNode json) {
        json.put("median", Math.round(rounds.spread(key).median()));
        rounds.of(key).forEach(pace -> json.withArray("rounds").add(Math.round(pace.perSecond())));
        Pace last = rounds.lastOf(key);
        json.put("warmSeconds", last.warmSeconds()).put("seconds", last.seconds());
        if (last.end().bytes() > 0) {
            json.put("stateBytesPerTicketWhenOpen", last.opened().perTicket())
                    .put("stateBytesPerTicketAtEnd", last.end().perTicket())
                    .put("stateBytesAtEnd", last.end().bytes())
                    .put("ticketsAtEnd", last.end().tickets())
                    .put("leastHeapBytes", last.leastHeapBytes());
        }
        CheckpointCosts costs = last.checkpoints();
        if (costs != null) {
            json.putObject("checkpoints")
                    .put("completed", costs.completed())
                    .put("bytesAddedByOne", costs.bytes())
                    .put("p50Ms", costs.medianMs())
                    .put("slowMs", costs.slowMs())
                    .put("slow", costs.whichIsSlow());
        }
    }

    /** At the highest of the rates that were asked for: of all rounds the median, of each figure. */
    private void latencyMs() {
        int rate = plan.extent().liveRates().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        List<Live.Seen> those =
                results.seen().stream().filter(one -> one.live().rate() == rate).toList();
        if (those.isEmpty()) {
            return;
        }
        ObjectNode told = json.putObject("latencyMs");
        plan.tell(told);
        told.put("eventsPerSecond", rate)
                .put("p50", median(those, one -> one.committed().quantile(0.5)))
                .put("p99", median(those, one -> one.committed().quantile(0.99)))
                .put("fastP50", median(those, one -> one.fast().quantile(0.5)))
                .put("fastP99", median(those, one -> one.fast().quantile(0.99)));
    }

    private static double median(List<Live.Seen> all, ToLongFunction<Live.Seen> figure) {
        return Median.of(all.stream().mapToDouble(figure::applyAsLong));
    }

    private void latencies() {
        for (Live.Seen seen : results.seen()) {
            ObjectNode one = one("latencies");
            seen.live().plan().tell(one);
            one.put("eventsPerSecond", seen.feeding().perSecond())
                    .put("latestEventMs", seen.feeding().latest().toMillis())
                    .put("deadlines", seen.committed().count());
            tell(seen.committed(), one);
            tell(seen.fast(), one.putObject("fast"));
        }
    }

    private static void tell(Latencies latencies, ObjectNode json) {
        json.put("p50", latencies.quantile(0.5))
                .put("p99", latencies.quantile(0.99))
                .put("slowMs", latencies.slow())
                .put("slow", Latencies.whichIsSlow(latencies.count()))
                .put("max", latencies.quantile(1));
    }

    private void restores() {
        for (Restore.Restored restored : results.restored()) {
            ObjectNode one = one("restores");
            restored.restore().plan().tell(one);
            one.put("localCopies", restored.restore().isLocal())
                    .put("seconds", restored.seconds())
                    .put("stateBytes", restored.stateBytes());
        }
    }

    private void bursts() {
        for (Burst.Bursted bursted : results.bursted()) {
            ObjectNode one = one("bursts");
            bursted.burst().plan().tell(one);
            one.put("clocks", bursted.burst().clocks())
                    .put("seconds", bursted.seconds())
                    .put("slowestCheckpointMs", bursted.slowestCheckpointMs());
        }
    }

    private void failures() {
        for (Failure failure : results.failures()) {
            one("failures").put("measure", failure.measure().name()).put("why", failure.why());
        }
    }
}
