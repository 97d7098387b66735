package io.switchboard.routing;

/**
 * How many items of a domain are where. Every item is in one place:
 * {@code in = assigned + waiting + abandoned + refused + flowedOut}.
 *
 * @param assigned with an agent or completed
 * @param waiting or offered
 */
public record Counts(long in, long assigned, long waiting, long abandoned, long refused, long flowedOut) {

    public boolean isConserved() {
        return in == assigned + waiting + abandoned + refused + flowedOut;
    }
}
