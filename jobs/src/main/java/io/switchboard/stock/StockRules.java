package io.switchboard.stock;

import io.switchboard.audit.Alarm;
import io.switchboard.stock.Look.Span;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/**
 * Whether each committed record of a topic is one row of its table.
 *
 * <p>What was read is judged up to the last row that was there a look ago, for what is added to a table is in the order of
 * its topic, but what was refused is added to another one a moment later. So what nobody has archived yet is no difference,
 * and what this side has not read yet is none either.
 *
 * @param topics by table
 * @param forgetful topics that forget what is between their records: of those no row is unknown
 * @param behindAfter how long records may wait for rows
 */
public record StockRules(HashMap<String, String> topics, HashSet<String> forgetful, Duration behindAfter)
        implements Serializable {

    /** What there is to look for. */
    Look look(Stock stock, NavigableMap<Slot, Slate> open) {
        List<Span> spans = new ArrayList<>();
        for (Lane lane : lanes(stock, open, stock.lookedAt())) {
            spans.add(new Span(
                    lane.partition(),
                    lane.from(),
                    records(lane.partition(), open).last()));
        }
        return new Look(spans, stock.snapshot(), stock.refused());
    }

    /**
     * Judges what can be judged.
     *
     * @param open the records of slots in which not all was judged
     * @param began when this run of the job began to look, in epoch milliseconds of the machine's time
     * @param now in epoch milliseconds of the machine's time
     */
    Step judge(String table, Stock stock, NavigableMap<Slot, Slate> open, Sighting seen, long began, long now) {
        List<Lane> lanes = new ArrayList<>();
        List<Alarm> alarms = new ArrayList<>();
        List<Slot> done = new ArrayList<>();
        String topic = topics.get(table);
        for (Lane lane : lanes(stock, open, stock.lookedAt())) {
            int partition = lane.partition();
            Teller teller = new Teller(table, topic, partition, open, stock.lookedAt(), now);
            Verdict verdict = new Verdict(lane, records(partition, open), seen.of(partition), teller);
            verdict.open(!forgetful.contains(topic));
            verdict.again();
            Lane next = verdict.lane(Math.max(lane.movedAt(), began), behindAfter, now);
            lanes.add(next);
            alarms.addAll(verdict.alarms());
            open.keySet().stream()
                    .filter(slot -> slot.partition() == partition && slot.first() + Slot.OFFSETS <= next.from())
                    .forEach(done::add);
        }
        return new Step(new Stock(lanes, seen.snapshot(), seen.refused(), now), alarms, done);
    }

    /** Those that are known, and one for each partition of which there was nothing before. */
    private static List<Lane> lanes(Stock stock, NavigableMap<Slot, Slate> open, long now) {
        List<Lane> lanes = new ArrayList<>(stock.lanes());
        Set<Integer> known = new HashSet<>();
        lanes.forEach(lane -> known.add(lane.partition()));
        for (Slot slot : open.keySet()) {
            if (known.add(slot.partition())) {
                lanes.add(Lane.from(slot, records(slot.partition(), open).first(), now));
            }
        }
        return lanes;
    }

    private static Marks records(int partition, NavigableMap<Slot, Slate> open) {
        Marks records = new Marks();
        open.subMap(new Slot(partition, 0), true, new Slot(partition, Long.MAX_VALUE), true)
                .forEach(records::add);
        return records;
    }
}
