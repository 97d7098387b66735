package io.switchboard.gateway;

import java.time.Instant;
import org.apache.flink.table.functions.ScalarFunction;

/** {@code millis_between(a, b)} of our views, in Flink: from a to b, in milliseconds; null where one of them is. */
public final class MillisBetween extends ScalarFunction {

    private static final long serialVersionUID = 1;

    /** What Flink calls. */
    public Long eval(Instant from, Instant to) {
        return from == null || to == null ? null : to.toEpochMilli() - from.toEpochMilli();
    }
}
