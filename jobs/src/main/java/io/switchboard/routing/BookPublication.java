package io.switchboard.routing;

import java.io.Serializable;
import java.time.Instant;

/**
 * A version of how to route, published for good.
 *
 * @param effectiveFrom when it comes into force
 * @param document as {@link BookReader} reads it
 */
public record BookPublication(
        String id,
        int version,
        Instant effectiveFrom,
        Instant publishedAt,
        String publishedBy,
        String reason,
        String document)
        implements Serializable {

    /** Names it in the compacted topic: cloud/2. */
    public String key() {
        return id + "/" + version;
    }
}
