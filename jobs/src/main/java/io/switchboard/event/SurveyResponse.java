package io.switchboard.event;

import java.time.Instant;

/**
 * A customer's answer to one question about one item.
 *
 * @param eventId names this answer for ever; the same id on the same item is a duplicate
 * @param solvedAt when the item had been solved; null where the source does not say
 * @param agentId whom it is about; null where the source does not say
 */
public record SurveyResponse(
        String eventId,
        String itemId,
        String customerId,
        Instant at,
        Kind kind,
        int score,
        Instant solvedAt,
        String agentId) {

    /** What was asked. */
    public enum Kind {
        /** Would you recommend us? */
        NPS(0, 10),
        /** Were you satisfied? */
        CSAT(1, 5),
        /** Was it easy? */
        CES(1, 7);

        private final int least;
        private final int most;

        Kind(int least, int most) {
            this.least = least;
            this.most = most;
        }

        public boolean allows(int score) {
            return score >= least && score <= most;
        }

        /** For a person: the answers that there are. */
        public String scale() {
            return least + " to " + most;
        }
    }
}
