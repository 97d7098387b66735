package io.switchboard.risk;

/** What is left of a weight. */
final class Decay {

    private Decay() {}

    /** Time does not run back: what is older than the weight itself takes nothing from it. */
    static double left(long since, long now, double halfLifeMs) {
        return since == 0 || now <= since ? 1 : Math.exp(-Math.log(2) * (now - since) / halfLifeMs);
    }
}
