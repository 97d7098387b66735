package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.event.Channel;
import io.switchboard.routing.Settings;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The invariants of routing over simulated days. The hall itself refuses an assignment or an offer that breaks a hard
 * constraint, and the router one after which an item is nowhere; a book of the offers knows who is not to be asked again.
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

    /** What became of the offers by a dispatcher that is set so, held against what was promised. */
    private static Offers asked(Settings dispatched) {
        Offers offers = new Offers(Endurance.asking());
        Policy policy = Policy.asking("asked", Endurance.guarded(), dispatched, decision -> {}, offers);
        played(policy, Endurance.underPeak());
        return offers;
    }

    /** Every answer that there is was given, and every end that an offer can have was seen. */
    @Test
    @DisplayName("R-93: who declined or was silent is not asked again for a while, and each item escalates once")
    void whoIsAskedIsNotAskedAgainTooSoonAndEachItemEscalatesOnce() {
        Offers offers = asked(Endurance.asking());

        assertThat(offers.offered())
                .isEqualTo(offers.accepted()
                        + offers.declined()
                        + offers.timedOut()
                        + offers.left()
                        + offers.withdrawn()
                        + offers.open());
        assertThat(offers.accepted()).isGreaterThan(CONTACTS * 9 / 10);
        assertThat(offers.declined()).isGreaterThan(CONTACTS / 100);
        assertThat(offers.timedOut()).isGreaterThan(CONTACTS / 100);
        assertThat(offers.left()).isPositive();
        assertThat(offers.withdrawn()).isPositive();
        assertThat(offers.late()).isPositive();
        assertThat(offers.again()).isGreaterThan(100);
        assertThat(offers.escalated()).isGreaterThan(100);
    }

    @Test
    void theSameSeedAsksAndAnswersTheSame() {
        String told = new Endurance(10_000, line -> {}).play(SEED);

        assertThat(new Endurance(10_000, line -> {}).play(SEED)).isEqualTo(told);
        assertThat(new Endurance(10_000, line -> {}).play(SEED + 1)).isNotEqualTo(told);
    }

    private static void isFoundOut(String by, long offer, long decline, int hops, Set<Channel> exclusive) {
        Settings all = Endurance.asking();
        Settings broken =
                new Settings(all.ageingMillis(), offer, decline, hops, all.most(), exclusive, false, all.sharing());
        assertThatThrownBy(() -> asked(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(by);
    }

    /** A fault in the dispatcher looks like one that is set otherwise than was promised. */
    @Test
    void aDispatcherThatDoesNotKeepWhatWasPromisedIsFoundOut() {
        Settings all = Endurance.asking();
        long offer = all.offerMillis();
        long decline = all.declineMillis();
        Set<Channel> exclusive = all.exclusive();

        isFoundOut("did not want it and is not to be asked before", offer, 1, all.hops(), exclusive);
        isFoundOut("did not want it and is not to be asked before", offer, decline / 2, all.hops(), exclusive);
        isFoundOut("and is so still at", 3 * offer, decline, all.hops(), exclusive);
        isFoundOut("TIMED_OUT of item", offer / 2, decline, all.hops(), exclusive);
        isFoundOut("nothing led to that", 0, decline, all.hops(), exclusive);
        isFoundOut("ESCALATED of item", offer, decline, all.hops() + 1, exclusive);
        isFoundOut("nothing led to that", offer, decline, all.hops() - 1, exclusive);
        isFoundOut("is busy", offer, decline, all.hops(), Set.of());
    }
}
