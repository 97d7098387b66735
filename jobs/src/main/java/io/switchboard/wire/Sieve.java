package io.switchboard.wire;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets values through, puts dead letters aside, and drops heartbeats: they have moved time already. */
abstract class Sieve<T, O> extends ProcessFunction<Decoded<T>, O> {

    private static final long serialVersionUID = 1;

    private transient Counter heartbeats;
    private transient Counter deadLetters;

    @Override
    public void open(OpenContext context) {
        MetricGroup wire = getRuntimeContext().getMetricGroup().addGroup("wire");
        heartbeats = wire.counter("heartbeats");
        deadLetters = wire.counter("dead_letters");
    }

    @Override
    public void processElement(Decoded<T> decoded, Context context, Collector<O> out) {
        if (decoded.value() != null) {
            out.collect(let(decoded));
        } else if (decoded.isHeartbeat()) {
            heartbeats.inc();
        } else {
            deadLetters.inc();
            context.output(Sift.DEAD_LETTERS, decoded.deadLetter());
        }
    }

    /** What goes on of one that has a value. */
    abstract O let(Decoded<T> decoded);
}
