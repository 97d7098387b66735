package io.switchboard.twin.sim;

import io.switchboard.routing.Presence;
import io.switchboard.routing.Request;
import io.switchboard.routing.RoutingBook;
import io.switchboard.routing.RoutingBooks;
import io.switchboard.routing.RoutingDomain;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Verdict;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The routing domain of the job, in process: what happens in the hall it hears as requests, the very ones that the job
 * would read from its topics. Agents who are asked accept at once, and give a sign of life as often as the book wants one.
 */
final class RequestRouter implements Router {

    private final Cast cast;
    private final List<ContactClass> classes;
    private final String name;
    private final long midnight;
    private final RoutingBooks books;
    private final RoutingDomain domain;
    private final Consumer<Request> requests;
    private final Consumer<Ruling> rulings;
    private final Map<String, Contact> waiting = new HashMap<>();
    private final BitSet there = new BitSet();
    private final long silenceMillis;
    private long signsAt;
    private long sequence;

    /**
     * In a scenario whose classes each have a plan of their name.
     *
     * @param midnight when the hall's time begins, epoch milliseconds
     */
    RequestRouter(
            Scenario scenario,
            String name,
            long midnight,
            RoutingBook book,
            Consumer<Request> requests,
            Consumer<Ruling> rulings) {
        this.cast = new Cast(scenario);
        this.classes = scenario.classes();
        this.name = name;
        this.midnight = midnight;
        this.books = RoutingBooks.of(book);
        this.domain = RoutingDomain.opened(name, books, midnight);
        this.silenceMillis = book.weights().scales().heartbeatWithin() - 1;
        this.signsAt = silenceMillis;
        this.requests = requests;
        this.rulings = rulings;
    }

    @Override
    public void arrives(Contact contact, Hall hall) {
        waiting.put(Cast.id(contact), contact);
        take(
                Request.of(
                        eventId(),
                        name,
                        at(hall),
                        sequence,
                        Request.Kind.ENTER,
                        cast.item(contact, at(hall)),
                        classes.get(contact.kind).name()),
                hall);
    }

    @Override
    public void leaves(Contact contact, Hall hall) {
        waiting.remove(Cast.id(contact));
        take(
                Request.of(eventId(), name, at(hall), sequence, Request.Kind.LEAVE, Cast.id(contact), (String) null),
                hall);
    }

    @Override
    public void freed(int agent, Contact done, Hall hall) {
        take(
                Request.of(
                        eventId(),
                        name,
                        at(hall),
                        sequence,
                        Request.Kind.COMPLETE,
                        Cast.id(done),
                        cast.agent(agent).id()),
                hall);
    }

    @Override
    public void finished(int agent, Contact done, Hall hall) {
        freed(agent, done, hall);
    }

    @Override
    public void comes(int agent, Hall hall) {
        there.set(agent);
        agent(agent, Presence.AVAILABLE, hall);
    }

    @Override
    public void goes(int agent, Hall hall) {
        there.clear(agent);
        agent(agent, Presence.OFFLINE, hall);
    }

    private void agent(int agent, Presence presence, Hall hall) {
        take(Request.of(eventId(), name, at(hall), sequence, cast.agent(agent), presence), hall);
    }

    @Override
    public void nudged(Contact contact, Hall hall) {}

    @Override
    public void woken(Hall hall) {
        if (hall.now() >= signsAt) {
            signsAt = hall.now() + silenceMillis;
            there.stream().forEach(agent -> agent(agent, Presence.AVAILABLE, hall));
        }
        follow(domain.until(at(hall), books), hall);
    }

    private String eventId() {
        sequence++;
        return "%s-%d".formatted(name, sequence);
    }

    private long at(Hall hall) {
        return midnight + hall.now();
    }

    private void take(Request request, Hall hall) {
        requests.accept(request);
        follow(domain.take(request, books), hall);
    }

    /** What is decided is told before anything comes of it: who accepts makes the domain decide again. */
    private void follow(List<Ruling> told, Hall hall) {
        told.forEach(rulings);
        for (Ruling ruling : told) {
            String itemId = ruling.decision().itemId();
            if (ruling.decision().verdict() == Verdict.ASSIGNED) {
                hall.assign(
                        waiting.remove(itemId), cast.number(ruling.decision().agentId()));
            } else if (ruling.decision().verdict() == Verdict.OFFERED) {
                accept(itemId, ruling.decision().agentId(), hall);
            } else if (ruling.decision().verdict() == Verdict.REFUSED) {
                hall.refuse(waiting.remove(itemId));
            } else if (ruling.decision().verdict() == Verdict.REJECTED) {
                throw new IllegalStateException("the domain rejects " + ruling);
            }
        }
        hall.audit(domain.counts());
        hall.wake(Math.min(domain.wakeAt().orElse(Long.MAX_VALUE) - midnight, signsAt));
    }

    private void accept(String itemId, String agentId, Hall hall) {
        take(Request.of(eventId(), name, at(hall), sequence, Request.Kind.ACCEPT, itemId, agentId), hall);
    }
}
