package io.switchboard.wire;

import java.time.Duration;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;

/**
 * The sieve behind a topic in which time passes: each value goes on with the time of its partition. It stands in one chain
 * with its source, so that both remember the same place in the log.
 */
public final class TimedSift<T> extends Sieve<T, Sifted<T>>
        implements ResultTypeQueryable<Sifted<T>>, CheckpointedFunction {

    private static final long serialVersionUID = 1;

    private final TypeInformation<T> type;
    private final Duration outOfOrderness;

    private transient Tide tide;
    private transient ListState<Tidemark> marks;

    /** The records of a partition are out of order by so much by design. */
    public TimedSift(TypeInformation<T> type, Duration outOfOrderness) {
        this.type = type;
        this.outOfOrderness = outOfOrderness;
    }

    /** To each subtask that of all: a partition may come to another one than had it. */
    static ListStateDescriptor<Tidemark> tideState() {
        return new ListStateDescriptor<>("tide", TypeInformation.of(Tidemark.class));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        marks = context.getOperatorStateStore().getUnionListState(tideState());
        tide = new Tide(outOfOrderness.toMillis());
        tide.know(marks.get());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        marks.update(tide.marks());
    }

    @Override
    public void processElement(Decoded<T> decoded, Context context, Collector<Sifted<T>> out) {
        super.processElement(decoded, context, out);
        if (decoded.at() != null) {
            tide.rise(decoded.partition(), decoded.at().toEpochMilli());
        }
    }

    @Override
    Sifted<T> let(Decoded<T> decoded) {
        return new Sifted<>(decoded.value(), tide.in(decoded.partition()));
    }

    @Override
    public TypeInformation<Sifted<T>> getProducedType() {
        return Sifted.type(type);
    }
}
