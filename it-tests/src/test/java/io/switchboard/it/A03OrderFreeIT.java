package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.twin.Disorder;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invariant 1 of the rules, through the cluster: what a consumer folds does not depend on the order of arrival. */
class A03OrderFreeIT {

    /** Inside the allowed lateness, which is a day. */
    private static final Duration LATE = Duration.ofHours(12);

    private static final long SEED = 7;
    private static final double ONE_IN_TEN = 0.1;

    private static Replayed shuffled;

    @BeforeAll
    static void theDaysComeShuffledAndPartlyTwice() {
        shuffled = DemoDays.replay(
                "a03-shuffled",
                1,
                LATE,
                (cluster, parcels) -> Disorder.of(parcels, SEED, LATE, ONE_IN_TEN),
                cluster -> {});
    }

    @Test
    void thereIsMuchToCorrect() {
        assertThat(shuffled.escalations())
                .filteredOn(escalation -> escalation.hasNonNull("correction"))
                .hasSizeGreaterThan(100);
        assertThat(shuffled.outcomes())
                .filteredOn(outcome -> outcome.path("revision").asInt() > 1)
                .hasSizeGreaterThan(100);
        assertThat(shuffled.tooLate()).isEmpty();
        assertThat(shuffled.deadLetters()).isEmpty();
    }

    @Test
    void everyRecordStillHasAnIdOfItsOwn() {
        assertThat(shuffled.escalations())
                .extracting(escalation -> escalation.path("escalationId").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    @Proves("R-80")
    void theFoldedEscalationsAreThoseOfTheRightOrder() {
        assertThat(Folded.escalations(shuffled.escalations()))
                .isEqualTo(Folded.escalations(DemoDays.inOrder().escalations()));
    }

    @Test
    void theLastRevisionsOfTheOutcomesAreThoseOfTheRightOrder() {
        assertThat(Folded.outcomes(shuffled.outcomes()))
                .isEqualTo(Folded.outcomes(DemoDays.inOrder().outcomes()));
    }
}
