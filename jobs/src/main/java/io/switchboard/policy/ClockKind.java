package io.switchboard.policy;

import io.switchboard.event.ItemType;
import io.switchboard.event.Status;

/** What a clock measures, and how it behaves where the policy says nothing else. */
public enum ClockKind {
    /** From opening to the first public answer of an agent. */
    FIRST_REPLY(ItemType.TICKET, Reopen.IGNORE),
    /** From opening to the first time the ticket is resolved. */
    FIRST_RESOLUTION(ItemType.TICKET, Reopen.IGNORE),
    /** All the time the ticket is open, however often it comes back. */
    TOTAL_RESOLUTION(ItemType.TICKET, Reopen.CONTINUE),
    /** From joining the queue to an agent's voice. */
    CALL_ANSWER(ItemType.CALL, Reopen.IGNORE);

    private final ItemType items;
    private final Reopen reopen;

    ClockKind(ItemType items, Reopen reopen) {
        this.items = items;
        this.reopen = reopen;
    }

    /** The items that can have this clock. */
    public ItemType items() {
        return items;
    }

    /** What a return from a state that ended it does, unless the policy says otherwise. */
    public Reopen reopen() {
        return reopen;
    }

    /** What a status means to this clock, unless the policy says otherwise. */
    public Phase phase(Status status) {
        return switch (status) {
            case NEW, OPEN, QUEUED -> Phase.RUN;
            case PENDING, ON_HOLD -> this == FIRST_REPLY ? Phase.RUN : Phase.PAUSE;
            case RESOLVED, CLOSED -> this == FIRST_REPLY ? Phase.CLOSE : Phase.STOP;
            case IVR -> Phase.PAUSE;
            case CONNECTED, WRAP_UP -> Phase.STOP;
            case ENDED -> Phase.CLOSE;
        };
    }
}
