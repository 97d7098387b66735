package io.switchboard.quality;

import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that is known of an item, each list in its one order whatever the order of arrival; what is counted of it is a fold
 * over these.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param passed how far time has come for it, in epoch milliseconds
 */
public record Story(
        String itemId,
        List<TicketEvent> tickets,
        List<CallEvent> calls,
        List<SurveyResponse> surveys,
        List<ClockEnd> ends,
        List<Breach> breaches,
        List<Ack> acks,
        List<Customer> customers,
        long passed) {

    private static final Comparator<TicketEvent> TICKETS = Comparator.comparing(TicketEvent::at)
            .thenComparing(TicketEvent::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(TicketEvent::kind)
            .thenComparing(TicketEvent::eventId);
    private static final Comparator<CallEvent> CALLS = Comparator.comparing(CallEvent::at)
            .thenComparing(CallEvent::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(CallEvent::kind)
            .thenComparing(CallEvent::eventId);
    private static final Comparator<ClockEnd> ENDS = Comparator.comparing(ClockEnd::clock)
            .thenComparing(ClockEnd::policyId)
            .thenComparing(ClockEnd::cycle);

    static Story of(String itemId) {
        return new Story(
                itemId, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Long.MIN_VALUE);
    }

    /**
     * Itself if it says nothing new.
     *
     * @param settledMs how far apart the ends of a cycle are when it ended twice, and was not corrected
     */
    Story with(Fact fact, long settledMs) {
        List<TicketEvent> itsTickets = tickets;
        List<CallEvent> itsCalls = calls;
        List<SurveyResponse> itsSurveys = surveys;
        List<ClockEnd> itsEnds = ends;
        List<Breach> itsBreaches = breaches;
        List<Ack> itsAcks = acks;
        List<Customer> itsCustomers = customers;
        if (fact.ticket() != null) {
            itsTickets = added(tickets, fact.ticket(), TICKETS, e -> e.eventId()
                    .equals(fact.ticket().eventId()));
        } else if (fact.call() != null) {
            itsCalls = added(calls, fact.call(), CALLS, e -> e.eventId()
                    .equals(fact.call().eventId()));
        } else if (fact.survey() != null) {
            itsSurveys = added(
                    surveys,
                    fact.survey(),
                    Comparator.comparing(SurveyResponse::at).thenComparing(SurveyResponse::eventId),
                    e -> e.eventId().equals(fact.survey().eventId()));
        } else if (fact.end() != null) {
            itsEnds = withEnd(fact.end(), settledMs);
        } else if (fact.breach() != null) {
            itsBreaches = added(
                    breaches,
                    fact.breach(),
                    Comparator.comparing(Breach::at).thenComparing(Breach::escalationId),
                    e -> e.equals(fact.breach()));
        } else if (fact.ack() != null) {
            itsAcks =
                    added(acks, fact.ack(), Comparator.comparing(Ack::at).thenComparing(Ack::eventId), e -> e.eventId()
                            .equals(fact.ack().eventId()));
        } else {
            itsCustomers = added(
                    customers, fact.customer(), Comparator.comparing(Customer::at), e -> e.equals(fact.customer()));
        }
        return new Story(itemId, itsTickets, itsCalls, itsSurveys, itsEnds, itsBreaches, itsAcks, itsCustomers, passed);
    }

    Story passedTo(long time) {
        return new Story(itemId, tickets, calls, surveys, ends, breaches, acks, customers, Math.max(passed, time));
    }

    /**
     * The newest revision of each cycle counts, whichever came last. One that goes on after it had ended, and ends again when its
     * window is final, counts where it ended first: else it would count twice.
     */
    private List<ClockEnd> withEnd(ClockEnd end, long settledMs) {
        ClockEnd counts = end;
        for (ClockEnd known : ends) {
            if (known.isOfSameCycle(end)) {
                if (known.revision() >= end.revision()) {
                    return ends;
                }
                counts = known.isFollowedBy(end, settledMs) ? known.inRevision(end.revision()) : end;
            }
        }
        List<ClockEnd> others =
                ends.stream().filter(known -> !known.isOfSameCycle(end)).toList();
        return added(others, counts, ENDS, known -> false);
    }

    private static <T> List<T> added(List<T> list, T one, Comparator<T> order, Predicate<T> same) {
        if (list.stream().anyMatch(same)) {
            return list;
        }
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        longer.sort(order);
        return longer;
    }
}
