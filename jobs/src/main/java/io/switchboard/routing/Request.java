package io.switchboard.routing;

import java.util.Comparator;

/**
 * What happens to a routing domain from outside. What a kind does not need is null.
 *
 * @param eventId names it for ever
 * @param at epoch milliseconds
 * @param sequence order within the domain where the source counts; breaks ties of {@code at}
 * @param planId whose version in force at that time the item keeps
 * @param isTransfer said by another domain of an item that overflowed from there
 */
public record Request(
        String eventId,
        String domain,
        long at,
        Long sequence,
        Kind kind,
        String itemId,
        String agentId,
        String planId,
        Item item,
        Agent agent,
        Presence presence,
        boolean isTransfer) {

    /** What happens; of the same time and without a sequence, in this order. */
    public enum Kind {
        /** An agent comes, goes, has changed, or gives a sign of life. */
        AGENT,
        COMPLETE,
        ACCEPT,
        DECLINE,
        LEAVE,
        CHANGE,
        ENTER,
        /** An agent has taken an item, asked or not. */
        TAKE
    }

    /** The one order of what happens at the same time. */
    public static final Comparator<Request> IN_ORDER = Comparator.comparing(
                    Request::sequence, Comparator.nullsLast(Comparator.<Long>naturalOrder()))
            .thenComparing(Request::kind)
            .thenComparing(Request::eventId);

    public static Request of(String eventId, String domain, long at, Long sequence, Agent agent, Presence presence) {
        return new Request(
                eventId, domain, at, sequence, Kind.AGENT, null, agent.id(), null, null, agent, presence, false);
    }

    /** The same, said of an item that went on in another domain, by the plan of its name there. */
    Request in(String other, long then) {
        return with(domain + "/" + eventId, other, then, planId == null ? null : other);
    }

    private Request with(String id, String other, long then, String plan) {
        return new Request(id, other, then, sequence, kind, itemId, agentId, plan, item, agent, presence, true);
    }

    /** The same, as another domain says it. */
    public Request asTransfer() {
        return with(eventId, domain, at, planId);
    }

    /** Whether that domain says it of an item that overflowed from there. */
    boolean isFrom(String other) {
        return isTransfer && eventId.startsWith(other + "/");
    }

    /** Of an item that overflowed and comes: the domain from which it does. The decision there gives the name. */
    String origin() {
        return eventId.substring(0, Math.max(0, eventId.lastIndexOf('/')));
    }

    /** Whoever spoke of the item says no more of it, until it comes again. */
    boolean isFarewell() {
        return kind == Kind.LEAVE || kind == Kind.COMPLETE;
    }

    /** That it comes anew says also that it has left. */
    Request farewell() {
        return of(eventId, domain, at, sequence, Kind.LEAVE, itemId, (String) null);
    }

    /** An item comes, or is known better than before. */
    public static Request of(
            String eventId, String domain, long at, Long sequence, Kind kind, Item item, String planId) {
        return new Request(eventId, domain, at, sequence, kind, item.id(), null, planId, item, null, null, false);
    }

    /** What an agent does with an item; of a customer who leaves, the agent is null. */
    public static Request of(
            String eventId, String domain, long at, Long sequence, Kind kind, String itemId, String agentId) {
        return new Request(eventId, domain, at, sequence, kind, itemId, agentId, null, null, null, null, false);
    }
}
