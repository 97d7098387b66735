package io.switchboard.quality;

import io.switchboard.event.AgentEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an agent was at: all words that a late one could still stand between, in their one order whatever the order of arrival.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param settledTo what came before is counted for good and forgotten, in epoch milliseconds; MIN_VALUE if nothing is
 * @param passed how far time has come for the agent, in epoch milliseconds
 */
public record Attendance(String agentId, List<AgentEvent> events, long settledTo, long passed) {

    private static final Comparator<AgentEvent> ORDER = Comparator.comparing(AgentEvent::at)
            .thenComparing(AgentEvent::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(AgentEvent::kind)
            .thenComparing(AgentEvent::eventId);

    static Attendance of(String agentId) {
        return new Attendance(agentId, List.of(), Long.MIN_VALUE, Long.MIN_VALUE);
    }

    /** Itself if it is told nothing new. */
    Attendance with(AgentEvent event) {
        if (events.stream().anyMatch(known -> known.eventId().equals(event.eventId()))) {
            return this;
        }
        List<AgentEvent> longer = new ArrayList<>(events);
        longer.add(event);
        longer.sort(ORDER);
        return new Attendance(agentId, longer, settledTo, passed);
    }

    Attendance passedTo(long time) {
        return new Attendance(agentId, events, settledTo, Math.max(passed, time));
    }

    /** Without the words that were followed by others before {@code time}: nothing can come between those any more. */
    Attendance settledBefore(long time) {
        int first = 0;
        while (first + 1 < events.size() && at(first + 1) <= time) {
            first++;
        }
        return first == 0
                ? this
                : new Attendance(agentId, List.copyOf(events.subList(first, events.size())), at(first), passed);
    }

    /**
     * How long the agent was at what.
     *
     * @param silenceMs after which nobody knows any more what the agent is at
     */
    List<Stretch> stretches(long silenceMs) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            long next = i + 1 < events.size() ? at(i + 1) : passed;
            long end = Math.min(next, at(i) + silenceMs);
            if (events.get(i).kind() != AgentEvent.Kind.OFFLINE && end > at(i)) {
                stretches.add(new Stretch(events.get(i), end));
            }
        }
        return stretches;
    }

    /** Null before the first word. */
    AgentEvent last() {
        return events.isEmpty() ? null : events.get(events.size() - 1);
    }

    private long at(int index) {
        return events.get(index).at().toEpochMilli();
    }
}
