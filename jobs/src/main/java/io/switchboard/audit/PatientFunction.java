package io.switchboard.audit;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers what comes of a key, and has it judged when nothing more has come for a while. Decides nothing itself.
 *
 * @param <S> what is kept of a key
 */
abstract class PatientFunction<K, I, S extends PatientFunction.Gathered<S>> extends KeyedProcessFunction<K, I, Alarm> {

    private static final long serialVersionUID = 1;

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    private final Patience patience;

    private transient ValueState<S> gathered;
    private transient Counter raised;
    private transient Counter agreed;

    PatientFunction(Duration patience) {
        this.patience = new Patience(patience);
    }

    static <S> ValueStateDescriptor<S> state(String name, Class<S> type) {
        ValueStateDescriptor<S> state = new ValueStateDescriptor<>(name, TypeInformation.of(type));
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    abstract ValueStateDescriptor<S> state();

    /** What is known of a key beside what came of it. */
    S beforeJudging(S known, long now) {
        return known;
    }

    /** With one more; {@code known} is null of a key that was never heard of. */
    abstract S take(I one, S known, long now, Context context);

    @Override
    public final void open(OpenContext context) {
        gathered = getRuntimeContext().getState(state());
        raised = getRuntimeContext().getMetricGroup().counter("audit.raised");
        agreed = getRuntimeContext().getMetricGroup().counter("audit.agreed");
    }

    @Override
    public final void processElement(I one, Context context, Collector<Alarm> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        gathered.update(take(one, gathered.value(), now, context));
        context.timerService().registerProcessingTimeTimer(patience.until(now, now));
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext context, Collector<Alarm> out) throws Exception {
        S known = gathered.value();
        if (known == null) {
            return;
        }
        long now = context.timerService().currentProcessingTime();
        long due = patience.until(known.changedAt(), now);
        if (now < due) {
            context.timerService().registerProcessingTimeTimer(due);
            return;
        }
        S judging = beforeJudging(known, now);
        for (Alarm alarm : judging.alarms()) {
            (alarm.kind() == Alarm.Kind.AGREED ? agreed : raised).inc();
            out.collect(alarm);
        }
        S judged = judging.judged();
        gathered.update(judged);
        if (judged != null && judged.waits()) {
            context.timerService().registerProcessingTimeTimer(patience.until(now, now));
        }
    }

    /** What has come of a key. */
    interface Gathered<S> {

        /** When the last came, in epoch milliseconds of the machine's time. */
        long changedAt();

        /** What has to be told of it now. */
        List<Alarm> alarms();

        /** The same when that has been told; null where nothing has to be kept. */
        S judged();

        /** Whether it has to be judged again, even if nothing comes. */
        default boolean waits() {
            return false;
        }
    }
}
