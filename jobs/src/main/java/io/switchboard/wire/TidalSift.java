package io.switchboard.wire;

import java.time.Duration;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;

/**
 * Lets through what was read from a topic in which time passes, with how far it had come in its partition. Decides
 * nothing itself.
 *
 * <p>It runs behind its source and in step with it, so what it keeps is of the very records that the source has read. A
 * partition may be another subtask's after a restart: each is given all that any of them knew.
 */
public final class TidalSift<T> extends Sieve<T, Timed<T>> implements CheckpointedFunction {

    private static final long serialVersionUID = 1;

    private final Duration outOfOrderness;

    private transient Tides tides;
    private transient ListState<Tide> kept;

    /** @param outOfOrderness the same as that of the source's {@link EventTime} */
    public TidalSift(Class<T> type, Duration outOfOrderness) {
        super(Timed.type(type));
        this.outOfOrderness = outOfOrderness;
    }

    /** How far each partition has come. */
    static ListStateDescriptor<Tide> tidesState() {
        return new ListStateDescriptor<>("tides", TypeInformation.of(Tide.class));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        tides = new Tides(outOfOrderness);
        kept = context.getOperatorStateStore().getUnionListState(tidesState());
        kept.get().forEach(tides::rise);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        kept.update(tides.all());
    }

    @Override
    public void processElement(Decoded<T> decoded, Context context, Collector<Timed<T>> out) throws Exception {
        super.processElement(decoded, context, out);
        if (decoded.at() != null) {
            tides.rise(new Tide(decoded.partition(), decoded.at().toEpochMilli()));
        }
    }

    @Override
    Timed<T> sifted(Decoded<T> accepted) {
        return new Timed<>(accepted.value(), tides.in(accepted.partition()));
    }
}
