package io.switchboard.policy;

import io.switchboard.event.ItemType;
import io.switchboard.event.Status;

/** What a clock measures, and how it behaves where the policy says nothing else. */
public enum ClockKind {
    /** From opening to the first public answer of an agent. */
    FIRST_REPLY(ItemType.TICKET, Reopen.IGNORE, Recurrence.NONE),
    /** From opening to the first time the ticket is resolved. */
    FIRST_RESOLUTION(ItemType.TICKET, Reopen.IGNORE, Recurrence.NONE),
    /** All the time the ticket is open, however often it comes back. */
    TOTAL_RESOLUTION(ItemType.TICKET, Reopen.CONTINUE, Recurrence.NONE),
    /** From joining the queue to an agent's voice. */
    CALL_ANSWER(ItemType.CALL, Reopen.IGNORE, Recurrence.NONE),
    /** From the oldest unanswered message of the customer to the next public answer of an agent. */
    NEXT_REPLY(ItemType.TICKET, Reopen.NEW_CYCLE, Recurrence.INDEPENDENT),
    /** From one public message of an agent to the next. */
    PERIODIC_UPDATE(ItemType.TICKET, Reopen.NEW_CYCLE, Recurrence.INDEPENDENT),
    /** All the time the customer waits: new, open or on hold. */
    REQUESTER_WAIT(ItemType.TICKET, Reopen.CONTINUE, Recurrence.NONE),
    /** All the time it is ours to work on: new or open. */
    AGENT_WORK(ItemType.TICKET, Reopen.CONTINUE, Recurrence.NONE),
    /** From an assignment to a group to the next. */
    GROUP_OWNERSHIP(ItemType.TICKET, Reopen.CONTINUE, Recurrence.INDEPENDENT),
    /** What the policy declares, under a name of its own; of tickets or of calls. */
    STOPWATCH(null, Reopen.IGNORE, Recurrence.NONE);

    private final ItemType items;
    private final Reopen reopen;
    private final Recurrence recurrence;

    ClockKind(ItemType items, Reopen reopen, Recurrence recurrence) {
        this.items = items;
        this.reopen = reopen;
        this.recurrence = recurrence;
    }

    /** Whether items of this type can have this clock. */
    public boolean isOf(ItemType type) {
        return items == null || items == type;
    }

    /** What a return from a state that ended it does, unless the policy says otherwise. */
    public Reopen reopen() {
        return reopen;
    }

    /** When another cycle begins, unless the policy says otherwise. */
    public Recurrence recurrence() {
        return recurrence;
    }

    /** When its first cycle begins, unless the policy says otherwise. */
    public Origin origin() {
        return switch (this) {
            case NEXT_REPLY -> Origin.CUSTOMER_MESSAGE;
            case GROUP_OWNERSHIP -> Origin.GROUP_ASSIGNED;
            case FIRST_REPLY,
                    FIRST_RESOLUTION,
                    TOTAL_RESOLUTION,
                    CALL_ANSWER,
                    PERIODIC_UPDATE,
                    REQUESTER_WAIT,
                    AGENT_WORK,
                    STOPWATCH -> Origin.TICKET_CREATED;
        };
    }

    /** What a status means to this clock, unless the policy says otherwise. */
    public Phase phase(Status status) {
        return switch (status) {
            case NEW, OPEN, QUEUED -> Phase.RUN;
            case PENDING -> talks() || this == GROUP_OWNERSHIP ? Phase.RUN : Phase.PAUSE;
            case ON_HOLD -> talks() || this == GROUP_OWNERSHIP || this == REQUESTER_WAIT ? Phase.RUN : Phase.PAUSE;
            case RESOLVED, CLOSED -> talks() ? Phase.CLOSE : Phase.STOP;
            case IVR -> Phase.PAUSE;
            case CONNECTED, WRAP_UP -> Phase.STOP;
            case ENDED -> Phase.CLOSE;
        };
    }

    /** Ends with a message, not with a status. */
    private boolean talks() {
        return this == FIRST_REPLY || this == NEXT_REPLY || this == PERIODIC_UPDATE;
    }
}
