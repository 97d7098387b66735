package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What we promise for items of one type. Immutable: a change is a new version.
 *
 * @param rank of those that match, the highest comes first; ties by id
 * @param when which items it is for; null for all of its type
 * @param effectiveFrom epoch milliseconds; {@link #ALWAYS} for a version that was never published anew
 * @param mode which items a version that has an {@code effectiveFrom} is for
 */
public record Policy(
        String id,
        int version,
        ItemType items,
        int rank,
        Condition when,
        long effectiveFrom,
        PublishMode mode,
        Priority defaultPriority,
        List<ClockRule> clocks)
        implements Serializable {

    /** Has been in force from the beginning of time. */
    public static final long ALWAYS = Long.MIN_VALUE;

    public Policy {
        clocks = List.copyOf(clocks);
        if (version < 1) {
            throw new IllegalArgumentException("policy %s has version %d: count 1, 2, 3".formatted(id, version));
        }
        if (when != null && when.asksAboutTheEvent()) {
            throw new IllegalArgumentException(
                    "policy %s asks in when about event.*, but is for the item whatever happens: ask about item or customer"
                            .formatted(id));
        }
        Set<String> names = new HashSet<>();
        for (ClockRule clock : clocks) {
            if (!clock.kind().isOf(items)) {
                throw new IllegalArgumentException("policy %s is for a %s, and has the clock %s: move the clock"
                        .formatted(id, items, clock.name()));
            }
            clock.require(items);
            if (!names.add(clock.name())) {
                throw new IllegalArgumentException(
                        "policy %s has the clock %s twice: keep one".formatted(id, clock.name()));
            }
        }
    }

    /** What a correction that it makes necessary names as its cause, as {@link Publication#inWords} does. */
    public String inWords() {
        return "policy %s version %d".formatted(id, version);
    }

    boolean matches(Facts facts) {
        return when == null || when.holds(facts);
    }

    /** The rule of one of its clocks; null if it has none of that name. */
    public ClockRule rule(String name) {
        for (ClockRule rule : clocks) {
            if (rule.name().equals(name)) {
                return rule;
            }
        }
        return null;
    }

    /** The same, in force from another time on. */
    Policy from(long start) {
        return new Policy(id, version, items, rank, when, start, mode, defaultPriority, clocks);
    }

    /** All calendars that it refers to. */
    Stream<BusinessCalendar> calendars() {
        return clocks.stream().flatMap(ClockRule::calendars).distinct();
    }
}
