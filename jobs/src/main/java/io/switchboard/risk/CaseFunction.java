package io.switchboard.risk;

import io.switchboard.sla.Tracking;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Follows each item, and asks about its clocks when there is something to ask. Decides nothing itself. */
public final class CaseFunction extends KeyedProcessFunction<String, Tracking, Lesson> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "cases";

    private static final long serialVersionUID = 1;

    /** A net for items that never end; it plays no part in the rules. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    private final CaseRules rules;

    private transient ValueState<CaseFile> cases;

    public CaseFunction(CaseRules rules) {
        this.rules = rules;
    }

    static ValueStateDescriptor<CaseFile> casesState() {
        ValueStateDescriptor<CaseFile> state = new ValueStateDescriptor<>("cases", TypeInformation.of(CaseFile.class));
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        cases = getRuntimeContext().getState(casesState());
    }

    @Override
    public void processElement(Tracking item, Context context, Collector<Lesson> out) throws Exception {
        take(rules.on(item, cases.value()), context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Lesson> out) throws Exception {
        if (cases.value() != null) {
            take(rules.at(timestamp, cases.value()), context, out);
        }
    }

    private void take(CaseRules.Step step, Context context, Collector<Lesson> out) throws Exception {
        if (step.next() == null) {
            cases.clear();
        } else {
            cases.update(step.next());
        }
        step.lessons().forEach(out::collect);
        step.wakeAt().ifPresent(context.timerService()::registerEventTimeTimer);
    }
}
