package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.event.Channel;
import io.switchboard.routing.FinalStep;
import io.switchboard.routing.Plan;
import io.switchboard.routing.PlanStep;
import io.switchboard.routing.Scales;
import io.switchboard.routing.Settings;
import io.switchboard.routing.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The simulator itself: the same seed tells the same story, and policies meet the same customers. */
class HallTest {

    private static final long SEED = 4711;
    private static final long HOUR = 3_600_000;

    /** What became of each contact, by its number and attempt. */
    private static final class Diary implements Watcher {

        final Map<String, String> arrivals = new TreeMap<>();
        final List<Long> times = new ArrayList<>();
        final Map<String, String> endings = new TreeMap<>();
        final int until;

        Diary(int until) {
            this.until = until;
        }

        @Override
        public void arrived(Contact contact) {
            times.add(contact.arrivedAt);
            arrivals.put(key(contact), contact.arrivedAt + " " + contact.work + " " + contact.patience);
        }

        @Override
        public void settled(Contact contact) {
            endings.put(key(contact), contact.state + " at " + contact.waitedUntil);
        }

        private static String key(Contact contact) {
            return contact.number + "." + contact.attempt;
        }

        @Override
        public boolean isEnough() {
            return arrivals.size() >= until;
        }
    }

    private static Scenario impatient(double load, int agents) {
        ContactClass all = ContactClass.of(
                "all", Channel.PHONE, 1, new Law.Lognormal(300_000, 0.9), new Law.Exponential(200_000), 60_000, 1, 1);
        return Scenario.steady(
                List.of(all),
                Collections.nCopies(agents, SimAgent.always("all", false, 1)),
                load * agents / 300_000,
                0);
    }

    private static Diary lived(Scenario scenario, Router router, long seed, int until) {
        Diary diary = new Diary(until);
        new Hall(scenario, router, diary, seed).run();
        return diary;
    }

    private static Router fifo(Scenario scenario) {
        return new CentralRouter(scenario, Disciplines.FIFO, Integer.MAX_VALUE);
    }

    private static Router ours(Scenario scenario) {
        Scales scales = new Scales(0.25, 100, 10, HOUR, 1, 1L << 50, Map.of());
        Plan anyone = Plan.of("any", List.of(PlanStep.of(Set.of(), 1L << 50)), FinalStep.ANY_IN_POOL);
        Settings settings = new Settings(1L << 50, 0, 1, 1, Integer.MAX_VALUE, Set.of(Channel.PHONE), false);
        return new DispatcherRouter(scenario, settings, Weights.defaults(scales), List.of(anyone), decision -> {});
    }

    @Test
    void theSameSeedTellsTheSameStoryAndAnotherOneAnother() {
        Scenario scenario = impatient(1.1, 10);
        Diary one = lived(scenario, fifo(scenario), SEED, 5_000);

        assertThat(lived(scenario, fifo(scenario), SEED, 5_000).endings).isEqualTo(one.endings);
        assertThat(lived(scenario, fifo(scenario), SEED + 1, 5_000).endings).isNotEqualTo(one.endings);
    }

    /** So what theory says of the one queue in the twin, it says of the dispatcher, too. */
    @Test
    void withOneClassTheDispatcherIsTheOneQueueOfTheoryContactByContact() {
        Scenario scenario = impatient(1.1, 10);
        Diary theory = lived(scenario, fifo(scenario), SEED, 20_000);
        Diary dispatcher = lived(scenario, ours(scenario), SEED, 20_000);

        assertThat(dispatcher.arrivals).isEqualTo(theory.arrivals);
        assertThat(dispatcher.endings).isEqualTo(theory.endings);
        assertThat(theory.endings.values()).anyMatch(ending -> ending.startsWith("ABANDONED"));
    }

    @Test
    void policiesMeetTheSameCustomersEvenWhereSomeComeAgain() {
        Scenario calm = impatient(1.2, 10);
        ContactClass again = calm.classes().get(0).returning(0.5, 0.5, new Law.Exponential(HOUR));
        Scenario scenario = Scenario.steady(List.of(again), calm.agents(), calm.perMilli(), 0);
        Diary queue = lived(scenario, fifo(scenario), SEED, 5_000);
        Diary push = lived(scenario, new PushRouter(scenario, PushRouter.Way.RANDOM, false), SEED, 5_000);

        List<String> both = new ArrayList<>(queue.arrivals.keySet());
        both.retainAll(push.arrivals.keySet());
        assertThat(both).hasSizeGreaterThan(4_000).anyMatch(key -> !key.endsWith(".0"));
        assertThat(both).filteredOn(key -> key.endsWith(".0")).allSatisfy(key -> assertThat(push.arrivals.get(key))
                .isEqualTo(queue.arrivals.get(key)));
        assertThat(push.endings).isNotEqualTo(queue.endings);
    }

