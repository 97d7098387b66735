package io.switchboard.audit;

import java.time.Duration;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/** Gathers what was told and what was counted of each minute, and has it judged after a while. */
public final class MinuteFunction extends PatientFunction<Long, Tally, Minute> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "minutes";

    private static final long serialVersionUID = 1;

    public MinuteFunction(Duration patience) {
        super(patience);
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
        return (known == null ? Minute.of(tally.minute()) : known).with(tally, now);
    }
}
