package io.switchboard.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DisorderTest {

    private static final Duration BOUND = Duration.ofMinutes(10);

    @Test
    void nothingIsLaterThanTheBound() {
        Random seeds = new Random(20260302);
        for (int run = 0; run < 50; run++) {
            long seed = seeds.nextLong();
            Instant newest = Instant.MIN;
            for (Parcel parcel : disordered(sample(seed, 2_000), seed, BOUND, 0.1)) {
                assertThat(parcel.at())
                        .as("seed %s", seed)
                        .isAfterOrEqualTo(newest.equals(Instant.MIN) ? newest : newest.minus(BOUND));
                newest = parcel.at().isAfter(newest) ? parcel.at() : newest;
            }
        }
    }

    @Test
    void everythingComesAtLeastOnceAndOneInTenTwice() {
        List<Parcel> parcels = sample(11, 20_000);
        Map<Parcel, Integer> times = new HashMap<>();
        disordered(parcels, 11, BOUND, 0.1).forEach(parcel -> times.merge(parcel, 1, Integer::sum));

        assertThat(times.keySet()).containsExactlyInAnyOrderElementsOf(parcels);
        assertThat(times.values()).containsOnly(1, 2);
        assertThat(times.values().stream().filter(count -> count == 2).count()).isBetween(1_800L, 2_200L);
    }

    @Test
    void theSameSeedGivesTheSameDisorderAndAnotherOneDoesNot() {
        List<Parcel> parcels = sample(3, 500);
        assertThat(disordered(parcels, 1, BOUND, 0.1)).isEqualTo(disordered(parcels, 1, BOUND, 0.1));
        assertThat(disordered(parcels, 1, BOUND, 0.1)).isNotEqualTo(disordered(parcels, 2, BOUND, 0.1));
    }

    @Test
    void withoutABoundAndWithoutDuplicatesTheOrderStays() {
        List<Parcel> parcels = sample(5, 500);
        assertThat(disordered(parcels, 9, Duration.ZERO, 0)).containsExactlyElementsOf(parcels);
    }

    @Test
    void aBurstIsNotHeldInMemoryWhole() {
        List<Parcel> burst = new ArrayList<>();
        for (int i = 0; i < 120_000; i++) {
            burst.add(Given.ticket("T-" + i, Given.NOON));
        }
        Given given = Given.parcels(burst);
        try (Disorder disorder = Disorder.of(given, 1, BOUND, 0)) {
            disorder.next();
            assertThat(Given.all(given)).hasSizeGreaterThan(60_000);
        }
        assertThat(given.isClosed()).isTrue();
    }

    private static List<Parcel> disordered(List<Parcel> parcels, long seed, Duration bound, double duplicates) {
        return Given.all(Disorder.of(Given.parcels(parcels), seed, bound, duplicates));
    }

    private static List<Parcel> sample(long seed, int count) {
        List<Parcel> parcels = Given.random(new Random(seed), count);
        parcels.sort(Parcel.IN_TIME);
        return parcels;
    }
}
