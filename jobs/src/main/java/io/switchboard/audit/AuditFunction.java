package io.switchboard.audit;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Gathers what readers see of each item, and has it judged when nothing more has come for a while. Decides nothing itself. */
public final class AuditFunction extends KeyedProcessFunction<String, Seen, Alarm> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "audit";

    /** How many breaches more or fewer stand in a minute. */
    public static final OutputTag<Tally> BREACHES = new OutputTag<>("breaches", TypeInformation.of(Tally.class));

    private static final long serialVersionUID = 1;

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    private final Patience patience;

    private transient ValueState<Audit> audit;
    private transient Counter raised;
    private transient Counter agreed;

    public AuditFunction(Duration patience) {
        this.patience = new Patience(patience);
    }

    static ValueStateDescriptor<Audit> auditState() {
        ValueStateDescriptor<Audit> state = new ValueStateDescriptor<>("audit", TypeInformation.of(Audit.class));
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        audit = getRuntimeContext().getState(auditState());
        raised = getRuntimeContext().getMetricGroup().counter("audit.raised");
        agreed = getRuntimeContext().getMetricGroup().counter("audit.agreed");
    }

    @Override
    public void processElement(Seen record, Context context, Collector<Alarm> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        Audit known = audit.value();
        known = known == null ? Audit.of(record.itemId()) : known;
        Audit next = known.with(record, now);
        audit.update(next);
        next.dossier().breachesSince(known.dossier()).forEach(tally -> context.output(BREACHES, tally));
        context.timerService().registerProcessingTimeTimer(patience.until(now, now));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alarm> out) throws Exception {
        Audit known = audit.value();
        if (known == null) {
            return;
        }
        long now = context.timerService().currentProcessingTime();
        long due = patience.until(known.changedAt(), now);
        if (now < due) {
            context.timerService().registerProcessingTimeTimer(due);
            return;
        }
        Audit.Verdict verdict = known.judged();
        audit.update(verdict.audit());
        for (Alarm alarm : verdict.alarms()) {
            (alarm.kind() == Alarm.Kind.AGREED ? agreed : raised).inc();
            out.collect(alarm);
        }
    }
}
