package io.switchboard.audit;

import java.time.Duration;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Gathers what readers see of each item, and has it judged after a while. */
public final class AuditFunction extends PatientFunction<String, Seen, Audit> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "audit";

    /** How many breaches more or fewer stand in a minute. */
    public static final OutputTag<Tally> BREACHES = new OutputTag<>("breaches", TypeInformation.of(Tally.class));

    private static final long serialVersionUID = 1;

    public AuditFunction(Duration patience) {
        super(patience);
    }

    static ValueStateDescriptor<Audit> auditState() {
        return state("audit", Audit.class);
    }

    @Override
    ValueStateDescriptor<Audit> state() {
        return auditState();
    }

    @Override
    Audit take(Seen record, Audit known, long now, Context context) {
        Audit before = known == null ? Audit.of(record.itemId()) : known;
        Audit after = before.with(record, now);
        after.dossier().breachesSince(before.dossier()).forEach(tally -> context.output(BREACHES, tally));
        return after;
    }
}
