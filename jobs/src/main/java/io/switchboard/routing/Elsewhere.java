package io.switchboard.routing;

import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The items of a domain that overflowed to others. Who wrote that an item is here does not read decisions and goes on speaking of it
 * here: what is said goes after it, until it is over.
 */
final class Elsewhere {

    /** Nobody speaks of an item for longer; of one that was over in silence the place is free again. */
    static final long KEPT_MILLIS = Duration.ofDays(31).toMillis();

    private final String domain;
    private final Changes changes;
    private final Map<String, Moved> moved = new LinkedHashMap<>();

    Elsewhere(String domain, Changes changes) {
        this.domain = domain;
        this.changes = changes;
    }

    /** What was kept, in the order in which it left. */
    void resume(Map<String, Moved> kept) {
        kept.entrySet().stream()
                .sorted(Map.Entry.<String, Moved>comparingByValue(Comparator.comparingLong(Moved::at))
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> moved.put(each.getKey(), each.getValue()));
    }

    void left(String itemId, Moved where) {
        forget(itemId);
        moved.put(itemId, where);
        changes.moved(itemId);
        Iterator<Map.Entry<String, Moved>> oldest = moved.entrySet().iterator();
        for (Map.Entry<String, Moved> each = oldest.next(); isOver(each.getValue(), where.at()); each = oldest.next()) {
            changes.moved(each.getKey());
            oldest.remove();
        }
    }

    private static boolean isOver(Moved each, long now) {
        return now - each.at() > KEPT_MILLIS;
    }

    /**
     * The same, said where the item is now: after it came there, and with the plan that it has there. Nothing if the item is not
     * elsewhere, or comes here anew.
     */
    Optional<Request> after(Request request, long at) {
        Moved where = request.itemId() == null ? null : moved.get(request.itemId());
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
        if (request.kind() == Request.Kind.LEAVE || request.kind() == Request.Kind.COMPLETE) {
            forget(request.itemId());
        }
        return Optional.of(request.in(where.to(), Math.max(at, where.at() + 1)));
    }

    /** A domain's plan may overflow into the domain itself: then the transfer comes back here. */
    private void enters(Request request, Moved where) {
        boolean isBack = domain.equals(where.to()) && request.eventId().startsWith(domain + "/");
        if (isBack) {
            moved.put(request.itemId(), where.back());
            changes.moved(request.itemId());
        } else {
            forget(request.itemId());
        }
    }

    /** Whether it is here again, under the plan by this domain's name. */
    boolean isBack(String itemId) {
        Moved where = moved.get(itemId);
        return where != null && where.isBack();
    }

    /** Nothing is to be remembered of it any more. */
    void forget(String itemId) {
        if (moved.remove(itemId) != null) {
            changes.moved(itemId);
        }
    }

    /** Null if it is not elsewhere. */
    Moved kept(String itemId) {
        return moved.get(itemId);
    }
}
