package io.switchboard.chaos.oracle;

import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import java.util.EnumMap;
import java.util.Map;

/** The clocks there are, with what each status means to them: the table of docs/policies.md. */
enum Kind {
    FIRST_REPLY,
    NEXT_REPLY,
    PERIODIC_UPDATE,
    REQUESTER_WAIT,
    AGENT_WORK,
    FIRST_RESOLUTION,
    TOTAL_RESOLUTION,
    GROUP_OWNERSHIP,
    CALL_ANSWER,
    STOPWATCH;

    /** Unless the policy says otherwise. */
    Map<Status, Phase> phases() {
        Map<Status, Phase> phases = new EnumMap<>(Status.class);
        ItemType items = this == CALL_ANSWER ? ItemType.CALL : ItemType.TICKET;
        items.statuses().forEach(status -> phases.put(status, phase(status)));
        return phases;
    }

    private Phase phase(Status status) {
        return switch (this) {
            case FIRST_REPLY, NEXT_REPLY, PERIODIC_UPDATE -> status.isSettled() ? Phase.CLOSE : Phase.RUN;
            case GROUP_OWNERSHIP -> status.isSettled() ? Phase.STOP : Phase.RUN;
            case REQUESTER_WAIT -> status == Status.ON_HOLD ? Phase.RUN : worked(status);
            case AGENT_WORK, FIRST_RESOLUTION, TOTAL_RESOLUTION, STOPWATCH -> worked(status);
            case CALL_ANSWER -> called(status);
        };
    }

    private static Phase worked(Status status) {
        if (status.isSettled()) {
            return Phase.STOP;
        }
        return status == Status.PENDING || status == Status.ON_HOLD ? Phase.PAUSE : Phase.RUN;
    }

    private static Phase called(Status status) {
        if (status.isFinal()) {
            return Phase.CLOSE;
        }
        if (status == Status.IVR) {
            return Phase.PAUSE;
        }
        return status == Status.QUEUED ? Phase.RUN : Phase.STOP;
    }

    /** Whether the same cycle goes on when the item comes back. */
    boolean continues() {
        return this == TOTAL_RESOLUTION || this == REQUESTER_WAIT || this == AGENT_WORK || this == GROUP_OWNERSHIP;
    }

    /** Whether it begins when the item is opened. */
    boolean beginsWithTheItem() {
        return switch (this) {
            case FIRST_REPLY, REQUESTER_WAIT, AGENT_WORK, FIRST_RESOLUTION, TOTAL_RESOLUTION, CALL_ANSWER -> true;
            case NEXT_REPLY, PERIODIC_UPDATE, GROUP_OWNERSHIP, STOPWATCH -> false;
        };
    }
}
