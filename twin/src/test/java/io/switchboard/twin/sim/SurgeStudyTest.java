package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.twin.FeedException;
import org.junit.jupiter.api.Test;

/** What sharing between centres is worth when one of them is flooded. */
class SurgeStudyTest {

    private static final long SEED = 1;

    @Test
    void sharingCutsTheFloodedCentresAbandonmentByAThirdAndMore() {
        Estimate lower = new SurgeStudy(60).lower(SEED);
        assertThat(lower.low()).as("seed %d: %s", SEED, lower).isGreaterThan(1 / 3.0);
    }

    @Test
    void theTableSaysWhatItCostsTheHelpingCentre() {
        assertThat(new SurgeStudy(5).play(SEED))
                .contains("5 pairs")
                .contains("abandonment, helping centre, shared")
                .contains("flood told after, min")
                .contains("flood not told while it lasted, runs")
                .contains("alarm open before the flood, runs");
        assertThatThrownBy(() -> new SurgeStudy(1)).isInstanceOf(FeedException.class);
    }
}
