package io.switchboard.quality;

/** What a contact is counted under; null is what nobody told. */
public record Traits(
        String region,
        String centre,
        String line,
        String team,
        String agent,
        String channel,
        String category,
        String priority,
        String tier,
        String customer) {}
