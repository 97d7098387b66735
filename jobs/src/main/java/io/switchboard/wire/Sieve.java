package io.switchboard.wire;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets values through, puts dead letters aside, and drops heartbeats, which have no more to say than their time. */
abstract class Sieve<T, R> extends ProcessFunction<Decoded<T>, R> implements ResultTypeQueryable<R> {

    private static final long serialVersionUID = 1;

    private final TypeInformation<R> type;

    private transient Counter heartbeats;
    private transient Counter deadLetters;

    Sieve(TypeInformation<R> type) {
        this.type = type;
    }

    /** What goes on of a value. */
    abstract R sifted(Decoded<T> accepted);

    @Override
    public void open(OpenContext context) {
        MetricGroup wire = getRuntimeContext().getMetricGroup().addGroup("wire");
        heartbeats = wire.counter("heartbeats");
        deadLetters = wire.counter("dead_letters");
    }

    @Override
    public void processElement(Decoded<T> decoded, Context context, Collector<R> out) throws Exception {
        if (decoded.value() != null) {
            out.collect(sifted(decoded));
        } else if (decoded.isHeartbeat()) {
            heartbeats.inc();
        } else {
            deadLetters.inc();
            context.output(Sift.DEAD_LETTERS, decoded.deadLetter());
        }
    }

    @Override
    public TypeInformation<R> getProducedType() {
        return type;
    }
}
