package io.switchboard.sla;

import java.time.Duration;
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

/** Keeps the {@link Ledger} of one item and wakes when something falls due. Decides nothing itself. */
public final class SlaFunction extends KeyedProcessFunction<String, Posting, Escalation> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "sla";

    /** How the cycles ended. */
    public static final OutputTag<Outcome> OUTCOMES =
            new OutputTag<>("sla-outcomes", TypeInformation.of(Outcome.class));

    /** What came after the allowed lateness. */
    public static final OutputTag<TooLate> TOO_LATE = new OutputTag<>("too-late", TypeInformation.of(TooLate.class));

    /** A net for items that fall silent and for tombstones, far beyond any deadline; it plays no part in the rules. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    private final SlaRules rules;

    private transient ValueState<Ledger> ledger;
    private transient Counter escalations;
    private transient Counter outcomes;
    private transient Counter duplicates;
    private transient Counter tooLate;

    public SlaFunction(SlaRules rules) {
        this.rules = rules;
    }

    /** Declared once, here, and shared with tests and migrations. */
    static ValueStateDescriptor<Ledger> ledgerState() {
        ValueStateDescriptor<Ledger> state = new ValueStateDescriptor<>("ledger", Ledger.class);
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        ledger = getRuntimeContext().getState(ledgerState());
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("sla");
        escalations = metrics.counter("escalations");
        outcomes = metrics.counter("outcomes");
        duplicates = metrics.counter("duplicates");
        tooLate = metrics.counter("too-late");
    }

    @Override
    public void processElement(Posting posting, Context context, Collector<Escalation> out) throws Exception {
        take(rules.on(posting, ledger.value(), context.timerService().currentWatermark()), context, out);
    }

    /** A timer is only a reason to look at the clock: one that is stale finds nothing due. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Escalation> out) throws Exception {
        Ledger current = ledger.value();
        if (current != null) {
            take(rules.at(timestamp, current), context, out);
        }
    }

    private void take(Step step, Context context, Collector<Escalation> out) throws Exception {
        if (step.changesNothing()) {
            duplicates.inc(step.duplicate() ? 1 : 0);
            if (step.tooLate() != null) {
                tooLate.inc();
                context.output(TOO_LATE, step.tooLate());
            }
            return;
        }
        ledger.update(step.ledger());
        step.escalations().forEach(out::collect);
        step.outcomes().forEach(outcome -> context.output(OUTCOMES, outcome));
        step.wakeAt().ifPresent(at -> context.timerService().registerEventTimeTimer(at));
        escalations.inc(step.escalations().size());
        outcomes.inc(step.outcomes().size());
    }
}
