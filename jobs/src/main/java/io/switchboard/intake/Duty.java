package io.switchboard.intake;

import io.switchboard.policy.ClockKind;
import java.util.Arrays;

/** Which half of a promise a clock holds us to. */
public enum Duty {
    /** Somebody speaks to the customer. */
    RESPONSE,
    /** The matter is settled. */
    RESOLUTION,
    /** A clock with a name of its own, or one about who has the item. */
    NEITHER;

    /** By the clock's name, as policies give it. */
    static Duty of(String clock) {
        return Arrays.stream(ClockKind.values())
                .filter(kind -> kind.name().equals(clock))
                .findAny()
                .map(Duty::of)
                .orElse(NEITHER);
    }

    private static Duty of(ClockKind kind) {
        return switch (kind) {
            case FIRST_REPLY, NEXT_REPLY, PERIODIC_UPDATE, CALL_ANSWER -> RESPONSE;
            case FIRST_RESOLUTION, TOTAL_RESOLUTION, REQUESTER_WAIT, AGENT_WORK -> RESOLUTION;
            case GROUP_OWNERSHIP, STOPWATCH -> NEITHER;
        };
    }
}
