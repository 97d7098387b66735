package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.event.Channel;
import io.switchboard.routing.Counts;
import io.switchboard.routing.FinalStep;
import io.switchboard.routing.Plan;
import io.switchboard.routing.PlanStep;
import io.switchboard.routing.Scales;
import io.switchboard.routing.Settings;
import io.switchboard.routing.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
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
        final List<Integer> kinds = new ArrayList<>();
        final Map<String, String> endings = new TreeMap<>();
        final int until;

        Diary(int until) {
            this.until = until;
        }

        @Override
        public void arrived(Contact contact) {
            times.add(contact.arrivedAt);
            kinds.add(contact.kind);
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

    /** Hears everything and does nothing. */
    private static class Deaf implements Router {

        @Override
        public void arrives(Contact contact, Hall hall) {}

        @Override
        public void leaves(Contact contact, Hall hall) {}

        @Override
        public void freed(int agent, Contact done, Hall hall) {}

        @Override
        public void comes(int agent, Hall hall) {}

        @Override
        public void goes(int agent, Hall hall) {}

        @Override
        public void nudged(Contact contact, Hall hall) {}
    }

    /** Gives everything to the first agent, busy or not, there or not. */
    private static final class Careless extends Deaf {

        @Override
        public void arrives(Contact contact, Hall hall) {
            hall.assign(contact, 0);
        }
    }

    private static ContactClass impatient(Channel channel) {
        return ContactClass.of(
                "all", channel, 1, new Law.Lognormal(300_000, 0.9), new Law.Exponential(200_000), 60_000, 1, 1);
    }

    private static Scenario impatient(double load, int agents) {
        return Scenario.steady(
                List.of(impatient(Channel.PHONE)),
                Collections.nCopies(agents, SimAgent.always("all", false, 1)),
                load * agents / 300_000,
                0);
    }

    private static Scenario inShifts(Scenario scenario, long from, long until) {
        SimAgent who = new SimAgent("all", new double[] {1}, false, from, until);
        return scenario.with(Collections.nCopies(scenario.agents().size(), who));
    }

    private static Scenario with(Scenario scenario, Absence absence) {
        return new Scenario(
                scenario.classes(),
                scenario.agents(),
                scenario.perMilli(),
                scenario.profile(),
                scenario.busyness(),
                scenario.bilingualShare(),
                scenario.floods(),
                List.of(absence));
    }

    /** When waiting ended for those who were served. */
    private static List<Long> served(Diary diary) {
        return diary.endings.values().stream()
                .filter(ending -> ending.startsWith("SERVED"))
                .map(ending -> Long.parseLong(ending.substring(10)))
                .toList();
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

    /** Five agents with three chats each are fifteen with one: so what theory says of a queue it says of chats, too. */
    @Test
    void agentsWithThreeChatsAtATimeAreThreeTimesAsManyAgentsContactByContact() {
        Scenario calls = impatient(1.1, 15);
        ContactClass chat = impatient(Channel.CHAT).taking(2, 6);
        Scenario chats = Scenario.steady(List.of(chat), calls.agents().subList(0, 5), calls.perMilli(), 0);
        Diary theory = lived(calls, fifo(calls), SEED, 20_000);

        for (Router router : List.of(fifo(chats), ours(chats))) {
            Diary diary = lived(chats, router, SEED, 20_000);
            assertThat(diary.arrivals).isEqualTo(theory.arrivals);
            assertThat(diary.endings).isEqualTo(theory.endings);
        }
    }

    /** Not one, and the next when that is done: they would wait beside an agent with free hands. */
    @Test
    void whoComesToWaitingChatsTakesAsManyAsThereIsRoomFor() {
        Scenario calls = inShifts(impatient(1.1, 15), 8 * HOUR, 16 * HOUR);
        ContactClass chat = impatient(Channel.CHAT).taking(1, 3);
        Scenario chats = Scenario.steady(List.of(chat), calls.agents().subList(0, 5), calls.perMilli(), 0);
        Diary theory = lived(calls, fifo(calls), SEED, 3_000);

        for (Router router : List.of(fifo(chats), ours(chats))) {
            assertThat(lived(chats, router, SEED, 3_000).endings).isEqualTo(theory.endings);
        }
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
        Scenario scenario = inShifts(impatient(0.5, 10), 8 * HOUR, 16 * HOUR);
        Diary diary = lived(scenario, ours(scenario), SEED, 3_000);

        List<Long> times = served(diary).stream().map(at -> at % SimAgent.DAY).toList();
        assertThat(times).isNotEmpty().allSatisfy(at -> assertThat(at).isBetween(8 * HOUR, 16 * HOUR));
        assertThat(diary.endings.values()).anyMatch(ending -> ending.startsWith("ABANDONED"));
    }

    /** Whoever saw a contact through after the shift comes back tomorrow with nothing in hand. */
    @Test
    void nobodyIsLostOverNight() {
        Scenario scenario = inShifts(impatient(0.9, 10), 8 * HOUR, 16 * HOUR);
        Diary diary = lived(scenario, ours(scenario), SEED, 40_000);

        Map<Long, Long> byDay =
                served(diary).stream().collect(Collectors.groupingBy(at -> at / SimAgent.DAY, Collectors.counting()));
        assertThat(byDay).hasSizeGreaterThan(10);
        assertThat(byDay.get(9L)).isBetween(byDay.get(1L) * 9 / 10, byDay.get(1L) * 11 / 10);
    }

    @Test
    void aShiftPastMidnightIsThereOnTheFirstMorning() {
        Scenario scenario = inShifts(impatient(0.5, 10), 20 * HOUR, 32 * HOUR);
        List<Long> served = served(lived(scenario, fifo(scenario), SEED, 3_000));

        assertThat(served).anyMatch(at -> at < 8 * HOUR).noneMatch(at -> at > 8 * HOUR && at < 20 * HOUR);
        assertThat(served).anyMatch(at -> at > 20 * HOUR && at < SimAgent.DAY);
    }

    /** The hall would refuse a second contact: it is enough that it is played. */
    @Test
    void whoIsBackBeforeTheContactInHandIsDoneTakesNoOtherBesideIt() {
        Scenario scenario = with(impatient(1.1, 10), new Absence("all", 1, HOUR, HOUR + 60_000));
        Diary diary = lived(scenario, fifo(scenario), SEED, 1_000);

        assertThat(served(diary)).anyMatch(at -> at > 2 * HOUR);
    }

    @Test
    void theHallRefusesASecondContactAndAnAgentWhoIsNotThere() {
        Scenario busy = impatient(1.1, 10);
        assertThatThrownBy(() -> lived(busy, new Careless(), SEED, 100))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("agent 0 is busy");

        Scenario asleep = inShifts(busy, 8 * HOUR, 16 * HOUR);
        assertThatThrownBy(() -> lived(asleep, new Careless(), SEED, 1))
                .as("already the first contact")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("agent 0 is not there");
    }

    @Test
    void theHallRefusesAChatBeyondTheCapacityAndAnythingBesideOne() {
        Scenario busy = impatient(100, 1);
        ContactClass three = impatient(Channel.CHAT).taking(1, 3);
        ContactClass many = three.taking(1, 1_000);
        Scenario chats = Scenario.steady(List.of(three), busy.agents(), busy.perMilli(), 0);
        Scenario mixed = Scenario.steady(
                List.of(many, impatient(Channel.PHONE)),
                List.of(SimAgent.always("all", false, 1, 1)),
                busy.perMilli(),
                0);

        assertThat(untilSomebodyIsBusy(chats, SEED).endings).hasSize(3);
        Set<Integer> first = new HashSet<>();
        for (long seed = SEED; seed < SEED + 20; seed++) {
            List<Integer> kinds = untilSomebodyIsBusy(mixed, seed).kinds;
            List<Integer> inHand = kinds.subList(0, kinds.size() - 1);
            assertThat(inHand).as("seed %d", seed).containsOnly(kinds.get(0));
            assertThat(kinds.get(0) == 0 || inHand.size() == 1)
                    .as("several chats, or one call: %s, seed %d", kinds, seed)
                    .isTrue();
            first.add(kinds.get(0));
        }
        assertThat(first).containsExactlyInAnyOrder(0, 1);
    }

    private static Diary untilSomebodyIsBusy(Scenario scenario, long seed) {
        Diary diary = new Diary(100);
        Hall hall = new Hall(scenario, new Careless(), diary, seed);
        assertThatThrownBy(hall::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("agent 0 is busy");
        return diary;
    }

    @Test
    void theHallRefusesAContactTwiceAndAnAgentWithoutItsSkillOrItsLanguage() {
        Scenario calm = impatient(1.1, 2);
        Router twice = new Deaf() {
            @Override
            public void arrives(Contact contact, Hall hall) {
                hall.assign(contact, 0);
                hall.assign(contact, 1);
            }
        };
        assertThatThrownBy(() -> lived(calm, twice, SEED, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("contact 0 is SERVED: it cannot be assigned");

        Scenario unskilled = calm.with(List.of(SimAgent.always("all", true, 0)));
        Scenario foreign = Scenario.steady(calm.classes(), calm.agents(), calm.perMilli(), 1);
        for (Scenario scenario : List.of(unskilled, foreign)) {
            assertThatThrownBy(() -> lived(scenario, new Careless(), SEED, 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("agent 0 cannot serve contact 0");
        }
    }

    /** What becomes of it if the first agent is asked to take each contact. */
    private static void asksTheFirst(Scenario scenario, int until, String why, Router router) {
        assertThatThrownBy(() -> lived(scenario, router, SEED, until))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why);
    }

    @Test
    void theHallRefusesAnOfferThatCouldNotBeTakenAndOneBesideAnother() {
        Scenario busy = impatient(1.1, 2);
        Router all = new Deaf() {
            @Override
            public void arrives(Contact contact, Hall hall) {
                hall.ask(contact, 0);
            }
        };
        asksTheFirst(busy, 10, "agent 0 is busy", all);
        asksTheFirst(inShifts(busy, 8 * HOUR, 16 * HOUR), 1, "agent 0 is not there", all);
        asksTheFirst(busy.with(List.of(SimAgent.always("all", true, 0))), 1, "agent 0 cannot serve contact 0", all);
        asksTheFirst(busy, 1, "contact 0 is offered to agent 0: agent 1 cannot have it", new Deaf() {
            @Override
            public void arrives(Contact contact, Hall hall) {
                hall.ask(contact, 0);
                hall.assign(contact, 1);
            }
        });
        asksTheFirst(busy, 1, "contact 0 is offered to nobody", new Deaf() {
            @Override
            public void arrives(Contact contact, Hall hall) {
                hall.ask(contact, 0);
                hall.unask(contact);
                hall.unask(contact);
            }
        });
    }

    @Test
    void nobodyWhoHasGoneIsAskedStillAndFromNobodyWhoIsThereAnOfferIsTakenBack() {
        Scenario calm = impatient(0.5, 1);
        ContactClass patient = calm.classes().get(0).patient(1_000_000);
        Scenario day = Scenario.steady(List.of(patient), calm.agents(), calm.perMilli(), 0);
        asksTheFirst(inShifts(day, 8 * HOUR, 16 * HOUR), 3_000, "agent 0 is gone and asked still", new Deaf() {
            private boolean asked;

            @Override
            public void arrives(Contact contact, Hall hall) {
                if (!asked && hall.now() > 15 * HOUR) {
                    asked = true;
                    hall.ask(contact, 0);
                }
            }
        });
        asksTheFirst(calm, 1, "contact 0 is taken back from agent 0, who is there", new Deaf() {
            @Override
            public void arrives(Contact contact, Hall hall) {
                hall.ask(contact, 0);
                hall.withdraw(contact);
            }
        });
    }

    /** To the router somebody waits of whom the hall has not heard. */
    @Test
    void whatTheDispatcherAndTheDomainCountIsHeldAgainstTheHall() {
        Scenario scenario = HeadToHead.at(0.75);
        Router domain = new RequestRouter(scenario, Play.DOMAIN, 0, Book.own().routing(), request -> {}, ruling -> {});
        for (Router router : List.of(Policy.ours().router().apply(scenario), domain)) {
            Hall hall = new Hall(scenario, router, new Diary(1), SEED);
            Contact unheard = new Contact(0, HeadToHead.P1, false, 0, 1, 1, 0);
            assertThatThrownBy(() -> router.arrives(unheard, hall))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("0 customers wait, but of items");
        }
    }

    @Test
    void theHallKnowsHowManyWaitAndHoldsTheRoutersCountsAgainstIt() {
        Scenario scenario = impatient(1.1, 10);
        Hall empty = new Hall(scenario, new Deaf(), new Diary(1), SEED);

        empty.audit(new Counts(3, 2, 0, 1, 0, 0));
        assertThatThrownBy(() -> empty.audit(new Counts(3, 2, 1, 0, 0, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("0 customers wait, but of items");
        assertThatThrownBy(() -> empty.audit(new Counts(3, 2, 0, 0, 0, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("an item is nowhere");
    }

    @Test
    void whatFallsDueAtAMomentIsBeforeWhatHappensAtIt() {
        List<String> told = new ArrayList<>();
        Router router = new Deaf() {
            @Override
            public void comes(int agent, Hall hall) {
                hall.wake(16 * HOUR);
            }

            @Override
            public void goes(int agent, Hall hall) {
                told.add("goes");
            }

            @Override
            public void woken(Hall hall) {
                told.add("woken");
            }
        };
        lived(inShifts(impatient(0.5, 1), 8 * HOUR, 16 * HOUR), router, SEED, 200);

        assertThat(told).startsWith("woken", "goes");
    }

    @Test
    void anAbsenceTakesItsShareOfThoseWhoSpeakTheSecondLanguageToo() {
        Scenario scenario = with(HeadToHead.at(0.75), new Absence("front", 0.5, HOUR, 2 * HOUR));
        List<SimAgent> gone = new ArrayList<>();
        Router router = new Deaf() {
            @Override
            public void goes(int agent, Hall hall) {
                gone.add(scenario.agents().get(agent));
            }
        };
        lived(scenario, router, SEED, 400);

        assertThat(gone).hasSize(8).allMatch(who -> who.team().equals("front"));
        assertThat(gone.stream().filter(SimAgent::bilingual).count())
                .as("of five in the team")
                .isBetween(2L, 3L);
    }

    @Test
    void whoGaveUpAndWhoWasHelpedComeAgainEachByAProbabilityOfItsOwn() {
        assertThat(before(0.5, 0)).isNotEmpty().allMatch(ending -> ending.startsWith("ABANDONED"));
        assertThat(before(0, 0.5)).isNotEmpty().allMatch(ending -> ending.startsWith("SERVED"));
    }

    /** What had become of those who come a second time. */
    private static List<String> before(double returns, double reopens) {
        Scenario calm = impatient(1.2, 10);
        ContactClass again = calm.classes().get(0).returning(returns, reopens, new Law.Exponential(HOUR));
        Scenario scenario = Scenario.steady(List.of(again), calm.agents(), calm.perMilli(), 0);
        Diary diary = lived(scenario, fifo(scenario), SEED, 2_000);
        return diary.arrivals.keySet().stream()
                .filter(key -> key.endsWith(".1"))
                .map(key -> diary.endings.get(key.replace(".1", ".0")))
                .toList();
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
