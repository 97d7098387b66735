package io.switchboard.chaos.oracle;

import java.util.List;

/**
 * One level of a chain: reached when a share of the target and so much more is used up.
 *
 * @param plusMs negative before the target
 * @param deliver in whose hours it is delivered; null at once
 */
record Rung(String name, int percent, long plusMs, List<String> recipients, Hours deliver) {

    static final String BREACH = "breach";

    boolean isBreach() {
        return name.equals(BREACH);
    }

    long threshold(long targetMs) {
        return targetMs * percent / 100 + plusMs;
    }

    /** Told so much later, to the same people. */
    Rung again(String next, long laterMs) {
        return new Rung(next, percent, plusMs + laterMs, recipients, deliver);
    }
}
