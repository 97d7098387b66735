package io.switchboard.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An item that overflowed to this domain from another.
 *
 * @param from the other domain; null since the item came anew
 * @param leftAt when it left there, epoch milliseconds, as {@code at}
 * @param due domains whose farewell is still to come to a stay that is over
 * @param at when it came
 */
public record Guest(String from, long leftAt, List<String> due, long at) {

    /** An item that came from nowhere else. */
    static final Guest NONE = new Guest(null, 0, List.of(), 0);

    public Guest {
        due = List.copyOf(Objects.requireNonNullElse(due, List.of()));
    }

    /** It comes anew, so the stay before is over, if there was one. Who lets it come again has said farewell, or never will. */
    Guest anew(String next, long left, long then) {
        List<String> owed = new ArrayList<>(due);
        if (from != null) {
            owed.add(from);
        }
        owed.remove(next);
        return new Guest(next, left, owed, then);
    }

    /** A stay was over before it began. */
    Guest past(String other, long then) {
        List<String> owed = new ArrayList<>(due);
        owed.remove(other);
        owed.add(other);
        return new Guest(from, leftAt, owed, then);
    }

    /** The other domain has said farewell. */
    Guest without(String other) {
        List<String> owed = new ArrayList<>(due);
        owed.remove(other);
        return new Guest(other.equals(from) ? null : from, leftAt, owed, at);
    }
}
