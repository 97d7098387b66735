package io.switchboard.routing;

import java.util.Comparator;

/**
 * What happens to a routing domain from outside. What a kind does not need is null.
 *
 * @param eventId names it for ever
 * @param at epoch milliseconds
 * @param sequence order within the domain where the source counts; breaks ties of {@code at}
 * @param planId whose version in force at that time the item keeps
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
        Presence presence) {

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
        return new Request(eventId, domain, at, sequence, Kind.AGENT, null, agent.id(), null, null, agent, presence);
    }

    /** The same, said of an item that went on in another domain, by the plan of its name there. */
    Request in(String other, long then) {
        return new Request(
                eventId,
                other,
                then,
                sequence,
                kind,
                itemId,
                agentId,
                planId == null ? null : other,
                item,
                agent,
                presence);
    }

    /** An item comes, or is known better than before. */
    public static Request of(
            String eventId, String domain, long at, Long sequence, Kind kind, Item item, String planId) {
        return new Request(eventId, domain, at, sequence, kind, item.id(), null, planId, item, null, null);
    }

    /** What an agent does with an item; of a customer who leaves, the agent is null. */
    public static Request of(
            String eventId, String domain, long at, Long sequence, Kind kind, String itemId, String agentId) {
        return new Request(eventId, domain, at, sequence, kind, itemId, agentId, null, null, null, null);
    }
}
