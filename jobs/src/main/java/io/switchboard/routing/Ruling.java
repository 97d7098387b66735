package io.switchboard.routing;

/**
 * A decision of a domain, with its place among all of them: none is missing where the numbers have no gap.
 *
 * @param number from 1
 */
public record Ruling(String domain, long number, Decision decision) {

    /** The same on every retry, restart and replay. */
    public String id() {
        return domain + "/" + number;
    }
}
