package io.switchboard.customer;

import java.util.Map;
import java.util.Objects;

/**
 * How a customer is, as far as whoever plans the customer's items asks. Times are epoch milliseconds.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param at when that was so
 * @param version what brought it
 * @param churnRisk 0 to 1
 * @param sentiment -1 bad to 1 good; 0 where nobody said
 * @param contacts items opened in 7 days, by category
 * @param agents who had an item of the customer last, and when
 */
public record Regard(
        String customerId,
        long at,
        String version,
        double churnRisk,
        double sentiment,
        Map<String, Integer> contacts,
        Map<String, Long> agents) {

    public Regard {
        contacts = Map.copyOf(Objects.requireNonNullElse(contacts, Map.of()));
        agents = Map.copyOf(Objects.requireNonNullElse(agents, Map.of()));
    }

    /** It says something else than {@code known}, and is not older. */
    boolean isNewsAfter(Regard known) {
        return known == null
                || (at >= known.at
                        && !(churnRisk == known.churnRisk
                                && sentiment == known.sentiment
                                && contacts.equals(known.contacts)
                                && agents.equals(known.agents)));
    }
}
