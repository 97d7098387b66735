package io.switchboard.wire;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which stamps we believe: one that is wrong would move every clock.
 *
 * @param maxAhead how far a stamp may be ahead of its Kafka record's timestamp
 * @param floor no stamp is older
 */
public record Plausibility(Duration maxAhead, Instant floor) implements Serializable {

    public static final Plausibility DEFAULT =
            new Plausibility(Duration.ofMinutes(5), Instant.parse("1990-01-01T00:00:00Z"));

    public Plausibility {
        if (maxAhead.isNegative()) {
            throw new IllegalArgumentException(
                    "maxAhead is %s: give zero or more, such as %s".formatted(maxAhead, DEFAULT.maxAhead));
        }
    }

    /** What is wrong with an item that was opened at {@code createdAt}: its clocks would start there. */
    Optional<String> tooOld(Instant createdAt) {
        return createdAt.isBefore(floor)
                ? Optional.of("createdAt is %s, before the floor %s: correct the producer's stamp, or lower the floor"
                        .formatted(createdAt, floor))
                : Optional.empty();
    }

    /** What is wrong with the stamp {@code at} of a record that Kafka has stamped {@code kafkaTime}. */
    Optional<String> complaint(Instant at, long kafkaTime) {
        if (at.isBefore(floor)) {
            return Optional.of("at is %s, before the floor %s: correct the producer's stamp, or lower the floor"
                    .formatted(at, floor));
        }
        if (kafkaTime < 0) {
            return Optional.of(
                    "The Kafka record has no timestamp to hold at (%s) against: let the producer set it".formatted(at));
        }
        Instant latest = Instant.ofEpochMilli(kafkaTime).plus(maxAhead);
        if (at.isAfter(latest)) {
            return Optional.of(
                    "at is %s, more than %s after its Kafka record's timestamp %s: correct the producer's clock"
                            .formatted(at, maxAhead, Instant.ofEpochMilli(kafkaTime)));
        }
        return Optional.empty();
    }
}
