package io.switchboard.bench;

import io.switchboard.deploy.ClusterException;
import java.time.Duration;

/**
 * How a desk's events came that were to come as they happen.
 *
 * @param wanted events a second
 * @param latest how long after its time the latest was written
 */
record Feeding(int wanted, long events, double seconds, Duration latest) {

    private static final double BORNE = 0.01;

    double perSecond() {
        return events / seconds;
    }

    /**
     * Itself.
     *
     * @throws ClusterException if they came more slowly than they were to, so that what was measured is of another rate
     */
    Feeding kept() {
        if (perSecond() < wanted * (1 - BORNE)) {
            throw new ClusterException(
                    "Only %,.0f of %,d events a second could be written: what is measured is not of that rate"
                            .formatted(perSecond(), wanted));
        }
        return this;
    }
}
