package io.switchboard.twin.sim;

import java.util.ArrayDeque;
import java.util.Queue;

/** How a policy with queues in common orders customers and agents; the lower number is first. */
interface Discipline {

    /** Whether the agent may serve the contact after it has waited so long; language is asked elsewhere. */
    default boolean may(ContactClass of, int kind, SimAgent agent, long waited) {
        return agent.speeds()[kind] > 0;
    }

    /** For one class and language: by arrival, unless another than the oldest can be the first of its own. */
    default Queue<Contact> queue() {
        return new ArrayDeque<>();
    }

    /** Of the heads of the queues; equal ones go by arrival. */
    double rank(ContactClass of, Contact contact, SimAgent agent, long now);

    /** Of idle agents; of equal ones the one who is idle longest. */
    default double preference(int kind, SimAgent agent) {
        return 0;
    }

    /** After which waits {@link #may} can change. */
    default long[] widens(ContactClass of) {
        return new long[0];
    }
}
