package io.switchboard.surge;

/**
 * A flood that went on at the last look.
 *
 * @param onsetAt epoch milliseconds; another flood of the place has another
 * @param scope as it was told; null if it was not
 */
public record KnownFlood(String place, long onsetAt, Scope scope) {}
