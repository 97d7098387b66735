package io.switchboard.job;

import io.switchboard.health.CycleWord;
import io.switchboard.health.Fact;
import io.switchboard.health.ItemWord;
import io.switchboard.health.OwnerWord;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import java.util.Set;

/** What the SLA job says, in the words of the health job: features meet here. */
final class HealthFacts {

    /** Ends by which an item turns out to have been none. */
    private static final Set<String> NO_CONTACT = Set.of("DELETED", "SPAM");

    private HealthFacts() {}

    static Fact of(Tracking item) {
        String agent = item.snapshot().assignee();
        return Fact.of(
                item.customerId(),
                item.version(),
                new ItemWord(
                        item.type() + "/" + item.itemId(),
                        item.itemId(),
                        item.snapshot().category(),
                        item.openedAt().toEpochMilli(),
                        item.at().toEpochMilli(),
                        !isOver(item),
                        item.ended() == null || !NO_CONTACT.contains(item.ended()),
                        item.reopens(),
                        agent == null || agent.isBlank() ? null : agent));
    }

    static OwnerWord owner(Tracking item) {
        return new OwnerWord(item.itemId(), item.customerId(), item.at().toEpochMilli(), isOver(item), null);
    }

    static Fact of(Outcome outcome) {
        return Fact.of(
                outcome.customerId(),
                new CycleWord(
                        outcome.itemId() + "/" + outcome.policyId() + "/" + outcome.clock() + "/" + outcome.cycle(),
                        outcome.itemId(),
                        outcome.revision(),
                        isBreach(outcome) ? outcome.breachedAt().toEpochMilli() : 0,
                        outcome.endedAt().toEpochMilli()));
    }

    private static boolean isBreach(Outcome outcome) {
        return switch (outcome.verdict()) {
            case MET_LATE, MET_BY_CLOSE -> outcome.breachedAt() != null;
            case MET, CANCELLED -> false;
        };
    }

    private static boolean isOver(Tracking item) {
        return item.ended() != null
                || (item.snapshot().status() != null && item.snapshot().status().isSettled());
    }
}
