package io.switchboard.policy;

import java.io.Serializable;
import java.time.Instant;

/**
 * One change of what is promised, as it is published for good: a version of a policy or of a calendar, or the end of a
 * policy. A change of a calendar carries its author and reason.
 *
 * @param id of the policy or calendar
 * @param version 0 for a RETIREMENT
 * @param effectiveFrom when it comes into force
 * @param document the policy or calendar alone, as its part of a policy document; null for a RETIREMENT
 */
public record Publication(
        Kind kind,
        String id,
        int version,
        Instant effectiveFrom,
        Instant publishedAt,
        String publishedBy,
        String reason,
        String document)
        implements Serializable {

    /** What is published. */
    public enum Kind {
        CALENDAR,
        POLICY,
        RETIREMENT
    }

    /** What a correction that it makes necessary names as its cause. */
    public String inWords() {
        return switch (kind) {
            case CALENDAR -> "calendar %s version %d".formatted(id, version);
            case POLICY -> "policy %s version %d".formatted(id, version);
            case RETIREMENT -> "retired %s".formatted(id);
        };
    }

    /** Names it in the compacted topic: POLICY/desk/2, CALENDAR/berlin/1, RETIREMENT/desk/0. */
    public String key() {
        return kind + "/" + id + "/" + version;
    }
}
