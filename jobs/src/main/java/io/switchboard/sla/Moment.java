package io.switchboard.sla;

import io.switchboard.event.Author;
import io.switchboard.policy.ClockOptions;
import io.switchboard.policy.Condition;
import java.util.Objects;

/**
 * An entry and what it did to its item: all that a clock's predicates can ask.
 *
 * @param before null at the item's first entry
 */
record Moment(Item before, Item item, Entry entry) {

    long at() {
        return entry.at();
    }

    /** An agent answered the customer, or told a note that counts as an answer. */
    boolean isAnswer(ClockOptions options) {
        return entry.isAnswer() || (options.internalNoteFulfils() && entry.isNote());
    }

    /** The customer said something that asks for an answer, here or where it was merged from. */
    boolean asks(ClockOptions options) {
        boolean inherited =
                entry.kind() == Entry.Kind.INHERITED && entry.isPublic() && entry.author() == Author.CUSTOMER;
        return (inherited || entry.isCustomerMessage()) && !isThanks(options);
    }

    /** A word of thanks soon after the matter was settled starts nothing. */
    boolean isThanks(ClockOptions options) {
        return options.thanks() != null
                && before != null
                && before.settledAt() > 0
                && at() - before.settledAt() <= options.courtesyMs()
                && entry.isCustomerMessage()
                && options.thanks().holds(item.facts(entry));
    }

    boolean holds(Condition condition) {
        return condition != null && condition.holds(item.facts(entry));
    }

    /** It holds and did not before. */
    boolean becomesTrue(Condition condition) {
        return holds(condition) && (before == null || !condition.holds(before.factsWithoutEvent()));
    }

    boolean changesGroup() {
        return before == null || !Objects.equals(before.group(), item.group());
    }
}
