package io.switchboard.audit;

import io.switchboard.sla.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is kept of the cycles that ended in each minute, without Flink: outcomes and final rows in, alarms out. */
public final class EndedMinutes {

    private final long settledMs;
    private final Map<String, Dossier> items = new HashMap<>();
    private final Map<Long, Minute> minutes = new TreeMap<>();

    public EndedMinutes(Duration settled) {
        this.settledMs = settled.toMillis();
    }

    public void told(Outcome outcome) {
        Dossier before = items.getOrDefault(outcome.itemId(), Dossier.of(outcome.itemId()));
        Dossier after = before.with(outcome);
        items.put(outcome.itemId(), after);
        after.endsSince(before, settledMs).forEach(this::take);
    }

    public void counted(Tally row) {
        take(row);
    }

    private void take(Tally tally) {
        minutes.compute(tally.minute(), (start, known) -> (known == null ? Minute.of(Count.ENDS, start) : known)
                .with(tally, 0));
    }

    /** So many of those that count are in time, or are not. */
    public long standing(boolean inTime) {
        return minutes.values().stream()
                .mapToLong(minute -> inTime ? minute.inTime() : minute.told() - minute.inTime())
                .sum();
    }

    /** What there is to tell when nothing has come for a while, in the order of the minutes. */
    public List<Alarm> judged() {
        List<Alarm> alarms = new ArrayList<>();
        minutes.values().forEach(minute -> alarms.addAll(minute.alarms()));
        minutes.replaceAll((start, minute) -> minute.judged());
        return alarms;
    }
}
