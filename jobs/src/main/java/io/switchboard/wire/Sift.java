package io.switchboard.wire;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Lets through what was read from a topic in which no time passes. */
public final class Sift<T> extends Sieve<T, T> {

    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private static final long serialVersionUID = 1;

    public Sift(Class<T> type) {
        this(TypeInformation.of(type));
    }

    public Sift(TypeInformation<T> type) {
        super(type);
    }

    @Override
    T sifted(Decoded<T> accepted) {
        return accepted.value();
    }
}
