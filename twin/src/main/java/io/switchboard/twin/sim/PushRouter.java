package io.switchboard.twin.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Contacts are pushed to agents as they come, and wait in that agent's own queue. Agents are always on duty. */
final class PushRouter implements Router {

    /** Whom a contact is pushed to. */
    enum Way {
        ROUND_ROBIN,
        RANDOM,
        LEAST_LOADED
    }

    private final Scenario scenario;
    private final Way way;
    private final boolean skilled;
    private final List<Deque<Contact>> queues = new ArrayList<>();
    private final Map<Contact, Integer> whose = new HashMap<>();
    private final boolean[] busy;
    private final long[] lastTurn;
    private long turn;

    /**
     * In a scenario, in a way.
     *
     * @param skilled only to agents who are not off their skill
     */
    PushRouter(Scenario scenario, Way way, boolean skilled) {
        this.scenario = scenario;
        this.way = way;
        this.skilled = skilled;
        this.busy = new boolean[scenario.agents().size()];
        this.lastTurn = new long[busy.length];
        for (int agent = 0; agent < busy.length; agent++) {
            queues.add(new ArrayDeque<>());
        }
    }

    @Override
    public void arrives(Contact contact, Hall hall) {
        List<Integer> may = new ArrayList<>();
        for (int agent = 0; agent < busy.length; agent++) {
            SimAgent who = scenario.agents().get(agent);
            double speed = who.speeds()[contact.kind];
            if ((!contact.bilingual || who.bilingual()) && speed > (skilled ? 0.8 : 0)) {
                may.add(agent);
            }
        }
        int agent = choose(may, contact, hall);
        if (busy[agent]) {
            queues.get(agent).addLast(contact);
            whose.put(contact, agent);
        } else {
            busy[agent] = true;
            hall.assign(contact, agent);
        }
    }

    private int choose(List<Integer> may, Contact contact, Hall hall) {
        return switch (way) {
            case ROUND_ROBIN -> next(may);
            case RANDOM -> may.get(hall.draws().below(may.size(), contact.number, Draws.CHOICE));
            case LEAST_LOADED -> least(may, contact, hall);
        };
    }

    /** Whose last turn is longest ago: so who alone may take a contact does not get a full share of the others, too. */
    private int next(List<Integer> may) {
        int chosen = may.get(0);
        for (int agent : may) {
            chosen = lastTurn[agent] < lastTurn[chosen] ? agent : chosen;
        }
        lastTurn[chosen] = ++turn;
        return chosen;
    }

    private int least(List<Integer> may, Contact contact, Hall hall) {
        int start = hall.draws().below(may.size(), contact.number, Draws.CHOICE);
        int best = may.get(start);
        for (int i = 1; i < may.size(); i++) {
            int agent = may.get((start + i) % may.size());
            best = size(agent) < size(best) ? agent : best;
        }
        return best;
    }

    private int size(int agent) {
        return queues.get(agent).size() + (busy[agent] ? 1 : 0);
    }

    @Override
    public void leaves(Contact contact, Hall hall) {
        queues.get(whose.remove(contact)).remove(contact);
    }

    @Override
    public void freed(int agent, Contact done, Hall hall) {
        Contact next = queues.get(agent).pollFirst();
        if (next == null) {
            busy[agent] = false;
        } else {
            whose.remove(next);
            hall.assign(next, agent);
        }
    }

    @Override
    public void comes(int agent, Hall hall) {}

    @Override
    public void goes(int agent, Hall hall) {
        throw new IllegalStateException("personal queues know no shifts: use agents who are always on duty");
    }

    @Override
    public void nudged(Contact contact, Hall hall) {}
}
