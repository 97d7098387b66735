package io.switchboard.twin.sim;

import io.switchboard.surge.ArrivalWatch;
import io.switchboard.surge.Sharing;
import io.switchboard.surge.Surge;
import io.switchboard.surge.SurgeRules;
import io.switchboard.surge.SurgeSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Two centres with a queue each, in order of arrival. When the first is flooded the second may help, as {@link Sharing}
 * says; who comes first is who is idle longest.
 */
final class TwoCentres implements Router {

    private static final int CENTRES = 2;
    private static final double MINUTE = 60_000;

    private final boolean shares;
    private final long from;
    private final double perMinute;
    private final int agentsEach;
    private final SurgeRules rules = new SurgeRules(SurgeSettings.DEFAULT);
    private final Sharing.Terms terms = Sharing.Terms.DEFAULT;
    private final List<Deque<Contact>> queues = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private final List<Deque<Integer>> idle = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private ArrivalWatch watch = ArrivalWatch.from(0);
    private Sharing sharing = Sharing.CLOSED;
    private boolean alarm;
    private long detectedAt = Long.MAX_VALUE;
    private long openedAt = Long.MAX_VALUE;
    private long reroutedAt = Long.MAX_VALUE;

    /**
     * In a scenario of two classes, one for each centre, and two teams of as many agents, the first centre's first.
     *
     * @param perMinute arrivals that each centre expects
     * @param from from when on the times are taken, ms from the beginning
     * @param shares whether the second may help
     */
    TwoCentres(Scenario scenario, double perMinute, long from, boolean shares) {
        this.from = from;
        this.shares = shares;
        this.perMinute = perMinute;
        this.agentsEach = scenario.agents().size() / CENTRES;
    }

    /** When a flood was told, sharing was open and the first contact was re-routed; the last long if it never was. */
    long detectedAt() {
        return detectedAt;
    }

    long openedAt() {
        return openedAt;
    }

    long reroutedAt() {
        return reroutedAt;
    }

    @Override
    public void arrives(Contact contact, Hall hall) {
        if (contact.kind == 0) {
            double expected = (hall.now() - watch.lastAt()) / MINUTE * perMinute;
            note(rules.arrival(watch, hall.now(), expected), hall.now());
        }
        queues.get(contact.kind).addLast(contact);
        serve(contact.kind, hall);
        share(hall);
    }

    private void note(SurgeRules.Step step, long at) {
        watch = step.watch();
        step.surge().ifPresent(surge -> alarm = surge.kind() == Surge.Kind.FLOOD);
        detectedAt = alarm ? earliest(detectedAt, at) : detectedAt;
    }

    private long earliest(long before, long at) {
        return at >= from ? Math.min(before, at) : before;
    }

    private void serve(int centre, Hall hall) {
        while (!queues.get(centre).isEmpty() && !idle.get(centre).isEmpty()) {
            hall.assign(queues.get(centre).removeFirst(), idle.get(centre).removeFirst());
        }
    }

    private void share(Hall hall) {
        if (!shares) {
            return;
        }
        sharing = sharing.next(
                terms, alarm, queues.get(0).size(), agentsEach, queues.get(1).size(), hall.now());
        openedAt = sharing.open() ? earliest(openedAt, hall.now()) : openedAt;
        while (!idle.get(1).isEmpty() && helps()) {
            reroutedAt = earliest(reroutedAt, hall.now());
            hall.assign(queues.get(0).removeFirst(), idle.get(1).removeFirst());
        }
    }

    private boolean helps() {
        return sharing.helps(
                terms, queues.get(0).size(), queues.get(1).size(), idle.get(1).size());
    }

    @Override
    public void leaves(Contact contact, Hall hall) {
        queues.get(contact.kind).remove(contact);
        share(hall);
    }

    @Override
    public void freed(int agent, Contact done, Hall hall) {
        int centre = agent / agentsEach;
        if (shares && centre == 1 && !queues.get(1).isEmpty() && helps()) {
            reroutedAt = earliest(reroutedAt, hall.now());
            hall.assign(queues.get(0).removeFirst(), agent);
        } else {
            idle.get(centre).addLast(agent);
            serve(centre, hall);
        }
        share(hall);
    }

    @Override
    public void comes(int agent, Hall hall) {
        idle.get(agent / agentsEach).addLast(agent);
    }

    @Override
    public void goes(int agent, Hall hall) {
        idle.get(agent / agentsEach).remove(agent);
    }

    @Override
    public void nudged(Contact contact, Hall hall) {}
}
