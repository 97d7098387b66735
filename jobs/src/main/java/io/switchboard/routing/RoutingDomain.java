package io.switchboard.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A routing domain in hand: its dispatcher under the book in force, and how many decisions it has told. */
public final class RoutingDomain {

    private final String name;
    private final Changes changes = Changes.heard();
    private final Elsewhere elsewhere;
    private final Guests guests;
    private final List<Request> transfers = new ArrayList<>();
    private final List<Relief> reliefs = new ArrayList<>();
    private RoutingBook book;
    private Dispatcher dispatcher;
    private long told;

    private RoutingDomain(String name, RoutingBook book, Dispatcher dispatcher) {
        this.name = name;
        this.elsewhere = new Elsewhere(name, changes);
        this.guests = new Guests(name, changes);
        this.book = book;
        this.dispatcher = dispatcher;
    }

    /** One in which nothing has happened yet. */
    public static RoutingDomain opened(String name, RoutingBooks books, long at) {
        RoutingBook book = books.inForce(at);
        RoutingDomain domain = new RoutingDomain(name, book, null);
        domain.dispatcher = new Dispatcher(book.settings(), book.weights(), domain.changes);
        return domain;
    }

    /** One that goes on from what was kept of it. */
    static RoutingDomain resumed(
            String name,
            RoutingBooks books,
            long told,
            Kept kept,
            Map<String, Moved> moved,
            Map<String, Guest> guests) {
        RoutingBook book = books.inForce(kept.domain().now());
        RoutingDomain domain = new RoutingDomain(name, book, null);
        domain.told = told;
        domain.elsewhere.resume(moved);
        domain.guests.resume(guests);
        domain.dispatcher = Dispatcher.from(kept, book.settings(), book.weights(), domain.changes);
        return domain;
    }

    /** Time passes, then it happens; what comes late happens now. */
    public List<Ruling> take(Request request, RoutingBooks books) {
        List<Ruling> rulings = new ArrayList<>(until(request.at(), books));
        rulings.addAll(told(happens(request, Math.max(request.at(), dispatcher.now()))));
        return rulings;
    }

    /** Time passes; a book that came into force meanwhile does so at its time, or now if it was heard of late. */
    public List<Ruling> until(long at, RoutingBooks books) {
        List<Ruling> rulings = new ArrayList<>();
        long end = Math.max(at, dispatcher.now());
        long change = books.nextChange(dispatcher.now());
        renew(books, rulings);
        while (change <= end) {
            rulings.addAll(told(dispatcher.until(change)));
            renew(books, rulings);
            change = books.nextChange(change);
        }
        rulings.addAll(told(dispatcher.until(end)));
        return rulings;
    }

    private void renew(RoutingBooks books, List<Ruling> rulings) {
        RoutingBook inForce = books.inForce(dispatcher.now());
        if (inForce.version() == book.version()) {
            return;
        }
        Kept kept = dispatcher.kept();
        book = inForce;
        dispatcher = Dispatcher.from(kept, book.settings(), book.weights(), changes);
        rulings.addAll(told(dispatcher.until(kept.domain().now())));
        rulings.addAll(told(dispatcher.matchAnew()));
    }

    private List<Decision> happens(Request request, long at) {
        boolean isHere = dispatcher.has(request.itemId());
        if (guests.isPast(request, isHere || elsewhere.hasGoneOn(request), at)) {
            return dispatcher.until(at);
        }
        List<Decision> decisions = new ArrayList<>();
        boolean isOver = request.kind() == Request.Kind.ENTER && guests.comesAnew(request, at);
        if (isOver && (isHere || elsewhere.kept(request.itemId()) != null)) {
            decisions.addAll(goesOn(request.farewell(), at));
        }
        decisions.addAll(goesOn(request, at));
        return decisions;
    }

    /** Here, or where the item is. */
    private List<Decision> goesOn(Request request, long at) {
        Request after = dispatcher.has(request.itemId())
                ? null
                : elsewhere.after(request, at).orElse(null);
        if (after != null) {
            transfers.add(after);
            return dispatcher.until(at);
        }
        if (request.itemId() == null || !elsewhere.isBack(request.itemId())) {
            return does(request, at);
        }
        List<Decision> decisions = does(request.kind() == Request.Kind.CHANGE ? request.in(name, at) : request, at);
        if (!dispatcher.has(request.itemId())) {
            elsewhere.forget(request.itemId());
        }
        return decisions;
    }

    private List<Decision> does(Request request, long at) {
        return switch (request.kind()) {
            case AGENT -> dispatcher.agent(request.agent(), request.presence(), at);
            case COMPLETE -> dispatcher.complete(request.itemId(), request.agentId(), at);
            case ACCEPT -> dispatcher.accept(request.itemId(), request.agentId(), at);
            case DECLINE -> dispatcher.decline(request.itemId(), request.agentId(), at);
            case LEAVE -> dispatcher.leave(request.itemId(), at);
            case TAKE -> dispatcher.take(request.itemId(), request.agentId(), at);
            case CHANGE, ENTER -> planned(request, at);
        };
    }

    private List<Decision> planned(Request request, long at) {
        Plan plan = book.plan(request.planId()).orElse(null);
        if (plan == null) {
            String why = "book %s version %d has no plan %s: ask for one it has, or publish it"
                    .formatted(book.id(), book.version(), request.planId());
            return request.kind() == Request.Kind.ENTER
                    ? dispatcher.refuse(request.itemId(), why, at)
                    : dispatcher.reject(request.itemId(), why, at);
        }
        return request.kind() == Request.Kind.ENTER
                ? dispatcher.enter(request.item(), plan, at)
                : dispatcher.change(request.item(), plan, at);
    }

    private List<Ruling> told(List<Decision> decisions) {
        List<Ruling> rulings = new ArrayList<>(decisions.size());
        List<Item> overflowed = dispatcher.overflowed();
        int next = 0;
        for (Decision decision : decisions) {
            Ruling ruling = new Ruling(name, ++told, decision);
            rulings.add(ruling);
            if (decision.verdict() == Verdict.OVERFLOWED) {
                transfers.add(transfer(ruling, overflowed.get(next++)));
                elsewhere.left(decision.itemId(), new Moved(decision.reason(), decision.at()));
            }
        }
        dispatcher.helpTurns().forEach(turn -> reliefs.add(new Relief(name, book.regionOf(turn.pool()), turn)));
        return rulings;
    }

    /** The item goes on where its plan says, as old as it is. */
    private static Request transfer(Ruling ruling, Item item) {
        String to = ruling.decision().reason();
        return Request.of(ruling.id(), to, ruling.decision().at(), null, Request.Kind.ENTER, item, to)
                .asTransfer();
    }

    /** What is to go to other domains since somebody last asked. */
    public List<Request> transfers() {
        List<Request> all = List.copyOf(transfers);
        transfers.clear();
        return all;
    }

    /** How pools have come to help others, or ceased to, since somebody last asked. */
    public List<Relief> reliefs() {
        List<Relief> all = List.copyOf(reliefs);
        reliefs.clear();
        return all;
    }

    /** When to look again if nothing happens before. */
    public OptionalLong wakeAt() {
        return dispatcher.wakeAt();
    }

    public Counts counts() {
        return dispatcher.counts();
    }

    long told() {
        return told;
    }

    Changes changes() {
        return changes;
    }

    Elsewhere elsewhere() {
        return elsewhere;
    }

    Guests guests() {
        return guests;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }
}
