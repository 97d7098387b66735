package io.switchboard.chaos.oracle;

import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One clock's way through the life of an item: when its cycles begin, rest, go on and end. */
final class Walk {

    private final String itemId;
    private final Promise promise;
    private final List<Cycle> cycles = new ArrayList<>();
    private Cycle last;
    private String owner;

    private Walk(String itemId, Promise promise) {
        this.itemId = itemId;
        this.promise = promise;
    }

    /** The cycles of one clock of an item, up to {@code horizon}. */
    static List<Cycle> cycles(String itemId, Promise promise, List<Moment> life, long horizon) {
        Walk walk = new Walk(itemId, promise);
        life.forEach(walk::take);
        if (walk.last != null) {
            walk.last.until(horizon, life.get(life.size() - 1).after());
        }
        return walk.cycles;
    }

    private void take(Moment moment) {
        if (isOpen()) {
            last.until(moment.at() - 1, moment.before());
        }
        if (moment.ack() == null) {
            happens(moment);
        } else if (isOpen()) {
            last.acknowledge(moment.ack(), moment.at(), moment.after());
        }
    }

    private boolean isOpen() {
        return last != null && last.isOpen();
    }

    private void happens(Moment moment) {
        if (moment.first() && promise.kind().beginsWithTheItem()) {
            begin("1", moment, promise.items() == ItemType.TICKET ? Status.NEW : Status.IVR);
        }
        if (moment.first() && starts(moment)) {
            begin(cycle(moment), moment, Status.NEW);
        }
        owner = handedOn(moment) ? null : owner;
        if (isOpen()) {
            goesOn(moment);
        } else if (last != null && comesBack(moment)) {
            retargeted(moment);
            last.turn(moment.at(), phase(moment));
        }
        if (!moment.first() && !isOpen() && !moment.after().over() && starts(moment)) {
            begin(cycle(moment), moment, moment.after().status());
        }
    }

    private Phase phase(Moment moment) {
        return promise.phase(moment.after().status());
    }

    private void begin(String name, Moment moment, Status status) {
        Priority priority = promise.priority(moment.after().priority());
        owner = moment.after().group();
        last = new Cycle(itemId, promise, name, moment.at(), promise.phase(status), priority);
        cycles.add(last);
    }

    /** cancel, before a new priority, before the end, before pause and resume. */
    private void goesOn(Moment moment) {
        Stand after = moment.after();
        if (moment.end() != null) {
            last.end(moment.at(), Phase.CLOSE, Verdict.CANCELLED, moment.end(), after);
            return;
        }
        if (promise.cancel() != null && promise.cancel().hold(after)) {
            last.end(moment.at(), Phase.CLOSE, Verdict.CANCELLED, Outcome.CONDITION, after);
            return;
        }
        retargeted(moment);
        Phase next = fulfilled(moment) ? Phase.STOP : phase(moment);
        if (next == Phase.STOP) {
            last.end(moment.at(), next, Verdict.MET, null, after);
        } else if (next == Phase.CLOSE) {
            last.end(moment.at(), next, Verdict.MET_BY_CLOSE, null, after);
        } else if (next != last.phase()) {
            last.turn(moment.at(), next);
        }
    }

    private void retargeted(Moment moment) {
        Priority next = promise.priority(moment.after().priority());
        if (next != last.priority()) {
            last.retarget(moment.at(), next, moment.after());
        }
    }

    private boolean fulfilled(Moment moment) {
        return switch (promise.kind()) {
            case FIRST_REPLY, NEXT_REPLY, PERIODIC_UPDATE -> moment.answer();
            case GROUP_OWNERSHIP -> handedOn(moment);
            case STOPWATCH -> promise.stop() != null && promise.stop().hold(moment.after());
            case REQUESTER_WAIT, AGENT_WORK, FIRST_RESOLUTION, TOTAL_RESOLUTION, CALL_ANSWER -> false;
        };
    }

    private static boolean handedOn(Moment moment) {
        return !moment.first()
                && !Objects.equals(moment.before().group(), moment.after().group());
    }

    /** the same cycle goes on when a settled item comes back, unless it was cancelled or is another group's now. */
    private boolean comesBack(Moment moment) {
        return promise.kind().continues()
                && last.phase() == Phase.STOP
                && isBack(moment)
                && (promise.kind() != Kind.GROUP_OWNERSHIP
                        || (owner != null && owner.equals(moment.after().group())));
    }

    private boolean isBack(Moment moment) {
        return moment.before().status().isSettled()
                && phase(moment).isOpen()
                && !moment.after().over();
    }

    /** Whether another cycle begins with what has happened. */
    private boolean starts(Moment moment) {
        boolean open = phase(moment).isOpen();
        return switch (promise.kind()) {
            case NEXT_REPLY -> open && moment.question() && moment.before().answers() > 0;
            case PERIODIC_UPDATE -> open && moment.answer();
            case GROUP_OWNERSHIP -> open
                    && moment.after().group() != null
                    && (moment.first() || handedOn(moment) || isBack(moment));
            case STOPWATCH -> open
                    && cycles.isEmpty()
                    && promise.start().hold(moment.after())
                    && (moment.first() || !promise.start().hold(moment.before()));
            case FIRST_REPLY, REQUESTER_WAIT, AGENT_WORK, FIRST_RESOLUTION, TOTAL_RESOLUTION, CALL_ANSWER -> false;
        };
    }

    private String cycle(Moment moment) {
        return promise.kind() == Kind.STOPWATCH ? "1" : moment.id();
    }
}
