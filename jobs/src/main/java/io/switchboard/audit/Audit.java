package io.switchboard.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one item, and which of its differences were told.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param changedAt when the last record came, in epoch milliseconds of the machine's time
 * @param raised those that an alarm was raised for, and that were not found to agree since
 */
public record Audit(Dossier dossier, long changedAt, List<Difference> raised)
        implements PatientFunction.Gathered<Audit> {

    static Audit of(String itemId) {
        return new Audit(Dossier.of(itemId), 0, List.of());
    }

    Audit with(Seen record, long now) {
        return new Audit(record.in(dossier), now, raised);
    }

    @Override
    public List<Alarm> alarms() {
        List<Difference> now = dossier.differences();
        List<Alarm> alarms = new ArrayList<>();
        for (Difference each : now) {
            if (raised.stream().noneMatch(each::isSame)) {
                alarms.add(Alarm.of(each));
            }
        }
        for (Difference each : raised) {
            if (now.stream().noneMatch(each::isSame)) {
                alarms.add(Alarm.agreed(each));
            }
        }
        return alarms;
    }

    @Override
    public Audit judged() {
        return new Audit(dossier, changedAt, dossier.differences());
    }
}
