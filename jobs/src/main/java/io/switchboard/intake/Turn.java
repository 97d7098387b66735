package io.switchboard.intake;

import io.switchboard.routing.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is heard of an item, and what is told because of it. What routing knows and what is so are brought
 * together by as few requests as there can be.
 */
final class Turn {

    /** An agent whose name nobody told. */
    static final String SOMEBODY = "somebody";

    private final String item;
    private final List<Rule> rules;
    private final List<Request> requests = new ArrayList<>();
    private Known known;
    private boolean isMissed;

    /** @param item its type and id */
    Turn(String item, List<Rule> rules, Known known) {
        this.item = item;
        this.rules = rules;
        this.known = known;
    }

    Known known() {
        return known;
    }

    List<Request> requests() {
        return requests;
    }

    /** An item that waits was found to be of no rule. */
    boolean isMissed() {
        return isMissed;
    }

    void knows(Known next) {
        known = next;
    }

    /** What was held back is told as it was when it was held back. */
    void release() {
        if (known.held()) {
            known = known.holding(false);
            ofItsRecord(() -> enter(known.seen().at(), ""));
        }
    }

    /** Tells what is not as it was told, because of the item's own record. */
    void settle() {
        ofItsRecord(() -> settle(known.seen().at(), ""));
    }

    private void ofItsRecord(Runnable telling) {
        int before = requests.size();
        telling.run();
        if (requests.size() > before) {
            known = known.inRound(known.round() + 1);
        }
    }

    /** The same, at {@code at}, because of {@code cause}; empty for the item's own record. */
    void settle(long at, String cause) {
        String holder = known.holder();
        if (known.ask() == null) {
            if (known.waits()) {
                enter(at, cause);
            }
        } else if (holder != null) {
            taken(holder, at, cause);
        } else if (known.ask().isTaken()) {
            complete(at, cause);
        } else if (known.waits()) {
            change(at, cause);
        } else {
            goes(at, cause);
        }
    }

    private void enter(long at, String cause) {
        long enteredAt = Math.max(at, known.at()) - known.waitedMs(); // no requeue resets its time
        Optional<Rule> rule = rule();
        isMissed |= rule.isEmpty() && !known.unrouted();
        known = known.unrouted(rule.isEmpty());
        rule.ifPresent(found -> enter(Appraisal.of(item, known, found, enteredAt), at, cause));
    }

    private void enter(Ask ask, long at, String cause) {
        known = known.with(ask);
        tell(Request.Kind.ENTER, ask, at, cause);
    }

    private void change(long at, String cause) {
        Ask before = known.ask();
        Optional<Rule> rule = rule();
        if (rule.isEmpty()) {
            leave(at, cause);
            isMissed = true;
            known = known.unrouted(true);
            return;
        }
        Ask next = Appraisal.of(item, known, rule.get(), before.item().enteredAt());
        if (!next.domain().equals(before.domain())) {
            leave(at, cause);
            enter(next, at, cause);
        } else if (!next.equals(before)) {
            known = known.with(next);
            tell(Request.Kind.CHANGE, next, at, cause);
        }
    }

    private void taken(String agentId, long at, String cause) {
        Ask ask = known.ask();
        if (!agentId.equals(ask.agentId())) {
            known = known.with(ask.takenBy(agentId));
            tell(Request.Kind.TAKE, ask.domain(), agentId, at, cause);
        }
    }

    private void complete(long at, String cause) {
        Ask ask = known.ask();
        rest(at);
        tell(Request.Kind.COMPLETE, ask.domain(), ask.agentId(), at, cause);
        if (known.waits()) {
            enter(at, cause);
        }
    }

    /** It waits no more, and nobody is known to have it. */
    private void goes(long at, String cause) {
        if (!known.seen().over() && known.seen().isTalking()) {
            String domain = known.ask().domain();
            rest(at);
            tell(Request.Kind.TAKE, domain, SOMEBODY, at, cause);
        } else {
            leave(at, cause);
        }
    }

    private void leave(long at, String cause) {
        String domain = known.ask().domain();
        rest(at);
        tell(Request.Kind.LEAVE, domain, null, at, cause);
    }

    private void rest(long at) {
        known = known.resting(Math.max(at, known.at()));
    }

    private Optional<Rule> rule() {
        var facts = known.seen().facts(known.customer());
        return rules.stream().filter(rule -> rule.holds(facts)).findFirst();
    }

    private void tell(Request.Kind kind, String domain, String agentId, long at, String cause) {
        long time = Math.max(at, known.at());
        requests.add(Request.of(id(kind, cause), domain, time, known.told(), kind, item, agentId));
        known = known.told(time);
    }

    private void tell(Request.Kind kind, Ask ask, long at, String cause) {
        long time = Math.max(at, known.at());
        requests.add(Request.of(id(kind, cause), ask.domain(), time, known.told(), kind, ask.item(), ask.planId()));
        known = known.told(time);
    }

    /** The same in a replay: made of the item, the version at which it was told, and what was told because of what. */
    private String id(Request.Kind kind, String cause) {
        String because = cause.isEmpty() && known.round() > 0 ? Integer.toString(known.round() + 1) : cause;
        String id = item + "/" + known.seen().version() + "/" + kind;
        return because.isEmpty() ? id : id + "/" + because;
    }
}
