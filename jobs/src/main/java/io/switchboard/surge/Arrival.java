package io.switchboard.surge;

import java.util.List;

/**
 * An item has come.
 *
 * @param region empty if it is of none
 * @param at epoch milliseconds, in order within a domain
 */
public record Arrival(String domain, String region, String category, long at) {

    /** Stands for all regions, or all categories. */
    public static final String ALL = "*";

    /** It counts where it came, in its region, in its category and in its domain as a whole. */
    public List<Arrival> places() {
        return List.of(
                this,
                new Arrival(domain, region, ALL, at),
                new Arrival(domain, ALL, category, at),
                new Arrival(domain, ALL, ALL, at));
    }

    public String place() {
        return domain + "/" + region + "/" + category;
    }
}
