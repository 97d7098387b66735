package io.switchboard.twin.sim;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Ways to run queues in common, as they are known from other products and from theory. */
enum Disciplines implements Discipline {
    /** One queue by arrival, the agent who is idle longest; whatever the skill. */
    FIFO {
        @Override
        public double rank(ContactClass of, Contact contact, SimAgent agent, long now) {
            return contact.arrivedAt;
        }
    },
    /** Classes by severity, whoever waits longer within one; the best match of the idle agents. */
    PRIORITY {
        @Override
        public double rank(ContactClass of, Contact contact, SimAgent agent, long now) {
            return of.severity();
        }

        @Override
        public double preference(int kind, SimAgent agent) {
            return -agent.speeds()[kind];
        }
    },
    /** As before, but agents off their skill only after a tenth of the promised time. */
    PRIORITY_WITH_DELAY {
        @Override
        public boolean may(ContactClass of, int kind, SimAgent agent, long waited) {
            return agent.speeds()[kind] > OFF_SKILL || (agent.speeds()[kind] > 0 && waited >= of.dueMillis() / 10);
        }

        @Override
        public double rank(ContactClass of, Contact contact, SimAgent agent, long now) {
            return of.severity();
        }

        @Override
        public double preference(int kind, SimAgent agent) {
            return -agent.speeds()[kind];
        }

        @Override
        public long[] widens(ContactClass of) {
            return new long[] {of.dueMillis() / 10};
        }
    },
    /** Earliest deadline first. */
    EARLIEST_DEADLINE {
        @Override
        public double rank(ContactClass of, Contact contact, SimAgent agent, long now) {
            return (double) contact.arrivedAt + of.dueMillis();
        }

        @Override
        public double preference(int kind, SimAgent agent) {
            return -agent.speeds()[kind];
        }
    },
    /** The greatest share of the promised time used up first (van Mieghem). */
    LONGEST_DELAY {
        @Override
        public double rank(ContactClass of, Contact contact, SimAgent agent, long now) {
            return -(now - contact.arrivedAt) / (double) of.dueMillis();
        }

        @Override
        public double preference(int kind, SimAgent agent) {
            return -agent.speeds()[kind];
        }
    },
    /** Known sizes: the shortest first. No policy can know them; a bound. */
    SHORTEST_FIRST {
        @Override
        public Queue<Contact> queue() {
            return new PriorityQueue<>(Comparator.comparingDouble(contact -> contact.work));
        }

        @Override
        public double rank(ContactClass of, Contact contact, SimAgent agent, long now) {
            return contact.work;
        }
    };

    /** Faster than this is not off skill. */
    private static final double OFF_SKILL = 0.8;
}
