package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import java.io.Serializable;
import java.time.Duration;

/** How much of the calendar's time a clock may use: {@code withinMs} milliseconds. */
public record Target(long withinMs, BusinessCalendar calendar) implements Serializable {

    /** Nobody means more: ten years of the wall's time. */
    private static final Duration LONGEST = Duration.ofDays(3653);

    public Target {
        if (withinMs <= 0 || withinMs > LONGEST.toMillis()) {
            throw new IllegalArgumentException("a target of %s: promise more than nothing and at most %d hours"
                    .formatted(Duration.ofMillis(withinMs), LONGEST.toHours()));
        }
    }
}
