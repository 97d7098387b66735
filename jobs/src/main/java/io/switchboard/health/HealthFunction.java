package io.switchboard.health;

import io.switchboard.event.Customer;
import io.switchboard.health.ProactiveCase.State;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps what is known of each customer, and tells how the customer is. Decides nothing itself. */
public final class HealthFunction extends KeyedProcessFunction<String, Fact, HealthNews> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "health";

    public static final OutputTag<ProactiveCase> CASES =
            new OutputTag<>("cases", TypeInformation.of(ProactiveCase.class));

    private static final long serialVersionUID = 1;

    /** A net for customers of whom nothing more is heard while no time passes; it plays no part in the rules. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(800);

    private final HealthRules rules;

    private transient ValueState<Customer> profile;
    private transient ValueState<CustomerFile> file;
    private transient Map<State, Counter> cases;
    private transient Counter leadMs;

    public HealthFunction(HealthRules rules) {
        this.rules = rules;
    }

    /** Kept for as long as the topic keeps it: for ever. */
    static ValueStateDescriptor<Customer> profileState() {
        return new ValueStateDescriptor<>("profile", TypeInformation.of(Customer.class));
    }

    static ValueStateDescriptor<CustomerFile> fileState() {
        ValueStateDescriptor<CustomerFile> state =
                new ValueStateDescriptor<>("file", TypeInformation.of(CustomerFile.class));
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        profile = getRuntimeContext().getState(profileState());
        file = getRuntimeContext().getState(fileState());
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("health");
        cases = new EnumMap<>(State.class);
        for (State state : State.values()) {
            cases.put(state, metrics.counter(state.name().toLowerCase(Locale.ROOT)));
        }
        leadMs = metrics.counter("leadMs");
    }

    @Override
    public void processElement(Fact fact, Context context, Collector<HealthNews> out) throws Exception {
        if (fact.profile() != null) {
            profile.update(rules.latest(profile.value(), fact.profile()));
        }
        CustomerFile before = file.value();
        long now = context.timerService().currentWatermark();
        take(rules.on(fact, before, profile.value(), now), before, context, out);
    }

    /** A timer is only a reason to look: one that is stale finds nothing to do. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<HealthNews> out) throws Exception {
        CustomerFile before = file.value();
        if (before != null) {
            take(rules.at(timestamp, context.getCurrentKey(), before, profile.value()), before, context, out);
        }
    }

    private void take(HealthStep step, CustomerFile before, Context context, Collector<HealthNews> out)
            throws Exception {
        for (ProactiveCase one : step.cases()) {
            context.output(CASES, one);
            cases.get(one.state()).inc();
            leadMs.inc(one.leadMs() == null ? 0 : one.leadMs());
        }
        String customer = context.getCurrentKey();
        if (step.health() != null) {
            out.collect(new HealthNews(customer, step.health()));
        }
        if (step.isForgotten()) {
            out.collect(new HealthNews(customer, null));
        }
        if (step.next() == null) {
            file.clear();
        } else {
            file.update(step.next());
        }
        arm(
                before == null ? 0 : before.armed(),
                step.next() == null ? 0 : step.next().armed(),
                context);
    }

    /** One timer a customer. */
    private static void arm(long before, long next, Context context) {
        if (before != next && before != 0) {
            context.timerService().deleteEventTimeTimer(before);
        }
        if (before != next && next != 0) {
            context.timerService().registerEventTimeTimer(next);
        }
    }
}
