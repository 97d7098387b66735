package io.switchboard.surge;

/**
 * A surge, and where.
 *
 * @param region {@link Arrival#ALL} for all of them, as {@code category}
 * @param scope of {@link Surge.Kind#ATTRIBUTED}; else null
 * @param help where it is about help; else null
 */
public record Sighting(String domain, String region, String category, Surge surge, Scope scope, Help help) {

    /** Of arrivals alone. */
    public static Sighting of(String domain, String region, String category, Surge surge) {
        return new Sighting(domain, region, category, surge, null, null);
    }

    /** The same on every retry, restart and replay. */
    public String id() {
        String id = "%s/%s/%s/%s/%d".formatted(domain, region, category, surge.kind(), surge.detectedAt());
        return help == null ? id : "%s/%s/%s".formatted(id, help.pool(), help.helper());
    }
}
