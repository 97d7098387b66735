package io.switchboard.routing;

import java.util.Map;
import java.util.Optional;

/**
 * The items of a domain that overflowed to others. Who wrote that an item is here does not read decisions and goes on speaking of it
 * here: what is said goes after it, until it is over.
 */
final class Elsewhere {

    private final String domain;
    private final Memory<Moved> moved;

    Elsewhere(String domain, Changes changes) {
        this.domain = domain;
        this.moved = new Memory<>(Moved::at, changes::moved);
    }

    /** What was kept, in the order in which it left. */
    void resume(Map<String, Moved> kept) {
        moved.resume(kept);
    }

    void left(String itemId, Moved where) {
        moved.put(itemId, where);
    }

    /**
     * The same, said where the item is now: after it came there, and with the plan that it has there. Nothing if the item is not
     * elsewhere, or comes here anew.
     */
    Optional<Request> after(Request request, long at) {
        Moved where = moved.get(request.itemId());
        if (where == null) {
            return Optional.empty();
        }
        if (request.kind() == Request.Kind.ENTER) {
            enters(request, where);
            return Optional.empty();
        }
        if (where.isBack()) {
            return Optional.empty();
        }
        if (request.isFarewell()) {
            forget(request.itemId());
        }
        return Optional.of(request.in(where.to(), Math.max(at, where.at() + 1)));
    }

    /** A domain's plan may overflow into the domain itself: then the transfer comes back here. */
    private void enters(Request request, Moved where) {
        boolean isBack = domain.equals(where.to()) && request.isFrom(domain);
        if (isBack) {
            moved.replace(request.itemId(), where.back());
        } else {
            forget(request.itemId());
        }
    }

    /** Whether the item left after what is said. */
    boolean hasGoneOn(Request request) {
        Moved where = moved.get(request.itemId());
        return where != null && request.at() < where.at();
    }

    /** Whether it is here again, under the plan by this domain's name. */
    boolean isBack(String itemId) {
        Moved where = moved.get(itemId);
        return where != null && where.isBack();
    }

    /** Nothing is to be remembered of it any more. */
    void forget(String itemId) {
        moved.forget(itemId);
    }

    /** Null if it is not elsewhere. */
    Moved kept(String itemId) {
        return moved.get(itemId);
    }
}
