package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * One level of a chain: reached at a share of the target, or at a time before or after it.
 *
 * @param measure what {@code amount} means
 * @param amount percent of the target, or milliseconds before or after it
 * @param wall whether milliseconds are the wall's; else they are the target's calendar's
 * @param deliverWindow when it may be delivered; null for at any time
 * @param recipients who is told, in the policy's words; may be empty
 */
public record Level(
        String name,
        Kind kind,
        Measure measure,
        long amount,
        boolean wall,
        BusinessCalendar deliverWindow,
        List<String> recipients)
        implements Serializable {

    /** What the target itself is called among the levels. */
    public static final String BREACH = "breach";

    /** What a pause that lasts too long is called among the levels. */
    public static final String PAUSED_TOO_LONG = "paused-too-long";

    /** What reaching it means. */
    public enum Kind {
        /** The target is near. */
        WARNING,
        /** The target is missed and the next in the chain is called. */
        ESCALATION,
        /** Nobody took care: the chain has ended. */
        EXHAUSTED;

        /** Before the target it warns, after it it escalates. */
        static Kind of(Measure measure, long amount) {
            boolean later = measure == Measure.AFTER || (measure == Measure.PERCENT && amount > 100);
            return later ? ESCALATION : WARNING;
        }
    }

    /** How a level is written. */
    public enum Measure {
        PERCENT,
        BEFORE,
        AFTER
    }

    public Level {
        recipients = List.copyOf(recipients);
        boolean share = measure == Measure.PERCENT && amount >= 1 && amount <= 1000;
        boolean time = measure != Measure.PERCENT && amount > 0;
        if (!share && !time) {
            throw new IllegalArgumentException("level %s at %s: give 1%% to 1000%%, or a time above zero"
                    .formatted(
                            name,
                            measure == Measure.PERCENT ? amount + "%" : Duration.ofMillis(amount) + " " + measure));
        }
        boolean breach = measure == Measure.PERCENT && amount == 100;
        boolean misnamed = breach ? !name.equals(BREACH) : name.equalsIgnoreCase(BREACH);
        if (misnamed || name.equalsIgnoreCase(PAUSED_TOO_LONG)) {
            throw new IllegalArgumentException(
                    "level %s: that name has a meaning of its own: choose another (100%% is %s, and nothing else)"
                            .formatted(name, BREACH));
        }
    }

    /** The target itself, and how it is told. */
    boolean isTarget() {
        return name.equals(BREACH);
    }

    /** A warning or an escalation of no one in particular, in the target's calendar. */
    public static Level at(String name, Measure measure, long amount) {
        boolean later = measure == Measure.AFTER || (measure == Measure.PERCENT && amount > 100);
        return new Level(name, later ? Kind.ESCALATION : Kind.WARNING, measure, amount, false, null, List.of());
    }

    /** The elapsed time of a target of {@code within} milliseconds at which the level is reached; never negative. */
    public long thresholdMs(long within) {
        return switch (measure) {
            case PERCENT -> Math.multiplyExact(within, amount) / 100;
            case BEFORE -> Math.max(0, within - amount);
            case AFTER -> Math.addExact(within, amount);
        };
    }

    /** Said in full, the calendar by its name. */
    @Override
    public String toString() {
        String at =
                switch (measure) {
                    case PERCENT -> "at " + amount + "%";
                    case BEFORE -> Duration.ofMillis(amount) + " before";
                    case AFTER -> Duration.ofMillis(amount) + " after";
                };
        String window = deliverWindow == null ? "" : " delivered in " + deliverWindow.id();
        String told = recipients.isEmpty() ? "" : " to " + String.join(", ", recipients);
        return "%s %s %s%s%s%s".formatted(kind, name, at, wall ? " by the wall" : "", window, told);
    }
}
