package io.switchboard.chaos;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.feed.Sent.What;
import io.switchboard.chaos.feed.Workload;
import io.switchboard.chaos.verdict.Observed;
import io.switchboard.chaos.verdict.Seen;
import io.switchboard.sla.EngineOfOneItem;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Notice;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.SlaRules;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A workload as the engine alone would tell of it, without Flink and Kafka: all that is told is seen at once. */
final class Played {

    private static final byte[] NOTHING = {};

    private final SlaRules rules;
    private final int timedPartitions;
    private final Map<String, EngineOfOneItem> items = new LinkedHashMap<>();
    private final Map<List<Object>, Long> newest = new HashMap<>();
    private final List<Seen<Escalation>> escalations = new ArrayList<>();
    private final List<Seen<Outcome>> outcomes = new ArrayList<>();
    private final Map<String, Seen<Tracking>> tracking = new LinkedHashMap<>();
    private final List<Seen<TooLate>> tooLate = new ArrayList<>();
    private final List<Seen<DeadLetter>> deadLetters = new ArrayList<>();
    private final Map<String, int[]> collected = new HashMap<>();

    private Played(SlaRules rules, int timedPartitions) {
        this.rules = rules;
        this.timedPartitions = timedPartitions;
    }

    /** All that is told of {@code workload}: heartbeats let time pass for every item, events for their own. */
    static Observed under(SlaRules rules, Workload workload) {
        Played played = new Played(rules, 2 * workload.shape().partitions());
        workload.log().forEach(played::take);
        return new Observed(
                played.escalations,
                played.outcomes,
                List.copyOf(played.tracking.values()),
                Set.of(),
                played.notices(),
                List.of(),
                played.tooLate,
                played.deadLetters);
    }

    private List<Seen<Notice>> notices() {
        return items.values().stream()
                .flatMap(item -> item.notices().stream())
                .map(notice -> new Seen<>(notice, 0, 0, 0))
                .toList();
    }

    private void take(Sent sent) {
        if (sent.content() == null) {
            letter(sent);
            return;
        }
        List<Object> place = List.of(sent.topic(), sent.partition());
        if (sent.eventId() != null) {
            EngineOfOneItem item = items.computeIfAbsent(sent.itemId(), id -> EngineOfOneItem.under(rules));
            long passed = sent.movesTime() ? newest.getOrDefault(place, 0L) - 1 : 0;
            item.on(sent.content(), Instant.ofEpochMilli(passed));
            collect(sent.itemId(), sent.offsetMs());
        }
        if (sent.movesTime()) {
            newest.merge(place, sent.at().toEpochMilli(), Math::max);
        }
        if (sent.what() == What.HEARTBEAT && newest.size() == timedPartitions) {
            passes(sent.offsetMs());
        }
    }

    private void passes(long offsetMs) {
        long slowest = newest.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        items.forEach((itemId, item) -> {
            item.until(Instant.ofEpochMilli(slowest - 1));
            collect(itemId, offsetMs);
        });
    }

    private void letter(Sent sent) {
        byte[] bytes = sent.value() == null ? NOTHING : sent.value();
        long offset = deadLetters.size();
        DeadLetter letter = new DeadLetter(sent.topic(), sent.partition(), offset, bytes, "unreadable");
        deadLetters.add(new Seen<>(letter, 0, offset, sent.offsetMs()));
    }

    private void collect(String itemId, long offsetMs) {
        EngineOfOneItem item = items.get(itemId);
        int[] before = collected.computeIfAbsent(itemId, id -> new int[3]);
        before[0] = collect(item.escalations(), before[0], escalations, offsetMs);
        before[1] = collect(item.outcomes(), before[1], outcomes, offsetMs);
        before[2] = collect(item.tooLate(), before[2], tooLate, offsetMs);
        if (item.tracking() != null) {
            tracking.put(itemId, new Seen<>(item.tracking(), 0, 0, offsetMs));
        }
    }

    private static <T> int collect(List<T> told, int from, List<Seen<T>> seen, long offsetMs) {
        told.subList(from, told.size()).forEach(one -> seen.add(new Seen<>(one, 0, seen.size(), offsetMs)));
        return told.size();
    }
}
