package io.switchboard.intake;

import io.switchboard.event.Channel;
import io.switchboard.policy.Condition;
import io.switchboard.policy.Facts;
import java.io.Serializable;
import java.util.Set;

/**
 * Who is asked for an item for which {@code when} holds, and with what.
 *
 * @param when null for every item
 * @param domain whose agents may take it
 * @param plan of that domain's book of routing
 * @param channel whose capacity it takes; null for PHONE of calls and EMAIL of tickets
 * @param units of that capacity, 1 or more
 * @param languageLevel least level of the customer's language, 0 to 5, where that is known; 0 if any agent can help
 * @param clearances all of which the agent must hold, beside the customer's residency
 * @param unknownClearances all of which the agent must hold, too, as long as nobody knows who the customer is
 * @param handleMillis expected time to handle it
 * @param responseMillis what is promised where no clock for a response runs
 * @param penalty euro per breach
 */
record Rule(
        Condition when,
        String domain,
        String plan,
        Channel channel,
        int units,
        int languageLevel,
        Set<String> clearances,
        Set<String> unknownClearances,
        long handleMillis,
        long responseMillis,
        double penalty)
        implements Serializable {

    Rule {
        clearances = Set.copyOf(clearances);
        unknownClearances = Set.copyOf(unknownClearances);
    }

    boolean holds(Facts facts) {
        return when == null || when.holds(facts);
    }
}
