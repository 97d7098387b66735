package io.switchboard.twin.sim;

import io.switchboard.routing.Plan;
import io.switchboard.routing.PlanStep;
import io.switchboard.routing.Settings;
import io.switchboard.twin.FeedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The invariants of routing over as many items as one likes: no hard constraint is ever broken (language, papers,
 * presence, one item at a time), every item is somewhere at every step, nobody is asked again too soon for an item that
 * came back from there, each offer ends as it should and each item escalates once when it must ({@link Offers}), of a
 * hundred thousand choices each comes out the same from its record alone (all of these end the run at once), and while
 * there is capacity to spare nobody waits longer than the ageing bound and one service.
 */
public final class Endurance {

    private static final double LOAD = 0.75;
    private static final long BOUND = Math.round(30 * HeadToHead.MINUTE);

    /** The longest of the mean handling times, on the slowest agent who may do it. */
    private static final double ONE_SERVICE = 20 / 0.75 * HeadToHead.MINUTE;

    /** Choices that are made again, at the least; all, where there are fewer. Not every item is chosen for. */
    private static final long RECALLED = 100_000;

    /** Who did not want an item is left alone with it for so long, ms. */
    private static final long ASKED_AGAIN_AFTER = Math.round(2 * HeadToHead.MINUTE);

    private static final long CHUNK = 500_000;
    private static final long HOUR = 3_600_000;
    private static final long HOURS = SimAgent.DAY / HOUR;

    private final long items;
    private final Consumer<String> progress;

    /**
     * Not played yet.
     *
     * @param items half of them under a daily peak that is more than there is capacity, while agents are asked, take
     *     breaks and not all may do P1s; half with capacity to spare, given to agents without asking
     * @throws FeedException if there are too few
     */
    public Endurance(long items, Consumer<String> progress) {
        if (items < 2) {
            throw new FeedException("%d items: play 2 or more".formatted(items));
        }
        this.items = items;
        this.progress = progress;
    }

    /**
     * Plays them.
     *
     * @return what held, in lines; an {@link IllegalStateException} says what did not
     */
    public String play(long seed) {
        Recall recall = new Recall("endurance", Math.max(1, items / (2 * RECALLED)));
        Offers offers = new Offers(asking());
        Policy asked = Policy.asking("asked", guarded(), asking(), recall, offers);
        Policy aged = Policy.explained("aged", Policy.plans(), BOUND, recall);
        Tally peak = played(asked, underPeak(), items / 2, seed);
        Tally spare = played(aged, HeadToHead.at(LOAD), items - items / 2, seed);
        double longest = 0;
        for (int kind = 0; kind < HeadToHead.classes().size(); kind++) {
            longest = Math.max(longest, spare.longestWait(kind));
        }
        if (longest > BOUND + ONE_SERVICE) {
            throw new IllegalStateException("somebody waited %.1f min with an ageing bound of %.1f min"
                    .formatted(longest / HeadToHead.MINUTE, BOUND / HeadToHead.MINUTE));
        }
        return String.format(
                Locale.ROOT,
                "%d items: no hard constraint broken, every item somewhere at every step%n"
                        + "%d of %d choices made again from their records alone: all the same%n"
                        + "longest wait at load %.2f: %.1f min; ageing bound %.1f min and one service of %.1f min%n"
                        + "under the daily peak: %.4f of the callers gave up%n"
                        + "%s",
                items,
                recall.recalled(),
                recall.choices(),
                LOAD,
                longest / HeadToHead.MINUTE,
                BOUND / HeadToHead.MINUTE,
                ONE_SERVICE / HeadToHead.MINUTE,
                peak.abandonment(),
                inWords(offers));
    }

    private static String inWords(Offers offers) {
        return String.format(
                Locale.ROOT,
                "%d offers there: %d accepted, %d declined, %d timed out, %d whose customer gave up, %d whose agent went away, %d open%n"
                        + "of these %d again to whom the item had come back from, none within %d min; %d answers came too late, none counted%n"
                        + "%d items escalated, each once, when %d offers had come back%n",
                offers.offered(),
                offers.accepted(),
                offers.declined(),
                offers.timedOut(),
                offers.left(),
                offers.withdrawn(),
                offers.open(),
                offers.again(),
                Math.round(asking().declineMillis() / HeadToHead.MINUTE),
                offers.late(),
                offers.escalated(),
                asking().hops());
    }

    /**
     * As the twin's own book sets it, but that agents are asked, for as long as is usual, and again after a shorter while: usual is
     * half an hour, and hardly any item waits for so long once somebody was asked to take it.
     */
    static Settings asking() {
        Settings own = Book.own().settings(Policy.AGEING, true);
        return new Settings(
                own.ageingMillis(),
                Settings.DEFAULT.offerMillis(),
                ASKED_AGAIN_AFTER,
                own.hops(),
                own.most(),
                own.exclusive(),
                own.explains(),
                own.sharing());
    }

    /** P1s are only for those with papers, also when the plan has come to anyone. */
    static List<Plan> guarded() {
        List<Plan> plans = new ArrayList<>(Policy.plans());
        Plan p1 = plans.get(HeadToHead.P1);
        List<PlanStep> steps = new ArrayList<>(p1.steps());
        steps.add(PlanStep.ofHard(Set.of(), Set.of(), Set.of(p1.id())));
        plans.set(HeadToHead.P1, Plan.of(p1.id(), steps, p1.finalStep()));
        return plans;
    }

    /** Each agent is away for an hour of the day, one or two of them at a time; the back has no papers for P1s. */
    static Scenario underPeak() {
        Scenario scenario = HeadToHead.withPeak();
        List<SimAgent> agents = new ArrayList<>();
        for (SimAgent who : scenario.agents()) {
            double[] speeds = who.speeds().clone();
            speeds[HeadToHead.P1] = who.team().equals("back") ? 0 : speeds[HeadToHead.P1];
            long from = agents.size() % HOURS * HOUR;
            agents.add(new SimAgent(who.team(), speeds, who.bilingual(), from, from + SimAgent.DAY - HOUR));
        }
        return scenario.with(agents);
    }

    private Tally played(Policy policy, Scenario scenario, long count, long seed) {
        Tally tally = new Tally(scenario, 0, count);
        Hall hall = new Hall(scenario, policy.router().apply(scenario), new Telling(tally, count), seed);
        hall.run();
        return tally;
    }

    /** Says now and then how far it is. */
    private final class Telling implements Watcher {

        private final Tally tally;
        private final long count;
        private long settled;

        Telling(Tally tally, long count) {
            this.tally = tally;
            this.count = count;
        }

        @Override
        public void arrived(Contact contact) {
            tally.arrived(contact);
        }

        @Override
        public void settled(Contact contact) {
            tally.settled(contact);
            settled++;
            if (settled % CHUNK == 0) {
                progress.accept("%d of %d items".formatted(settled, count));
            }
        }

        @Override
        public boolean isEnough() {
            return tally.isEnough();
        }
    }
}
