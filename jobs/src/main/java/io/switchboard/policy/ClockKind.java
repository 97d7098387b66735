package io.switchboard.policy;

import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import java.util.EnumSet;
import java.util.Set;

/** What a clock measures, and how it behaves where the policy says nothing else. */
public enum ClockKind {
    /** From opening to the first public answer of an agent. */
    FIRST_REPLY(
            ItemType.TICKET,
            EnumSet.of(Status.NEW, Status.OPEN, Status.PENDING, Status.ON_HOLD),
            EnumSet.noneOf(Status.class),
            EnumSet.noneOf(Status.class),
            EnumSet.of(Status.RESOLVED, Status.CLOSED),
            Reopen.IGNORE),
    /** From opening to the first time the ticket is resolved. */
    FIRST_RESOLUTION(
            ItemType.TICKET,
            EnumSet.of(Status.NEW, Status.OPEN),
            EnumSet.of(Status.PENDING, Status.ON_HOLD),
            EnumSet.of(Status.RESOLVED, Status.CLOSED),
            EnumSet.noneOf(Status.class),
            Reopen.IGNORE),
    /** All the time the ticket is open, however often it comes back. */
    TOTAL_RESOLUTION(
            ItemType.TICKET,
            EnumSet.of(Status.NEW, Status.OPEN),
            EnumSet.of(Status.PENDING, Status.ON_HOLD),
            EnumSet.of(Status.RESOLVED, Status.CLOSED),
            EnumSet.noneOf(Status.class),
            Reopen.CONTINUE),
    /** From joining the queue to an agent's voice. */
    CALL_ANSWER(
            ItemType.CALL,
            EnumSet.of(Status.QUEUED),
            EnumSet.of(Status.IVR),
            EnumSet.of(Status.CONNECTED, Status.WRAP_UP),
            EnumSet.of(Status.ENDED),
            Reopen.IGNORE);

    private final ItemType items;
    private final Set<Status> run;
    private final Set<Status> pause;
    private final Set<Status> stop;
    private final Set<Status> close;
    private final Reopen reopen;

    ClockKind(ItemType items, Set<Status> run, Set<Status> pause, Set<Status> stop, Set<Status> close, Reopen reopen) {
        this.items = items;
        this.run = Set.copyOf(run);
        this.pause = Set.copyOf(pause);
        this.stop = Set.copyOf(stop);
        this.close = Set.copyOf(close);
        this.reopen = reopen;
    }

    /** The items that can have this clock. */
    public ItemType items() {
        return items;
    }

    /** States in which it runs by default. */
    public Set<Status> run() {
        return run;
    }

    /** States in which it rests by default. */
    public Set<Status> pause() {
        return pause;
    }

    /** States that fulfil it by default. */
    public Set<Status> stop() {
        return stop;
    }

    /** States that end it unfulfilled by default. */
    public Set<Status> close() {
        return close;
    }

    /** What a return from a state that ended it does by default. */
    public Reopen reopen() {
        return reopen;
    }
}
