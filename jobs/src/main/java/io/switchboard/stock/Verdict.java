package io.switchboard.stock;

import io.switchboard.audit.Alarm;
import io.switchboard.audit.Alarm.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one look says of one partition. */
final class Verdict {

    private final Lane lane;
    private final Marks records;
    private final Sighting.Strip seen;
    private final Teller teller;
    private final long until;
    private final List<Gap> gaps;
    private final List<Alarm> alarms = new ArrayList<>();

    Verdict(Lane lane, Marks records, Sighting.Strip seen, Teller teller) {
        this.lane = lane;
        this.records = records.within(lane.from(), Long.MAX_VALUE);
        this.seen = seen;
        this.teller = teller;
        this.until = Math.min(lane.reach(), this.records.last());
        this.gaps = new ArrayList<>(lane.gaps());
    }

    List<Alarm> alarms() {
        return alarms;
    }

    private boolean hasMoved() {
        return until >= lane.from();
    }

    /** What lies before a row that was there a look ago must be there now. */
    void open(boolean remembersAll) {
        Marks due = records.within(lane.from(), until);
        Marks rows = seen.rows.within(lane.from(), until);
        Marks missing = due.without(rows);
        if (!missing.isEmpty()) {
            Alarm alarm = teller.alarm(Kind.ROWS_MISSING, missing, due, missing.count(), 0);
            alarms.add(alarm);
            keep(alarm, missing.runs(due), missing.count());
        }
        doubled(seen.twice.within(lane.from(), until), rows);
        Marks unknown = remembersAll ? rows.without(due) : new Marks();
        if (!unknown.isEmpty()) {
            alarms.add(teller.alarm(Kind.ROWS_UNKNOWN, unknown, rows.and(due), 0, unknown.count()));
        }
    }

    private void keep(Alarm alarm, List<Run> runs, long count) {
        gaps.add(new Gap(
                alarm.windowStart().toEpochMilli(),
                alarm.windowEnd().toEpochMilli(),
                List.copyOf(runs.subList(0, Math.min(Gap.MOST, runs.size()))),
                count));
        if (gaps.size() > Gap.MOST) {
            gaps.remove(0);
        }
    }

    private void doubled(Marks doubled, Marks rows) {
        if (!doubled.isEmpty()) {
            alarms.add(teller.alarm(Kind.ROWS_DOUBLED, doubled, rows, doubled.count(), 2 * doubled.count()));
        }
    }

    /** A row where all was judged fills a gap, or there is one already. */
    void again() {
        Marks left = seen.again;
        for (int i = gaps.size() - 1; i >= 0 && !left.isEmpty(); i--) {
            Gap gap = gaps.get(i);
            Marks come = left.in(gap.runs());
            if (!come.isEmpty()) {
                alarms.add(teller.agreed(gap, come));
                left = left.without(come);
                gaps.set(i, gap.without(come.count()));
            }
        }
        gaps.removeIf(gap -> gap.records() <= 0);
        doubled(left, left);
    }

    /** As it is after the look. */
    Lane lane(long waitsSince, Duration behindAfter, long now) {
        long from = hasMoved() ? until + 1 : lane.from();
        boolean waits = records.last() >= from && !hasMoved();
        boolean behind = waits && (lane.behind() || now - waitsSince >= behindAfter.toMillis());
        if (behind && !lane.behind()) {
            Marks there = seen.rows.within(from, Long.MAX_VALUE);
            alarms.add(teller.alarm(Kind.ROWS_BEHIND, records, records, records.count(), there.count()));
        }
        if (lane.behind() && !behind) {
            alarms.add(teller.moving(records.within(lane.from(), until)));
        }
        return new Lane(
                lane.partition(),
                from,
                Math.max(lane.reach(), seen.rows.last()),
                waits ? lane.movedAt() : now,
                behind,
                List.copyOf(gaps));
    }
}
