package io.switchboard.audit;

import java.time.Duration;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** Gathers what was told and what was counted of each minute, and has it judged after a while. */
public final class MinuteFunction extends PatientFunction<Long, Tally, Minute> {

    /** Names the operator of breaches in every savepoint: never change it. */
    public static final String UID = "minutes";

    /** Names the operator of cycles that ended in every savepoint: never change it. */
    public static final String UID_OF_ENDS = "ended-minutes";

    private static final long serialVersionUID = 1;

    private final Count count;

    public MinuteFunction(Count count, Duration patience) {
        super(patience);
        this.count = count;
    }

    static ValueStateDescriptor<Minute> minuteState() {
        return state("minute", Minute.class);
    }

    @Override
    ValueStateDescriptor<Minute> state() {
        return minuteState();
    }

    @Override
    Minute take(Tally tally, Minute known, long now, Context context) {
        return (known == null ? Minute.of(count, tally.minute()) : known).with(tally, now);
    }
}
