package io.switchboard.intake;

import io.switchboard.routing.Request;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Follows each item, and asks for somebody when nobody has it. Decides nothing itself. */
public final class IntakeFunction extends KeyedProcessFunction<String, News, Request> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "intake";

    private static final long serialVersionUID = 1;

    /** A net for items that never end; it plays no part in the rules. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    private final IntakeRules rules;
    private final Duration customerWithin;

    private transient ValueState<Known> known;
    private transient Counter requests;
    private transient Counter unrouted;

    /** @param customerWithin how long an item waits to hear of its customer, by the machine's clock */
    public IntakeFunction(IntakeRules rules, Duration customerWithin) {
        this.rules = rules;
        this.customerWithin = customerWithin;
    }

    static ValueStateDescriptor<Known> knownState() {
        ValueStateDescriptor<Known> state = new ValueStateDescriptor<>("known", TypeInformation.of(Known.class));
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        known = getRuntimeContext().getState(knownState());
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("intake");
        requests = metrics.counter("requests");
        unrouted = metrics.counter("unrouted");
    }

    @Override
    public void processElement(News news, Context context, Collector<Request> out) throws Exception {
        IntakeRules.Step step = rules.on(news, known.value());
        take(step, out);
        if (step.isHeld()) {
            long now = context.timerService().currentProcessingTime();
            context.timerService().registerProcessingTimeTimer(now + customerWithin.toMillis());
        }
        Seen seen = step.next().seen();
        if (seen != null && seen.over()) {
            context.timerService().registerEventTimeTimer(rules.forgetAt(seen));
        }
    }

    /** A timer is only a reason to look: one that is stale finds nothing to do. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Request> out) throws Exception {
        Known before = known.value();
        if (before == null) {
            return;
        }
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            take(rules.waitedEnough(context.getCurrentKey(), before), out);
        } else if (rules.isForgotten(timestamp, before)) {
            known.clear();
        }
    }

    private void take(IntakeRules.Step step, Collector<Request> out) throws Exception {
        known.update(step.next());
        step.requests().forEach(out::collect);
        requests.inc(step.requests().size());
        unrouted.inc(step.isMissed() ? 1 : 0);
    }
}
