package io.switchboard.twin.sim;

import io.switchboard.health.Part;
import io.switchboard.health.Settings;
import io.switchboard.routing.Background;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the customers of a run have lived through with us so far, as far as it is told with their items. Each policy writes
 * a history of its own: who is left waiting comes back in another mood. Times are milliseconds from the beginning.
 */
final class Lives {

    private static final long WEEK = 7 * SimAgent.DAY;
    private static final int LAST_AGENTS = 10;

    /** How finely the intake job tells of mood and churn risk. */
    private static final double STEPS = 20;

    /** What each does to a mood, from -1 to 1. */
    private static final double PROMISE_KEPT = 0.1;

    private static final double PROMISE_BROKEN = -0.3;
    private static final double GAVE_UP = -0.4;
    private static final double NOT_SOLVED = -0.2;

    private final List<ContactClass> classes;
    private final People people;
    private final Map<Integer, Life> lives = new HashMap<>();

    Lives(List<ContactClass> classes, People people) {
        this.classes = classes;
        this.people = people;
    }

    /** Of one customer. */
    private static final class Life {

        /** When, by class: those of the last week. */
        private final Map<Integer, Deque<Long>> contacts = new HashMap<>();

        /** Who helped last comes last. */
        private final Map<Integer, Long> agents = new LinkedHashMap<>();

        private int breaches;
        private int reopens;
        private double mood;
        private long moodAt;

        int contacts(int kind, long now) {
            Deque<Long> times = contacts.computeIfAbsent(kind, none -> new ArrayDeque<>());
            while (!times.isEmpty() && times.peekFirst() <= now - WEEK) {
                times.removeFirst();
            }
            return times.size();
        }

        /** It fades. */
        double mood(long now) {
            return mood
                    * Math.pow(
                            2,
                            (moodAt - now)
                                    / (double) Settings.DEFAULT.moodHalfLife().toMillis());
        }

        void feels(double change, long now) {
            mood = Math.max(-1, Math.min(1, mood(now) + change));
            moodAt = now;
        }
    }

    /** The contact comes, and what is known of its customer with it; of a stranger nothing. */
    void arrived(Contact contact, long now) {
        if (contact.customer == People.NOBODY) {
            return;
        }
        Life life = lives.computeIfAbsent(contact.customer, none -> new Life());
        int before = life.contacts(contact.kind, now);
        life.contacts.get(contact.kind).addLast(now);
        if (contact.isReopened()) {
            life.reopens++;
            life.feels(NOT_SOLVED, now);
        }
        contact.background = background(contact, life, before + 1, now);
    }

    private Background background(Contact contact, Life life, int contacts, long now) {
        return new Background(
                people.tier(contact.customer),
                inSteps(churnRisk(life, contacts, now)),
                inSteps(life.mood(now)),
                contacts,
                0,
                classes.get(contact.kind).severity(),
                contact.reopens(),
                0,
                0,
                daysAgo(life, now),
                true);
    }

    /** By the weights of the health job; the resources of these customers are well. */
    private static double churnRisk(Life life, int contacts, long now) {
        return weight(Part.BREACHES) * saturated(life.breaches / 2.0)
                + weight(Part.EFFORT) * saturated(contacts / 2.0)
                + weight(Part.REOPENS) * saturated(life.reopens)
                + weight(Part.MOOD) * (1 - life.mood(now)) / 2;
    }

    private static double weight(Part part) {
        return Settings.DEFAULT.healthWeights().get(part.word());
    }

    private static double saturated(double much) {
        return 1 - Math.exp(-much);
    }

    private static double inSteps(double value) {
        return Math.round(value * STEPS) / STEPS;
    }

    private static Map<String, Double> daysAgo(Life life, long now) {
        Map<String, Double> daysAgo = new HashMap<>();
        life.agents.forEach((agent, at) -> daysAgo.put(Cast.agentId(agent), (now - at) / (double) SimAgent.DAY));
        return daysAgo;
    }

    /** Waiting is over. */
    void settled(Contact contact) {
        if (contact.customer == People.NOBODY) {
            return;
        }
        Life life = lives.get(contact.customer);
        boolean lost = contact.state != Contact.State.SERVED;
        boolean late = contact.waitedUntil - contact.arrivedAt
                > classes.get(contact.kind).dueMillis();
        life.breaches += lost || late ? 1 : 0;
        life.feels(lost ? GAVE_UP : late ? PROMISE_BROKEN : PROMISE_KEPT, contact.waitedUntil);
    }

    /** The agent is done with the contact. */
    void helped(Contact contact, long now) {
        if (contact.customer == People.NOBODY) {
            return;
        }
        Map<Integer, Long> agents = lives.get(contact.customer).agents;
        agents.remove(contact.agent);
        agents.put(contact.agent, now);
        if (agents.size() > LAST_AGENTS) {
            agents.remove(agents.keySet().iterator().next());
        }
    }
}
