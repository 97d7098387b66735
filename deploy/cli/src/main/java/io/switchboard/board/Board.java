package io.switchboard.board;

import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.policy.ClockKind;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a supervisor sees of the desk at a glance, folded from what is written on the topics and from nothing else. What
 * is settled is forgotten after a while, its count is kept.
 */
public final class Board {

    /** By then the job, with its default lateness of a day, corrects nothing any more. */
    private static final Duration MEMORY = Duration.ofDays(2);

    private final Map<String, Status> items = new HashMap<>();
    private final Map<Key, Cycle> cycles = new HashMap<>();
    /** The demo's clocks have a line before anything happens to them; others get one when something does. */
    private static final Set<ClockKind> FROM_THE_START = EnumSet.of(
            ClockKind.FIRST_REPLY, ClockKind.FIRST_RESOLUTION, ClockKind.TOTAL_RESOLUTION, ClockKind.CALL_ANSWER);

    private final Map<ClockKind, Tally> forgotten = new EnumMap<>(ClockKind.class);
    private final Latest latest = new Latest();
    private Instant newest = Instant.EPOCH;
    private long events;
    private long escalations;
    private long refused;

    private record Key(String itemId, ClockKind clock, String cycle, String policyId, int policyVersion) {}

    /**
     * A glance.
     *
     * @param events read from the input topics so far
     * @param escalations told so far, corrections included
     * @param refused dead letters and events that came too late
     * @param latest escalations, the newest first, of no clock more than two
     */
    public record Glance(
            long openTickets,
            long openCalls,
            long events,
            long escalations,
            long refused,
            Map<ClockKind, Tally> clocks,
            List<Escalation> latest) {

        public Tally all() {
            return clocks.values().stream().reduce(Tally.NOTHING, Tally::plus);
        }
    }

    public void on(TicketEvent event) {
        happened(event.itemId(), event.status(), Status.NEW, event.at());
    }

    public void on(CallEvent event) {
        happened(event.itemId(), event.status(), Status.IVR, event.at());
    }

    /** A source that does not know the status leaves the item where it was. */
    private void happened(String itemId, Status status, Status usual, Instant at) {
        events++;
        newest = at.isAfter(newest) ? at : newest;
        Status now = status == null ? items.getOrDefault(itemId, usual) : status;
        if (now.isFinal()) {
            items.remove(itemId);
        } else {
            items.put(itemId, now);
        }
    }

    public void on(Escalation escalation) {
        Key key = new Key(
                escalation.itemId(),
                ClockKind.valueOf(escalation.clock()),
                escalation.cycle(),
                escalation.policyId(),
                escalation.policyVersion());
        if (cycle(key).on(escalation)) {
            escalations++;
            latest.add(escalation);
        }
    }

    public void on(Outcome outcome) {
        cycle(new Key(
                        outcome.itemId(),
                        ClockKind.valueOf(outcome.clock()),
                        outcome.cycle(),
                        outcome.policyId(),
                        outcome.policyVersion()))
                .on(outcome);
    }

    /** Something was put aside: a dead letter, or an event that came too late. */
    public void refused() {
        refused++;
    }

    public Glance glance() {
        forget();
        Map<ClockKind, Tally> clocks = new EnumMap<>(ClockKind.class);
        for (ClockKind clock : FROM_THE_START) {
            clocks.put(clock, forgotten.getOrDefault(clock, Tally.NOTHING));
        }
        cycles.forEach((key, cycle) -> clocks.merge(key.clock(), Tally.of(cycle), Tally::plus));
        return new Glance(
                open(ItemType.TICKET), open(ItemType.CALL), events, escalations, refused, clocks, latest.newestFirst());
    }

    private long open(ItemType type) {
        return items.values().stream()
                .filter(status -> status.of() == type && !status.isSettled())
                .count();
    }

    private void forget() {
        Instant old = newest.minus(MEMORY);
        cycles.entrySet().removeIf(entry -> {
            boolean settled = entry.getValue().endedBefore(old)
                    && !items.containsKey(entry.getKey().itemId());
            if (settled) {
                forgotten.merge(entry.getKey().clock(), Tally.of(entry.getValue()), Tally::plus);
            }
            return settled;
        });
    }

    private Cycle cycle(Key key) {
        return cycles.computeIfAbsent(key, any -> new Cycle());
    }

    /** How much is remembered, for those who worry about memory. */
    int remembered() {
        return cycles.size();
    }
}
