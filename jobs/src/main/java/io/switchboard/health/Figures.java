package io.switchboard.health;

import io.switchboard.event.Customer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** What a customer's file comes to at an instant. Times are epoch milliseconds. */
final class Figures {

    private static final long HOUR = 3_600_000;
    private static final int MOST_ISSUES = 10;

    private final Chart chart;
    private final Settings settings;
    private final long time;

    Figures(Chart chart, Settings settings, long time) {
        this.chart = chart;
        this.settings = settings;
        this.time = time;
    }

    CustomerHealth health(String customerId, Customer profile, long at, String version) {
        List<Issue> issues = issues();
        int breaches = count(chart.cycles().values().stream()
                .filter(KnownCycle::isBreached)
                .mapToLong(cycle -> cycle.breachedAt() + Chart.QUARTER));
        int reopens = count(chart.items().values().stream()
                .flatMap(item -> item.returns().stream())
                .mapToLong(returned -> returned + Chart.QUARTER));
        Double sentiment = new Mood(chart, settings).at(time);
        var hardest = Pressure.hardest(chart.resources().values(), settings);
        Double pressure = hardest.map(Pressure::inSteps).orElse(null);
        List<PartValue> parts =
                parts(pressure, breaches, issues.isEmpty() ? 0 : issues.get(0).contacts7d(), reopens, sentiment);
        double score = score(parts);
        Followed followed = chart.followed();
        return new CustomerHealth(
                customerId,
                at,
                version,
                profile == null ? null : profile.tier(),
                profile == null ? null : profile.contract(),
                profile == null ? null : profile.region(),
                profile == null ? null : profile.residency(),
                profile == null || profile.languages() == null ? List.of() : profile.languages(),
                contacts(Chart.WEEK),
                contacts(Chart.MONTH),
                issues,
                (int) chart.items().values().stream().filter(KnownItem::isOpen).count(),
                reopens,
                breaches,
                agents(),
                chart.nps() == null ? null : chart.nps().score(),
                chart.nps() == null ? null : chart.nps().at(),
                chart.csat() == null ? null : chart.csat().score(),
                chart.csat() == null ? null : chart.csat().at(),
                sentiment,
                pressure,
                hardest.map(Pressure::resource).orElse(null),
                hardest.map(found -> found.hardest().word()).orElse(null),
                score,
                parts,
                1 - score,
                followed != null && followed.isOpen() ? followed.caseId() : null);
    }

    /** The next instant at which a figure changes because time has passed. */
    OptionalLong changes() {
        LongStream items = chart.items().values().stream()
                .flatMapToLong(item -> LongStream.concat(
                        LongStream.of(item.openedAt() + Chart.WEEK, item.openedAt() + Chart.MONTH, Chart.endOf(item)),
                        item.returns().stream().mapToLong(returned -> returned + Chart.QUARTER)));
        LongStream others = LongStream.concat(
                chart.cycles().values().stream().mapToLong(cycle -> cycle.at() + Chart.QUARTER),
                chart.agents().values().stream().mapToLong(last -> last + Chart.QUARTER));
        return LongStream.concat(LongStream.concat(items, others), rare())
                .filter(instant -> instant > time)
                .min();
    }

    private LongStream rare() {
        LongStream.Builder instants = LongStream.builder();
        if (chart.nps() != null) {
            instants.add(chart.nps().at() + Chart.LONGEST);
        }
        if (chart.csat() != null) {
            instants.add(chart.csat().at() + Chart.LONGEST);
        }
        if (chart.followed() != null) {
            instants.add(Chart.endOf(chart.followed(), settings));
        }
        new Mood(chart, settings).changesAfter(time).ifPresent(instants::add);
        return instants.build();
    }

    private int count(LongStream leaves) {
        return (int) leaves.filter(left -> left > time).count();
    }

    private int contacts(long window) {
        return count(chart.items().values().stream()
                .filter(KnownItem::isContact)
                .mapToLong(item -> item.openedAt() + window));
    }

    private List<Issue> issues() {
        Predicate<KnownItem> isOfThisWeek = item -> item.isContact() && item.openedAt() + Chart.WEEK > time;
        Map<String, Integer> counts = new TreeMap<>();
        chart.items().values().stream()
                .filter(isOfThisWeek)
                .map(KnownItem::category)
                .filter(category -> category != null && !category.isBlank())
                .forEach(category -> counts.merge(category, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Issue(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Issue::contacts7d).reversed().thenComparing(Issue::category))
                .limit(MOST_ISSUES)
                .toList();
    }

    /** To the hour: by the minute it would be told anew for as long as somebody works. */
    private List<AgentSeen> agents() {
        return chart.agents().entrySet().stream()
                .map(entry -> new AgentSeen(entry.getKey(), Math.floorDiv(entry.getValue(), HOUR) * HOUR))
                .sorted(Comparator.comparingLong(AgentSeen::at).reversed().thenComparing(AgentSeen::agentId))
                .toList();
    }

    private List<PartValue> parts(Double pressure, int breaches, int sameIssue, int reopens, Double sentiment) {
        List<PartValue> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            double value =
                    switch (part) {
                        case PRESSURE -> pressure == null ? 0 : pressure;
                        case BREACHES -> saturated(breaches / 2.0);
                        case EFFORT -> saturated(sameIssue / 2.0);
                        case REOPENS -> saturated(reopens);
                        case MOOD -> (1 - (sentiment == null ? 0 : sentiment)) / 2;
                    };
            parts.add(new PartValue(part.word(), value, settings.weight(part)));
        }
        return List.copyOf(parts);
    }

    /** The more, the nearer to 1, and each adds less than the one before. */
    private static double saturated(double much) {
        return 1 - StrictMath.exp(-much);
    }

    static double score(List<PartValue> parts) {
        double sum = 0;
        for (PartValue part : parts) {
            sum += part.value() * part.weight();
        }
        return Math.max(0, 1 - sum);
    }
}
