package io.switchboard.health;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Brings answers that name only an item to the customer whose it is. Decides nothing itself. */
public final class OwnerFunction extends KeyedProcessFunction<String, OwnerWord, Fact> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "owners-of-items";

    private static final long serialVersionUID = 1;

    /** A net for items that never end, and for answers about items that never come; it plays no part in the rules. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    private final long keepMs;

    private transient ValueState<Owner> owner;

    public OwnerFunction(Duration keep) {
        this.keepMs = keep.toMillis();
    }

    static ValueStateDescriptor<Owner> ownerState() {
        ValueStateDescriptor<Owner> state = new ValueStateDescriptor<>("owner", TypeInformation.of(Owner.class));
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        owner = getRuntimeContext().getState(ownerState());
    }

    @Override
    public void processElement(OwnerWord word, Context context, Collector<Fact> out) throws Exception {
        Owner known = owner.value();
        Owner before = known == null ? Owner.NOBODY : known;
        before.answers(word).forEach(out::collect);
        Owner next = before.after(word);
        if (!next.equals(known)) {
            owner.update(next);
        }
        if (next.isOver()) {
            context.timerService().registerEventTimeTimer(next.forgetAt(keepMs));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Fact> out) throws Exception {
        Owner known = owner.value();
        if (known != null && known.isOver() && known.forgetAt(keepMs) <= timestamp) {
            owner.clear();
        }
    }
}
