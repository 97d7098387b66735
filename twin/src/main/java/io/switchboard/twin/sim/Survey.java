package io.switchboard.twin.sim;

import io.switchboard.policy.Node;
import java.util.Optional;

/**
 * What customers say of us after they were helped, by a model of chance. How content one is, is normal: the mean falls with
 * the share of the promised time that was waited, with a broken promise, and with each time the item had to come again.
 * Both scores are a line in it, rounded. Nobody measured these numbers.
 *
 * @param answers share of those who were helped that answers; 0 if nobody is asked
 */
record Survey(double answers) {

    static final Survey NONE = new Survey(0);

    private static final int ASKED = 0;
    private static final int CONTENT = 1;

    private static final double AT_ONCE = 0.9;
    private static final double SPREAD = 0.6;
    private static final double WAITED = 0.2;
    private static final double LATE = 0.6;
    private static final double AGAIN = 0.5;
    private static final int MOST_AGAIN = 2;

    /**
     * What one customer says.
     *
     * @param nps would recommend us, 0 to 10
     * @param csat was satisfied, 1 to 5
     */
    record Answer(int nps, int csat) {}

    /** As a scenario tells of it. */
    static Survey read(Node surveys) {
        surveys.only("answers");
        return new Survey(surveys.get("answers").number(0, 1));
    }

    boolean isAsked() {
        return answers > 0;
    }

    /** Of a contact that was helped; empty of a customer who does not answer. */
    Optional<Answer> of(Contact contact, long dueMillis, Draws draws) {
        long key = contact.number + ((long) contact.attempt << 40);
        if (!isAsked() || draws.uniform(key, ASKED) >= answers) {
            return Optional.empty();
        }
        double chance = Law.normal(draws.uniform(key, CONTENT), draws.uniform(key, CONTENT + 1));
        double content = content(contact, dueMillis) + SPREAD * chance;
        return Optional.of(new Answer(rounded(6 + 3 * content, 0, 10), rounded(3 + 1.5 * content, 1, 5)));
    }

    private static double content(Contact contact, long dueMillis) {
        double waited = (contact.waitedUntil - contact.arrivedAt) / (double) dueMillis;
        return AT_ONCE
                - WAITED * Math.min(1, waited)
                - (waited > 1 ? LATE : 0)
                - AGAIN * Math.min(MOST_AGAIN, contact.reopens());
    }

    private static int rounded(double score, int least, int most) {
        return (int) Math.max(least, Math.min(most, Math.round(score)));
    }
}
