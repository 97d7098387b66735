package io.switchboard.twin.sim;

import java.util.Optional;

/**
 * How agents answer who are asked to take a contact. Chance belongs to the contact, the agent and how often somebody has been asked
 * to take it, so that the same question has the same answer whatever else happens. Nobody measured these numbers.
 */
final class Answers {

    private static final double SILENT = 0.04;
    private static final double DECLINE = 0.06;

    /** Now and then an agent takes longer than an offer lasts. */
    private static final Law THINKS = new Law.Exponential(5_000);

    private static final int WHAT = 0;
    private static final int WHEN = 1;

    private final Draws draws;

    Answers(Draws draws) {
        this.draws = draws;
    }

    /**
     * What one agent says.
     *
     * @param afterMillis it was asked, 1 or more
     */
    record Answer(Contact contact, int agent, boolean accepts, long afterMillis) {}

    /** To the question that is asked now; empty of an agent who says nothing. */
    Optional<Answer> of(Contact contact, int agent) {
        Draws own = draws.apart(agent);
        long key = contact.number + ((long) contact.attempt << 40) + ((long) contact.asked << 52);
        double what = own.uniform(key, WHAT);
        if (what < SILENT) {
            return Optional.empty();
        }
        long after = Math.max(1, Math.round(THINKS.draw(own.uniform(key, WHEN), 0)));
        return Optional.of(new Answer(contact, agent, what >= SILENT + DECLINE, after));
    }
}
