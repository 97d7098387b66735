package io.switchboard.health;

import io.switchboard.event.HealthSignal;
import io.switchboard.event.SurveyResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of a customer while something is made of it. Takes in what is heard, and lets go of what has had its time. */
final class Chart {

    static final long DAY = 86_400_000;
    static final long WEEK = 7 * DAY;
    static final long MONTH = 30 * DAY;
    static final long QUARTER = 90 * DAY;

    /** After which an answer, and an item of which nothing was heard any more, is let go. */
    static final long LONGEST = 400 * DAY;

    /** Of items, of cycles, of resources, and of measurements that wait. */
    static final int MOST = 1_000;

    private static final int MOST_AGENTS = 10;

    private static final Comparator<HealthSignal> IN_ORDER =
            Comparator.comparingLong(HealthSignal::millis).thenComparing(HealthSignal::eventId);

    private final Map<String, KnownItem> items;
    private final Map<String, KnownCycle> cycles;
    private final Map<String, Long> agents;
    private final List<HealthSignal> waiting;
    private final Map<String, HealthSignal> resources;
    private final CustomerFile before;
    private Answer nps;
    private Answer csat;
    private Watch watch;
    private Followed followed;

    Chart(CustomerFile file) {
        before = file;
        items = new HashMap<>(file.items());
        cycles = new HashMap<>(file.cycles());
        agents = new HashMap<>(file.agents());
        waiting = new ArrayList<>(file.waiting());
        resources = new HashMap<>(file.resources());
        nps = file.nps();
        csat = file.csat();
        watch = file.watch();
        followed = file.followed();
    }

    Map<String, KnownItem> items() {
        return items;
    }

    Map<String, KnownCycle> cycles() {
        return cycles;
    }

    Map<String, Long> agents() {
        return agents;
    }

    Answer nps() {
        return nps;
    }

    Answer csat() {
        return csat;
    }

    /** In the order of time. */
    List<HealthSignal> waiting() {
        return waiting;
    }

    Map<String, HealthSignal> resources() {
        return resources;
    }

    Watch watch() {
        return watch;
    }

    Followed followed() {
        return followed;
    }

    void watches(Watch next) {
        watch = next;
    }

    void follows(Followed next) {
        followed = next;
    }

    void takes(ItemWord word) {
        items.put(word.item(), KnownItem.after(items.get(word.item()), word));
        if (word.agentId() != null) {
            agents.merge(word.agentId(), word.at(), Math::max);
        }
        if (followed != null && word.isContact()) {
            followed = followed.contacted(word.openedAt());
        }
    }

    /** That a first revision broke no promise need not be known: nothing came before it. */
    void takes(CycleWord word) {
        KnownCycle known = cycles.get(word.cycle());
        boolean isNew =
                known == null ? word.breachedAt() != 0 || word.revision() > 1 : word.revision() > known.revision();
        if (isNew) {
            cycles.put(word.cycle(), new KnownCycle(word.revision(), word.breachedAt(), word.endedAt()));
        }
    }

    void takes(SurveyResponse heard) {
        switch (heard.kind()) {
            case NPS -> nps = Answer.latest(nps, heard);
            case CSAT -> csat = Answer.latest(csat, heard);
            case CES -> {}
        }
    }

    /** Measurements happen in the order of their time: this one waits for its turn. */
    void awaits(HealthSignal signal) {
        if (!waiting.contains(signal)) {
            waiting.add(signal);
            waiting.sort(IN_ORDER);
        }
    }

    /** An older measurement of a resource changes nothing. */
    void measures(HealthSignal signal) {
        HealthSignal known = resources.get(signal.resource());
        if (known == null || IN_ORDER.compare(signal, known) > 0) {
            resources.put(signal.resource(), signal);
        }
    }

    /** What no figure shows at {@code time} any more, and what is more than we keep. */
    void letsGo(long time, Settings settings) {
        items.values().removeIf(item -> endOf(item) <= time);
        cycles.values().removeIf(cycle -> cycle.at() + QUARTER <= time);
        agents.values().removeIf(at -> at + QUARTER <= time);
        nps = nps != null && nps.at() + LONGEST <= time ? null : nps;
        csat = csat != null && csat.at() + LONGEST <= time ? null : csat;
        if (followed != null && endOf(followed, settings) <= time) {
            followed = null;
        }
        shorten(
                items,
                MOST,
                Comparator.comparing(KnownItem::isOpen)
                        .thenComparingLong(KnownItem::openedAt)
                        .thenComparingLong(KnownItem::at));
        shorten(cycles, MOST, Comparator.comparingLong(KnownCycle::at));
        shorten(resources, MOST, IN_ORDER);
        shorten(agents, MOST_AGENTS, Comparator.naturalOrder());
    }

    static long endOf(KnownItem item) {
        long silent = item.at() + LONGEST;
        if (item.isOpen()) {
            return silent;
        }
        long last = item.returns().stream().mapToLong(at -> at + QUARTER).max().orElse(0);
        return Math.min(silent, Math.max(item.isContact() ? item.openedAt() + MONTH : 0, last));
    }

    /** A case that has ended is remembered for a week: a contact may become known late. */
    static long endOf(Followed followed, Settings settings) {
        return followed.isOpen()
                ? Long.MAX_VALUE
                : followed.raisedAt() + settings.caseAfter().toMillis() + WEEK;
    }

    /** Nothing is left that a figure shows, or will. */
    boolean isEmpty() {
        return items.isEmpty()
                && cycles.isEmpty()
                && agents.isEmpty()
                && nps == null
                && csat == null
                && waiting.isEmpty()
                && resources.isEmpty()
                && followed == null;
    }

    /** As it is written down. */
    CustomerFile file(CustomerHealth told, long passed, long armed) {
        return new CustomerFile(
                items,
                cycles,
                agents,
                nps,
                csat,
                waiting,
                resources,
                watch,
                followed,
                told,
                told == null ? before.at() : told.at(),
                passed,
                armed);
    }

    /** The first by {@code order} leave, of two alike the first by name. */
    private static <T> void shorten(Map<String, T> kept, int most, Comparator<? super T> order) {
        if (kept.size() > most) {
            kept.entrySet().stream()
                    .sorted(Map.Entry.<String, T>comparingByValue(order).thenComparing(Map.Entry.comparingByKey()))
                    .limit(kept.size() - (long) most)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(kept::remove);
        }
    }
}