    @Test
    void agentsWorkInTheirShiftsAndSeeAContactThrough() {
        Scenario always = impatient(0.5, 10);
        List<SimAgent> dayShift =
                Collections.nCopies(10, new SimAgent("all", new double[] {1}, false, 8 * HOUR, 16 * HOUR));
        Scenario scenario = always.with(dayShift);
        Diary diary = lived(scenario, ours(scenario), SEED, 3_000);

        List<Long> served = diary.endings.values().stream()
                .filter(ending -> ending.startsWith("SERVED"))
                .map(ending -> Long.parseLong(ending.substring(10)) % SimAgent.DAY)
                .toList();
        assertThat(served).isNotEmpty().allSatisfy(at -> assertThat(at).isBetween(8 * HOUR, 16 * HOUR));
        assertThat(diary.endings.values()).anyMatch(ending -> ending.startsWith("ABANDONED"));
    }

    /** Whoever saw a contact through after the shift comes back tomorrow with nothing in hand. */
    @Test
    void nobodyIsLostOverNight() {
        Scenario always = impatient(0.9, 10);
        List<SimAgent> dayShift =
                Collections.nCopies(10, new SimAgent("all", new double[] {1}, false, 8 * HOUR, 16 * HOUR));
        Scenario scenario = always.with(dayShift);
        Diary diary = lived(scenario, ours(scenario), SEED, 40_000);

        Map<Long, Long> byDay = diary.endings.values().stream()
                .filter(ending -> ending.startsWith("SERVED"))
                .collect(Collectors.groupingBy(
                        ending -> Long.parseLong(ending.substring(10)) / SimAgent.DAY, Collectors.counting()));
        assertThat(byDay).hasSizeGreaterThan(10);
        assertThat(byDay.get(9L)).isBetween(byDay.get(1L) * 9 / 10, byDay.get(1L) * 11 / 10);
    }

    @Test
    void theRateFollowsTheDaysProfileAndEachDaysBusyness() {
        Scenario flat = impatient(0.5, 10);
        Scenario scenario = new Scenario(flat.classes(), flat.agents(), flat.perMilli(), new double[] {0.5, 1.5}, 0, 0);
        Diary diary = lived(scenario, fifo(scenario), SEED, 20_000);
        long late = diary.times.stream()
                .filter(at -> at % SimAgent.DAY >= 12 * HOUR)
                .count();
        assertThat(late / 20_000.0).isCloseTo(0.75, within(0.02));

        Scenario moody = new Scenario(flat.classes(), flat.agents(), flat.perMilli(), new double[] {1}, 27, 0);
        Map<Long, Integer> byDay = new TreeMap<>();
        lived(moody, fifo(moody), SEED, 100_000).times.forEach(at -> byDay.merge(at / SimAgent.DAY, 1, Integer::sum));
        double[] whole = byDay.values().stream()
                .mapToDouble(Integer::intValue)
                .limit(byDay.size() - 1)
                .toArray();
        double mean = java.util.Arrays.stream(whole).average().orElseThrow();
        double variance = java.util.Arrays.stream(whole)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(variance / (mean * mean)).isCloseTo(1 / 27.0, within(0.025));
    }

    @Test
    void lawsHaveTheMeansTheySay() {
        double[] hazard = {0.00349, 0.00298, 0.00284, 0.00214, 0.00188, 0.00313, 0.00169};
        for (int i = 0; i < hazard.length; i++) {
            hazard[i] /= 1000;
        }
        for (Law law : List.of(new Law.Exponential(5), new Law.Lognormal(7, 0.9), new Law.Piecewise(30_000, hazard))) {
            Draws draws = new Draws(SEED);
            double sum = 0;
            for (int i = 0; i < 400_000; i++) {
                sum += law.draw(draws.uniform(i, Draws.WORK), draws.uniform(i, Draws.WORK + 1));
            }
            assertThat(sum / 400_000 / law.mean()).as(law.toString()).isCloseTo(1, within(0.01));
        }
    }
}
