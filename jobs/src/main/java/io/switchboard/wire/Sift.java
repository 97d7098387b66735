package io.switchboard.wire;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets values through, puts dead letters aside, and drops heartbeats: they have moved time already. */
public final class Sift<T> extends ProcessFunction<Decoded<T>, T> implements ResultTypeQueryable<T> {

    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private static final long serialVersionUID = 1;

    private final TypeInformation<T> type;

    private transient Counter heartbeats;
    private transient Counter deadLetters;

    public Sift(Class<T> type) {
        this(TypeInformation.of(type));
    }

    public Sift(TypeInformation<T> type) {
        this.type = type;
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup wire = getRuntimeContext().getMetricGroup().addGroup("wire");
        heartbeats = wire.counter("heartbeats");
        deadLetters = wire.counter("dead_letters");
    }

    @Override
    public void processElement(Decoded<T> decoded, Context context, Collector<T> out) {
        if (decoded.value() != null) {
            out.collect(decoded.value());
        } else if (decoded.isHeartbeat()) {
            heartbeats.inc();
        } else {
            deadLetters.inc();
            context.output(DEAD_LETTERS, decoded.deadLetter());
        }
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }
}
