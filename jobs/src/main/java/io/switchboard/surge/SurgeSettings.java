package io.switchboard.surge;

import java.io.Serializable;

/**
 * When arrivals of a region and category count as a surge.
 *
 * @param threshold of the statistics; the higher the rarer are false alarms, and the later true ones
 * @param dispersion variance of the counts in parts of their mean, 1 or more: traffic that is not Poisson needs more
 * @param levelHalfLife after which arrivals count half in the level of the day, ms
 * @param levelFrom lowest level in parts of the profile
 * @param levelTo highest
 */
public record SurgeSettings(double threshold, double dispersion, long levelHalfLife, double levelFrom, double levelTo)
        implements Serializable {

    /** Measured on simulated days of a bank: see decision 22. */
    public static final SurgeSettings DEFAULT = new SurgeSettings(10.25, 1.2, 2_400_000, 0.4, 2);

    public SurgeSettings {
        if (!(threshold > 0 && dispersion >= 1 && levelHalfLife > 0 && levelFrom > 0 && levelTo >= levelFrom)) {
            throw new IllegalArgumentException(
                    "threshold %s, dispersion %s, half-life %d ms, level %s to %s: give a dispersion of 1 or more, the rest above 0, in order"
                            .formatted(threshold, dispersion, levelHalfLife, levelFrom, levelTo));
        }
    }
}
