package io.switchboard.twin.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A queue for each class and language, in the order of a discipline. An agent who has chats is given more of them while
 * there is room, and something else when all are done.
 */
final class CentralRouter implements Router {

    private final Scenario scenario;
    private final Discipline discipline;
    private final int places;
    private final List<Queue<Contact>> queues = new ArrayList<>();
    private final boolean[] idle;
    private final long[] idleSince;
    private final int[] idleOrder;
    private int idleAgents;
    private int waiting;
    private int order;

    /**
     * In a scenario, by a discipline.
     *
     * @param places to wait in; whoever finds none is refused
     */
    CentralRouter(Scenario scenario, Discipline discipline, int places) {
        this.scenario = scenario;
        this.discipline = discipline;
        this.places = places;
        for (int i = 0; i < 2 * scenario.classes().size(); i++) {
            queues.add(discipline.queue());
        }
        int agents = scenario.agents().size();
        this.idle = new boolean[agents];
        this.idleSince = new long[agents];
        this.idleOrder = new int[agents];
    }

    @Override
    public void arrives(Contact contact, Hall hall) {
        if (seat(contact, hall)) {
            return;
        }
        if (waiting >= places) {
            hall.refuse(contact);
            return;
        }
        waiting++;
        queueOf(contact).add(contact);
        for (long after : discipline.widens(classOf(contact))) {
            hall.nudge(contact, contact.arrivedAt + after);
        }
    }

    private boolean seat(Contact contact, Hall hall) {
        int best = idleAgents == 0 ? -1 : bestAgent(contact, hall.now());
        if (best >= 0) {
            idle[best] = false;
            idleAgents--;
        } else {
            best = besideOthers(contact, hall);
        }
        if (best >= 0) {
            hall.assign(contact, best);
        }
        return best >= 0;
    }

    /** Who has fewest of the same class in hand and room for one more. */
    private int besideOthers(Contact contact, Hall hall) {
        int best = -1;
        if (classOf(contact).atOnce() == 1) {
            return best;
        }
        for (int agent = 0; agent < idle.length; agent++) {
            if (hall.isServing(agent)
                    && hall.hasRoom(agent, contact.kind)
                    && may(contact, agent, hall.now())
                    && (best < 0 || hall.inHand(agent) < hall.inHand(best))) {
                best = agent;
            }
        }
        return best;
    }

    private int bestAgent(Contact contact, long now) {
        int best = -1;
        double preferred = 0;
        for (int agent = 0; agent < idle.length; agent++) {
            if (idle[agent] && may(contact, agent, now)) {
                double preference =
                        discipline.preference(contact.kind, scenario.agents().get(agent));
                if (best < 0 || preference < preferred || (preference == preferred && isIdleLonger(agent, best))) {
                    best = agent;
                    preferred = preference;
                }
            }
        }
        return best;
    }

    private boolean isIdleLonger(int agent, int than) {
        return idleSince[agent] < idleSince[than]
                || (idleSince[agent] == idleSince[than] && idleOrder[agent] < idleOrder[than]);
    }

    private boolean may(Contact contact, int agent, long now) {
        SimAgent who = scenario.agents().get(agent);
        return (!contact.bilingual || who.bilingual())
                && discipline.may(classOf(contact), contact.kind, who, now - contact.arrivedAt);
    }

    private ContactClass classOf(Contact contact) {
        return scenario.classes().get(contact.kind);
    }

    private Queue<Contact> queueOf(Contact contact) {
        return queues.get(2 * contact.kind + (contact.bilingual ? 1 : 0));
    }

    @Override
    public void leaves(Contact contact, Hall hall) {
        waiting--;
        if (!queueOf(contact).remove(contact)) {
            throw new IllegalStateException("contact %d gave up but did not wait".formatted(contact.number));
        }
    }

    @Override
    public void freed(int agent, Contact done, Hall hall) {
        comes(agent, hall);
    }

    /** Who is back before the contact in hand is done takes none beside it, but for chats. */
    @Override
    public void comes(int agent, Hall hall) {
        Contact best = waiting == 0 ? null : bestContact(agent, hall);
        while (best != null) {
            waiting--;
            queueOf(best).remove(best);
            hall.assign(best, agent);
            best = classOf(best).atOnce() == 1 ? null : bestContact(agent, hall);
        }
        if (!hall.isServing(agent)) {
            idle[agent] = true;
            idleSince[agent] = hall.now();
            idleOrder[agent] = order++;
            idleAgents++;
        }
    }

    private Contact bestContact(int agent, Hall hall) {
        SimAgent who = scenario.agents().get(agent);
        long now = hall.now();
        Contact best = null;
        double lowest = 0;
        for (Queue<Contact> queue : queues) {
            Contact head = queue.peek();
            if (head != null && hall.hasRoom(agent, head.kind) && may(head, agent, now)) {
                double rank = discipline.rank(classOf(head), head, who, now);
                if (best == null || rank < lowest || (rank == lowest && head.arrivedAt < best.arrivedAt)) {
                    best = head;
                    lowest = rank;
                }
            }
        }
        return best;
    }

    @Override
    public void goes(int agent, Hall hall) {
        if (idle[agent]) {
            idle[agent] = false;
            idleAgents--;
        }
    }

    @Override
    public void nudged(Contact contact, Hall hall) {
        if (seat(contact, hall)) {
            waiting--;
            queueOf(contact).remove(contact);
        }
    }
}
