package io.switchboard.wire;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.OutputTag;

/** The sieve behind a topic that tells of things and not of time. */
public final class Sift<T> extends Sieve<T, T> implements ResultTypeQueryable<T> {

    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private static final long serialVersionUID = 1;

    private final TypeInformation<T> type;

    public Sift(Class<T> type) {
        this(TypeInformation.of(type));
    }

    public Sift(TypeInformation<T> type) {
        this.type = type;
    }

    @Override
    T let(Decoded<T> decoded) {
        return decoded.value();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }
}
