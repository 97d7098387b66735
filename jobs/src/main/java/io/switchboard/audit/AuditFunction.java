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

    /** How many cycles more or fewer have ended in a minute, and how many of them in time. */
    public static final OutputTag<Tally> ENDS = new OutputTag<>("ends", TypeInformation.of(Tally.class));

    private static final long serialVersionUID = 1;

    private final long settledMs;

    /** @param settled how far apart the ends of a cycle are when it ended twice, and was not corrected */
    public AuditFunction(Duration patience, Duration settled) {
        super(patience);
        this.settledMs = settled.toMillis();
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
        if (record.ended() != null) {
            after.dossier().endsSince(before.dossier(), settledMs).forEach(tally -> context.output(ENDS, tally));
        }
        return after;
    }
}
