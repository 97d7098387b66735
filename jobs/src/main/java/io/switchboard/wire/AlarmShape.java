package io.switchboard.wire;

import io.switchboard.audit.Alarm;
import io.switchboard.schema.ReconciliationAlarm;
import io.switchboard.schema.ReconciliationKind;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;

/** Alarms of the reconciliation as their topic shows them. */
final class AlarmShape implements Shape<Alarm, ReconciliationAlarm> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Alarm> type() {
        return Alarm.class;
    }

    @Override
    public Schema schema() {
        return ReconciliationAlarm.getClassSchema();
    }

    @Override
    public Instant at(Alarm alarm) {
        return alarm.windowEnd();
    }

    @Override
    public Alarm fromAvro(ReconciliationAlarm alarm) {
        return new Alarm(
                Field.symbol("kind", alarm.getKind(), Alarm.Kind.class),
                alarm.getWindowStart(),
                alarm.getWindowEnd(),
                List.copyOf(alarm.getIds()),
                alarm.getExpected(),
                alarm.getActual(),
                alarm.getDetail(),
                alarm.getTable());
    }

    @Override
    public ReconciliationAlarm toAvro(Alarm alarm) {
        return new ReconciliationAlarm(
                Field.onWire(alarm.kind(), ReconciliationKind.class),
                alarm.windowStart(),
                alarm.windowEnd(),
                alarm.ids(),
                alarm.expected(),
                alarm.actual(),
                alarm.detail(),
                alarm.table());
    }
}
