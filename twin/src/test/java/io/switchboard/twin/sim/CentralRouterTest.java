package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Queues in common, in the order of a discipline. */
class CentralRouterTest {

    private static final long SEED = 4711;

    /** Looks, whenever somebody is taken from a queue, whether anybody left there would have been done sooner. */
    private static final class Envy implements Watcher {

        private final Set<Contact> waiting = new HashSet<>();
        private int arrived;
        private int taken;
        private int overtaken;

        @Override
        public void arrived(Contact contact) {
            arrived++;
            waiting.add(contact);
        }

        @Override
        public void settled(Contact contact) {
            waiting.remove(contact);
            if (contact.state == Contact.State.SERVED && contact.waitedUntil > contact.arrivedAt) {
                taken++;
                overtaken += waiting.stream().anyMatch(other -> other.work < contact.work) ? 1 : 0;
            }
        }

        @Override
        public boolean isEnough() {
            return arrived >= 20_000;
        }
    }

    @Test
    void shortestFirstTakesTheShortestOfAllThatWaitNotOfThoseWhoWaitLongest() {
        Scenario scenario = HeadToHead.at(0.88).with(HeadToHead.perfect());
        Envy envy = new Envy();
        Router router = new CentralRouter(scenario, Disciplines.SHORTEST_FIRST, Integer.MAX_VALUE);
        new Hall(scenario, router, envy, SEED).run();

        assertThat(envy.taken).as("seed %d", SEED).isGreaterThan(1_000);
        assertThat(envy.overtaken).as("of %d, seed %d", envy.taken, SEED).isZero();
    }

    @Test
    void whoKnowsAllSizesWaitsLessThanWhoKnowsNone() {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            assertThat(meanWait("L3a", seed)).as("seed %d", seed).isLessThan(meanWait("L2", seed));
        }
    }

    private static double meanWait(String bound, long seed) {
        Policy policy = Policy.bounds().stream()
                .filter(each -> each.id().equals(bound))
                .findFirst()
                .orElseThrow();
        Scenario scenario = policy.staffing().apply(HeadToHead.at(0.88));
        Tally tally = new Tally(scenario, 0, 20_000);
        new Hall(scenario, policy.router().apply(scenario), tally, seed).run();
        return tally.meanWait();
    }
}
