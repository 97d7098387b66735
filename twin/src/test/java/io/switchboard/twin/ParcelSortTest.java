package io.switchboard.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParcelSortTest {

    private static final long HARDLY_ANY_MEMORY = 64 * 1024;

    /** From nothing at all to more runs than are merged at once. */
    @Test
    void sortsOnDiskWhatAListSortsInMemory() {
        Random seeds = new Random(20260301);
        for (int count : new int[] {0, 1, 2, 100, 300, 2_000, 5_000, 40_000}) {
            long seed = seeds.nextLong();
            List<Parcel> parcels = Given.random(new Random(seed), count);
            List<Parcel> expected = new ArrayList<>(parcels);
            expected.sort(Parcel.IN_TIME);

            assertThat(sorted(parcels))
                    .as("seed %s, %s parcels", seed, count)
                    .usingElementComparator(Parcel.IN_TIME)
                    .containsExactlyElementsOf(expected);
        }
    }

    private static List<Parcel> sorted(List<Parcel> parcels) {
        try (Parcels sorted = new ParcelSort(Parcel.IN_TIME, HARDLY_ANY_MEMORY).sort(parcels.iterator())) {
            return Given.all(sorted);
        }
    }

    @Test
    void leavesNothingBehindEvenWhenNobodyReadsToTheEnd() {
        Set<String> before = temporaryFiles();
        Parcels sorted = new ParcelSort(Parcel.IN_TIME, HARDLY_ANY_MEMORY)
                .sort(Given.random(new Random(7), 40_000).iterator());
        sorted.next();
        assertThat(temporaryFiles()).isNotEqualTo(before);

        sorted.close();
        sorted.close();
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void leavesNothingBehindWhenTheSourceFails() {
        Set<String> before = temporaryFiles();
        Iterator<Parcel> parcels = Given.random(new Random(7), 4_000).iterator();
        Iterator<Parcel> failing = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Parcel next() {
                if (!parcels.hasNext()) {
                    throw new FeedException("the disk is gone");
                }
                return parcels.next();
            }
        };

        assertThatThrownBy(() -> new ParcelSort(Parcel.IN_TIME, HARDLY_ANY_MEMORY).sort(failing))
                .hasMessage("the disk is gone");
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static Set<String> temporaryFiles() {
        return Set.of(new File(System.getProperty("java.io.tmpdir"))
                .list((directory, name) -> name.startsWith("switchboard-sort-")));
    }
}
