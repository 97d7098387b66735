package io.switchboard.wire;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;

/**
 * Lets through what was read from a topic in which time passes, with how far it had come in its partition. Decides
 * nothing itself.
 *
 * <p>It runs behind its source, partition by partition in step with it, and keeps nothing: a {@link TidalSource} begins where
 * it stopped, in time, too.
 */
public final class TidalSift<T> extends Sieve<T, Timed<T>> {

    private static final long serialVersionUID = 1;

    private final Duration outOfOrderness;

    private transient Tides tides;

    /** @param outOfOrderness the same as that of the source's {@link EventTime} */
    public TidalSift(Class<T> type, Duration outOfOrderness) {
        super(Timed.type(type));
        this.outOfOrderness = outOfOrderness;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        tides = new Tides(outOfOrderness);
    }

    @Override
    public void processElement(Decoded<T> decoded, Context context, Collector<Timed<T>> out) throws Exception {
        super.processElement(decoded, context, out);
        if (decoded.at() != null) {
            tides.rise(decoded.partition(), decoded.at());
        }
    }

    @Override
    Timed<T> sifted(Decoded<T> accepted) {
        return new Timed<>(accepted.value(), tides.in(accepted.partition()));
    }
}
