package io.switchboard.board;

import io.switchboard.policy.ClockKind;
import io.switchboard.sla.Escalation;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The newest escalations, a few of each clock, so that a busy hotline does not crowd out the tickets. */
final class Latest {

    private static final int PER_CLOCK = 2;

    private final Map<ClockKind, Deque<Arrival>> arrivals = new EnumMap<>(ClockKind.class);
    private long count;

    private record Arrival(long number, Escalation escalation) {}

    void add(Escalation escalation) {
        Deque<Arrival> own =
                arrivals.computeIfAbsent(ClockKind.valueOf(escalation.clock()), clock -> new ArrayDeque<>());
        own.add(new Arrival(count++, escalation));
        if (own.size() > PER_CLOCK) {
            own.remove();
        }
    }

    List<Escalation> newestFirst() {
        return arrivals.values().stream()
                .flatMap(Deque::stream)
                .sorted(Comparator.comparingLong(Arrival::number).reversed())
                .map(Arrival::escalation)
                .toList();
    }
}
