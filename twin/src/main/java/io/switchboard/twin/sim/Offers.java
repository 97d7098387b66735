package io.switchboard.twin.sim;

import io.switchboard.routing.Decision;
import io.switchboard.routing.Settings;
import io.switchboard.routing.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What agents were asked and what came of it: a book kept beside the dispatcher, from nothing but what it tells and what agents say.
 * It ends the run with an {@link IllegalStateException} if an agent is asked again too soon, an item is offered to two or has
 * an end that nobody brought about, an offer outlives its time, or an item escalates too early, too late or twice.
 */
final class Offers {

    private record Offer(String agentId, long at) {}

    /** What must be told next, of which item. */
    private record Due(String itemId, Verdict verdict) {

        boolean is(Decision decision) {
            return verdict == decision.verdict() && itemId.equals(decision.itemId());
        }
    }

    /** Of an item that came back from somebody. */
    private static final class Past {

        /** By agent, epoch milliseconds. */
        final Map<String, Long> askedNoMoreUntil = new HashMap<>();

        int hops;
    }

    private final Settings promised;

    /** By item, the oldest first. */
    private final Map<String, Offer> open = new LinkedHashMap<>();

    private final Map<String, Past> pasts = new HashMap<>();
    private Due due;
    private long offered;
    private long again;
    private long accepted;
    private long declined;
    private long timedOut;
    private long withdrawn;
    private long left;
    private long late;
    private long escalated;

    /** By what was promised, whatever the dispatcher does. */
    Offers(Settings promised) {
        this.promised = promised;
    }

    /** An agent answers. Whether the item is offered to that agent still: then the next decision must be what the agent says. */
    boolean answered(String itemId, String agentId, boolean accepts) {
        Offer offer = open.get(itemId);
        boolean inTime = offer != null && offer.agentId().equals(agentId);
        if (inTime) {
            due = new Due(itemId, accepts ? Verdict.ASSIGNED : Verdict.DECLINED);
        } else {
            late++;
        }
        return inTime;
    }

    /** Something was decided. */
    void hear(Decision decision) {
        if (due == null && needsACause(decision.verdict())) {
            throw wrong("nothing led to that", decision);
        }
        if (due != null && !due.is(decision)) {
            throw wrong("%s of item %s is due".formatted(due.verdict(), due.itemId()), decision);
        }
        due = null;
        note(decision);
    }

    private boolean needsACause(Verdict verdict) {
        return verdict == Verdict.DECLINED
                || verdict == Verdict.ESCALATED
                || (verdict == Verdict.ASSIGNED && promised.offerMillis() > 0);
    }

    private void note(Decision decision) {
        switch (decision.verdict()) {
            case OFFERED -> noteOffered(decision);
            case ASSIGNED -> noteAssigned(decision);
            case DECLINED -> {
                end(decision);
                declined++;
                comesBack(decision);
            }
            case TIMED_OUT -> {
                requireItsTime(end(decision), decision);
                timedOut++;
                comesBack(decision);
            }
            case WITHDRAWN -> {
                end(decision);
                withdrawn++;
            }
            case ABANDONED -> noteAbandoned(decision);
            case ESCALATED -> escalated++;
            case REFUSED, COMPLETED, HELD, OVERFLOWED, HELP_OPENED, HELP_CLOSED, REJECTED -> {
                // of no offer
            }
        }
    }

    private void noteOffered(Decision decision) {
        Offer other = open.put(decision.itemId(), new Offer(decision.agentId(), decision.at()));
        if (other != null) {
            throw wrong("it is offered to %s still".formatted(other.agentId()), decision);
        }
        offered++;
        Past past = pasts.get(decision.itemId());
        Long until = past == null ? null : past.askedNoMoreUntil.get(decision.agentId());
        if (until != null && decision.at() < until) {
            throw wrong("the agent did not want it and is not to be asked before %d".formatted(until), decision);
        }
        again += until == null ? 0 : 1;
    }

    private void noteAssigned(Decision decision) {
        pasts.remove(decision.itemId());
        if (promised.offerMillis() > 0) {
            end(decision);
            accepted++;
        }
    }

    private void noteAbandoned(Decision decision) {
        pasts.remove(decision.itemId());
        if (decision.agentId() != null) {
            end(decision);
            left++;
        } else if (open.containsKey(decision.itemId())) {
            throw wrong("somebody is asked still", decision);
        }
    }

    private Offer end(Decision decision) {
        Offer offer = open.remove(decision.itemId());
        if (offer == null || !offer.agentId().equals(decision.agentId())) {
            throw wrong("the agent was not asked", decision);
        }
        return offer;
    }

    private void requireItsTime(Offer offer, Decision decision) {
        if (decision.at() != offer.at() + promised.offerMillis()) {
            throw wrong("it was offered at %d, for %d ms".formatted(offer.at(), promised.offerMillis()), decision);
        }
    }

    private void comesBack(Decision decision) {
        Past past = pasts.computeIfAbsent(decision.itemId(), none -> new Past());
        past.askedNoMoreUntil.put(decision.agentId(), decision.at() + promised.declineMillis());
        past.hops++;
        if (past.hops != decision.hops()) {
            throw wrong("it has come back %d times".formatted(past.hops), decision);
        }
        if (past.hops == promised.hops()) {
            due = new Due(decision.itemId(), Verdict.ESCALATED);
        }
    }

    /** Nothing is owed, and all that stands open may. */
    void audit(long now) {
        if (due != null) {
            throw new IllegalStateException(
                    "%s of item %s is due and was not told".formatted(due.verdict(), due.itemId()));
        }
        if (!open.isEmpty()) {
            Map.Entry<String, Offer> oldest = open.entrySet().iterator().next();
            if (now - oldest.getValue().at() >= promised.offerMillis()) {
                throw new IllegalStateException("item %s was offered at %d for %d ms, and is so still at %d"
                        .formatted(oldest.getKey(), oldest.getValue().at(), promised.offerMillis(), now));
            }
        }
    }

    private static IllegalStateException wrong(String why, Decision decision) {
        return new IllegalStateException("%s of item %s, agent %s, at %d, hops %d: %s"
                .formatted(
                        decision.verdict(),
                        decision.itemId(),
                        decision.agentId(),
                        decision.at(),
                        decision.hops(),
                        why));
    }

    long offered() {
        return offered;
    }

    /** So many offers were to agents who had not wanted the item, once their time was over. */
    long again() {
        return again;
    }

    long accepted() {
        return accepted;
    }

    long declined() {
        return declined;
    }

    long timedOut() {
        return timedOut;
    }

    /** So many ended because the agent went away. */
    long withdrawn() {
        return withdrawn;
    }

    /** So many ended because the customer gave up. */
    long left() {
        return left;
    }

    long open() {
        return open.size();
    }

    /** So many answers came when the offer was over. */
    long late() {
        return late;
    }

    long escalated() {
        return escalated;
    }
}
