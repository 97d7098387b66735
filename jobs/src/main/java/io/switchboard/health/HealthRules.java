package io.switchboard.health;

import io.switchboard.event.Customer;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How a customer is, and when that is to be told: when a figure is another. All is folded so that the order in which it is heard
 * makes no difference, and neither does hearing it twice. Times are epoch milliseconds.
 */
public record HealthRules(Settings settings) implements Serializable {

    /** Of two profiles the later one holds, whichever came first. */
    Customer latest(Customer known, Customer heard) {
        return known == null || !heard.at().isBefore(known.at()) ? heard : known;
    }

    /**
     * Something is heard.
     *
     * @param profile as it is known by then; null if it is not
     * @param now how far time has come
     */
    HealthStep on(Fact fact, CustomerFile before, Customer profile, long now) {
        CustomerFile file = before == null ? CustomerFile.EMPTY : before;
        long time = Math.max(now, file.passed());
        Chart chart = new Chart(file);
        Watchman watchman = new Watchman(fact.customerId(), chart, settings);
        takes(fact, chart, watchman, time);
        watchman.settles(time);
        return step(fact.customerId(), profile, file, chart, watchman.cases(), time, fact.at(), fact.version());
    }

    /** Time has come so far. */
    HealthStep at(long time, String customerId, CustomerFile file, Customer profile) {
        Chart chart = new Chart(file);
        Watchman watchman = new Watchman(customerId, chart, settings);
        watchman.passes(file.passed(), time);
        return step(
                customerId,
                profile,
                file,
                chart,
                watchman.cases(),
                Math.max(time, file.passed()),
                time,
                "time/" + time);
    }

    private static void takes(Fact fact, Chart chart, Watchman watchman, long time) {
        if (fact.item() != null && !CaseTicket.isOne(fact.item().itemId())) {
            chart.takes(fact.item());
        }
        if (fact.cycle() != null && !CaseTicket.isOne(fact.cycle().itemId())) {
            chart.takes(fact.cycle());
        }
        if (fact.answer() != null) {
            chart.takes(fact.answer());
        }
        if (fact.signal() != null) {
            watchman.hears(fact.signal(), time);
        }
    }

    private HealthStep step(
            String customerId,
            Customer profile,
            CustomerFile file,
            Chart chart,
            List<ProactiveCase> cases,
            long time,
            long at,
            String version) {
        chart.letsGo(time, settings);
        boolean isEmpty = chart.isEmpty();
        if (isEmpty && file.told() == null) {
            return new HealthStep(null, null, false, cases);
        }
        Figures figures = new Figures(chart, settings, time);
        CustomerHealth health = figures.health(customerId, profile, Math.max(at, file.at()), version);
        boolean isNews = !health.saysTheSameAs(file.told());
        CustomerHealth told = isNews ? health : file.told();
        CustomerFile next = isEmpty ? null : chart.file(told, time, wakeAt(customerId, chart, figures, time));
        return new HealthStep(next, isNews ? health : null, isEmpty, cases);
    }

    /** When something happens next by itself; 0 for never. */
    private long wakeAt(String customerId, Chart chart, Figures figures, long time) {
        OptionalLong watch = new Watchman(customerId, chart, settings).next(time);
        return LongStream.concat(watch.stream(), figures.changes().stream())
                .filter(instant -> instant < Long.MAX_VALUE)
                .min()
                .orElse(0);
    }
}
