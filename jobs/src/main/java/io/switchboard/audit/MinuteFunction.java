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

/** Keeps what was told and what was counted of each minute, and has it judged after a while. Decides nothing itself. */
public final class MinuteFunction extends KeyedProcessFunction<Long, Tally, Alarm> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "minutes";

    private static final long serialVersionUID = 1;

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    private final Patience patience;

    private transient ValueState<Minute> minute;
    private transient Counter raised;
    private transient Counter agreed;

    public MinuteFunction(Duration patience) {
        this.patience = new Patience(patience);
    }

    static ValueStateDescriptor<Minute> minuteState() {
        ValueStateDescriptor<Minute> state = new ValueStateDescriptor<>("minute", TypeInformation.of(Minute.class));
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        minute = getRuntimeContext().getState(minuteState());
        raised = getRuntimeContext().getMetricGroup().counter("audit.raised");
        agreed = getRuntimeContext().getMetricGroup().counter("audit.agreed");
    }

    @Override
    public void processElement(Tally tally, Context context, Collector<Alarm> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        Minute known = minute.value();
        minute.update((known == null ? Minute.of(tally.minute()) : known).with(tally, now));
        context.timerService().registerProcessingTimeTimer(patience.until(now, now));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alarm> out) throws Exception {
        Minute known = minute.value();
        if (known == null) {
            return;
        }
        long now = context.timerService().currentProcessingTime();
        long due = patience.until(known.changedAt(), now);
        if (now < due) {
            context.timerService().registerProcessingTimeTimer(due);
            return;
        }
        Alarm alarm = known.alarm();
        minute.update(known.judged());
        if (alarm != null) {
            (alarm.kind() == Alarm.Kind.AGREED ? agreed : raised).inc();
            out.collect(alarm);
        }
    }
}
