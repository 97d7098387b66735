package io.switchboard.health;

import io.switchboard.event.SurveyResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Whose an item is.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param customerId null as long as nobody said
 * @param at of the last word about it, epoch milliseconds
 * @param isOver it was settled then
 * @param waiting answers that came before it was known whose it is
 */
public record Owner(String customerId, long at, boolean isOver, List<SurveyResponse> waiting) {

    private static final int MOST_WAITING = 10;

    static final Owner NOBODY = new Owner(null, 0, false, List.of());

    public Owner {
        waiting = List.copyOf(Objects.requireNonNullElse(waiting, List.of()));
    }

    Owner after(OwnerWord word) {
        if (word.answer() != null) {
            return customerId == null
                    ? awaiting(word)
                    : new Owner(customerId, Math.max(at, word.at()), isOver, List.of());
        }
        return word.at() < at && customerId != null
                ? this
                : new Owner(word.customerId(), Math.max(at, word.at()), word.isOver(), List.of());
    }

    /** The oldest leave. */
    private Owner awaiting(OwnerWord word) {
        List<SurveyResponse> all = new ArrayList<>(waiting);
        all.add(word.answer());
        return new Owner(
                null, Math.max(at, word.at()), isOver, all.subList(Math.max(0, all.size() - MOST_WAITING), all.size()));
    }

    /** What can now be said of the customer, because of {@code word}. */
    List<Fact> answers(OwnerWord word) {
        if (word.answer() != null) {
            return customerId == null ? List.of() : List.of(Fact.of(customerId, word.answer()));
        }
        return waiting.stream()
                .map(answer -> Fact.of(word.customerId(), answer))
                .toList();
    }

    /** Nobody is asked any more about an item that is over for so long; epoch milliseconds. */
    long forgetAt(long keepMs) {
        return at + keepMs;
    }
}
