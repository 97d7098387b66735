package io.switchboard.customer;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/** Tells each item of a customer who and how the customer is, both at once where both are known. */
public final class RegardedFunction extends OfItemsFunction<CustomerWord> {

    private static final long serialVersionUID = 1;

    /** A net for customers of whom nothing more is told; it plays no part in the rules. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    private transient ValueState<Regard> regard;

    public RegardedFunction(CustomerRules rules) {
        super(rules);
    }

    static ValueStateDescriptor<Regard> regardState() {
        ValueStateDescriptor<Regard> state = new ValueStateDescriptor<>("regard", TypeInformation.of(Regard.class));
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        regard = getRuntimeContext().getState(regardState());
    }

    @Override
    public void processElement2(CustomerWord word, Context context, Collector<CustomerOf> out) throws Exception {
        if (word.profile() != null) {
            hear(word.profile(), out);
        } else if (word.regard().isNewsAfter(regard.value())) {
            regard.update(word.regard());
            tellAll(profile(), word.regard(), out);
        }
    }

    @Override
    Regard regard() throws Exception {
        return regard.value();
    }
}
