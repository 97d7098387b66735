package io.switchboard.sla;

import io.switchboard.policy.ClockKind;
import io.switchboard.policy.ClockRule;
import io.switchboard.policy.Origin;
import io.switchboard.policy.Phase;
import io.switchboard.policy.Recurrence;
import io.switchboard.policy.Reopen;
import io.switchboard.sla.Outcome.Verdict;

/** What an event means to the clock of a rule: its predicates, as functions of item and event. */
record Signs(ClockRule rule, Moment moment) {

    /** Where the item stands, as the clock sees it; a turn of the policy asks it without an event. */
    static Phase phase(ClockRule rule, Item item) {
        Phase phase = rule.phases().get(item.status());
        if (!phase.ends() && rule.pause() != null && rule.pause().holds(item.factsWithoutEvent())) {
            return Phase.PAUSE;
        }
        boolean answered = rule.kind() == ClockKind.FIRST_REPLY && item.isAnswered(rule.options());
        return answered ? Phase.STOP : phase;
    }

    /** How a cycle ends in this phase. */
    static Verdict verdict(Phase phase, Clock clock) {
        if (phase == Phase.CLOSE) {
            return Verdict.MET_BY_CLOSE;
        }
        return clock.isBreached() ? Verdict.MET_LATE : Verdict.MET;
    }

    boolean cancels() {
        return moment.holds(rule.cancel());
    }

    boolean resets() {
        return moment.becomesTrue(rule.reset());
    }

    /** The phase that the clock is in after the event; {@code open} if its cycle had begun and not ended before. */
    Phase phase(boolean open) {
        Phase phase = rule.phases().get(moment.item().status());
        boolean firstReply = rule.kind() == ClockKind.FIRST_REPLY;
        if ((open || firstReply) && fulfils()) {
            return Phase.STOP;
        }
        if (!phase.ends() && moment.holds(rule.pause())) {
            return Phase.PAUSE;
        }
        return phase;
    }

    /** The promise is kept by what happened, whatever the status. */
    boolean fulfils() {
        boolean kept =
                switch (rule.kind()) {
                    case FIRST_REPLY -> moment.item().isAnswered(rule.options());
                    case NEXT_REPLY, PERIODIC_UPDATE -> moment.isAnswer(rule.options());
                    case GROUP_OWNERSHIP -> handsOn();
                    case FIRST_RESOLUTION,
                            TOTAL_RESOLUTION,
                            CALL_ANSWER,
                            REQUESTER_WAIT,
                            AGENT_WORK,
                            STOPWATCH -> false;
                };
        return kept || moment.holds(rule.stop());
    }

    /** The group that owned the item does so no more, whatever comes. */
    boolean handsOn() {
        return rule.kind() == ClockKind.GROUP_OWNERSHIP && moment.before() != null && moment.changesGroup();
    }

    /** Whether a cycle that ends with this event can never go on. */
    boolean endsForGood() {
        boolean byStatus = rule.phases().get(moment.item().status()).ends();
        return switch (rule.kind()) {
            case NEXT_REPLY, PERIODIC_UPDATE -> true;
            case GROUP_OWNERSHIP -> moment.changesGroup() || rule.reopen() == Reopen.IGNORE;
            case FIRST_REPLY,
                    FIRST_RESOLUTION,
                    TOTAL_RESOLUTION,
                    CALL_ANSWER,
                    REQUESTER_WAIT,
                    AGENT_WORK,
                    STOPWATCH -> rule.reopen() == Reopen.IGNORE || !byStatus;
        };
    }

    /** Whether a cycle begins with this event; {@code last} is the clock's last cycle, which is not open, or null. */
    boolean begins(Clock last) {
        if (moment.isThanks(rule.options()) || !mayBegin(last)) {
            return false;
        }
        return switch (rule.kind()) {
            case NEXT_REPLY -> moment.asks(rule.options()) && wasAnswered();
            case PERIODIC_UPDATE -> moment.isAnswer(rule.options())
                    && moment.item().isAnswered(rule.options());
            case GROUP_OWNERSHIP -> moment.item().group() != null
                    && (moment.changesGroup() || last == null || last.over());
            case FIRST_REPLY,
                    FIRST_RESOLUTION,
                    TOTAL_RESOLUTION,
                    CALL_ANSWER,
                    REQUESTER_WAIT,
                    AGENT_WORK,
                    STOPWATCH -> atItsOrigin(last);
        };
    }

    private boolean mayBegin(Clock last) {
        return last == null || (last.over() && (rule.recurrence() != Recurrence.NONE));
    }

    /** Nothing is owed a second time before there was a first answer. */
    private boolean wasAnswered() {
        return moment.before() != null && moment.before().isAnswered(rule.options());
    }

    private boolean atItsOrigin(Clock last) {
        Item before = moment.before();
        boolean outbound = moment.item().isOutbound() && rule.origin() == Origin.TICKET_CREATED;
        Origin origin = outbound ? Origin.CUSTOMER_MESSAGE : rule.origin();
        return switch (origin) {
            case TICKET_CREATED -> before == null || again(last);
            case CONDITION_MET -> moment.becomesTrue(rule.start());
            case GROUP_ASSIGNED -> moment.item().group() != null
                    && (before == null || before.group() == null || last == null || again(last));
            case CUSTOMER_MESSAGE -> moment.item().messages() > 0
                    && (before == null || before.messages() == 0 || last == null || again(last));
        };
    }

    /** A clock that recurs goes on with the next cycle where an event, not a status, ended the last. */
    private boolean again(Clock last) {
        return last != null && moment.holds(rule.stop());
    }
}
