package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The invariants of routing over simulated days. The hall itself refuses an assignment that breaks a hard constraint, and
 * the router one after which an item is nowhere.
 */
class InvariantsTest {

    private static final long SEED = 20261127;
    private static final long CONTACTS = 200_000;
    private static final double ONE_SERVICE = 12 * HeadToHead.MINUTE;

    private static Tally played(Policy policy, Scenario scenario) {
        Tally tally = new Tally(scenario, 0, CONTACTS);
        new Hall(scenario, policy.router().apply(scenario), tally, SEED).run();
        return tally;
    }

    @Test
    @DisplayName(
            "invariant 5: hard means hard, and every item is somewhere, also where a peak is more than there is capacity")
    void hardMeansHardAndEveryItemIsSomewhere() {
        Tally tally = played(Policy.ours(), HeadToHead.withPeak());

        assertThat(tally.isEnough()).isTrue();
    }

    /** The same customers: of these more give up where agents take breaks and not all of them may do P1s. */
    @Test
    void theItemsWithoutEndMeetBreaksAndPapers() {
        String told = new Endurance(40_000, line -> {}).play(SEED);
        Tally without = new Tally(HeadToHead.withPeak(), 0, 20_000);
        new Hall(HeadToHead.withPeak(), Policy.ours().router().apply(HeadToHead.withPeak()), without, SEED).run();

        Matcher gaveUp = Pattern.compile("under the daily peak: ([0-9.]+) of the callers gave up")
                .matcher(told);
        assertThat(gaveUp.find()).as(told).isTrue();
        assertThat(Double.parseDouble(gaveUp.group(1))).as(told).isGreaterThan(without.abandonment() + 0.001);
    }

    @Test
    @DisplayName(
            "invariant 6: nobody starves: with capacity to spare nobody waits longer than the ageing bound and one service")
    void nobodyStarves() {
        double bound = 30 * HeadToHead.MINUTE;
        Scenario scenario = HeadToHead.at(0.75);
        Tally bounded = played(Policy.ours("aged", Policy.plans(), Math.round(bound)), scenario);
        Tally unbounded = played(Policy.ours(), scenario);

        for (int kind = 0; kind < scenario.classes().size(); kind++) {
            assertThat(bounded.longestWait(kind))
                    .as("class %d, seed %d", kind, SEED)
                    .isLessThan(bound + ONE_SERVICE);
        }
        assertThat(unbounded.longestWait(HeadToHead.P3)).isGreaterThan(bound + ONE_SERVICE);
    }
}
