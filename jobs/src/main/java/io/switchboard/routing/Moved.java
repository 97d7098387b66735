package io.switchboard.routing;

/**
 * Where an item went on that overflowed.
 *
 * @param to the other domain, and its plan; null of an item that went to the domain it was in, and is back under that plan
 * @param at when it left, epoch milliseconds
 */
public record Moved(String to, long at) {

    boolean isBack() {
        return to == null;
    }

    Moved back() {
        return new Moved(null, at);
    }
}
