package io.switchboard.routing;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The items that overflowed to a domain from others. Who asked for them speaks of them there, and what is said comes here after
 * them, late. So an item that is meant for this domain now may come anew before the farewell to the stay before: that stay is over
 * then, and the farewell is not for the new one.
 */
final class Guests {

    private final String domain;
    private final Memory<Guest> known;

    Guests(String domain, Changes changes) {
        this.domain = domain;
        this.known = new Memory<>(Guest::at, changes::guest);
    }

    void resume(Map<String, Guest> kept) {
        known.resume(kept);
    }

    /**
     * Whether it is said of a stay that is over.
     *
     * @param isKnown the item is here, or has gone on since
     */
    boolean isPast(Request request, boolean isKnown, long at) {
        if (!request.isTransfer() || isOwn(request)) {
            return false;
        }
        Guest guest = find(request.itemId());
        return request.kind() == Request.Kind.ENTER
                ? isKnown && isBefore(request, guest, at)
                : isOfPast(request, guest);
    }

    /** Of an item that comes: whether it had come anew before this arrived. */
    private boolean isBefore(Request request, Guest guest, long at) {
        boolean isOlder = guest.from() == null || request.at() < guest.leftAt();
        if (isOlder) {
            known.put(request.itemId(), guest.past(request.origin(), at));
        }
        return isOlder;
    }

    private boolean isOfPast(Request request, Guest guest) {
        Optional<String> over = guest.due().stream().filter(request::isFrom).findFirst();
        if (request.isFarewell()) {
            over.or(() -> Optional.ofNullable(guest.from()).filter(request::isFrom))
                    .ifPresent(from -> farewell(request.itemId(), guest.without(from)));
        }
        return over.isPresent();
    }

    private void farewell(String itemId, Guest left) {
        if (left.from() == null && left.due().isEmpty()) {
            known.forget(itemId);
        } else {
            known.replace(itemId, left);
        }
    }

    /** An item comes. Whether a stay before is over with that. */
    boolean comesAnew(Request request, long at) {
        Guest guest = find(request.itemId());
        String from = request.isTransfer() ? request.origin() : null;
        if (Objects.equals(from, guest.from()) || isOwn(request)) {
            return false;
        }
        known.put(request.itemId(), guest.anew(from, request.at(), at));
        return guest.from() != null;
    }

    /** A domain's plan may overflow into the domain itself. */
    private boolean isOwn(Request request) {
        return request.isTransfer() && request.isFrom(domain);
    }

    private Guest find(String itemId) {
        return Objects.requireNonNullElse(known.get(itemId), Guest.NONE);
    }

    /** Null if it came from nowhere else. */
    Guest kept(String itemId) {
        return known.get(itemId);
    }
}
