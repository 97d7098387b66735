package io.switchboard.surge;

/**
 * A surge, and where.
 *
 * @param region {@link Arrival#ALL} for all of them, as {@code category}
 */
public record Sighting(String domain, String region, String category, Surge surge) {

    /** The same on every retry, restart and replay. */
    public String id() {
        return "%s/%s/%s/%s/%d".formatted(domain, region, category, surge.kind(), surge.detectedAt());
    }
}
