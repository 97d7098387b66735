package io.switchboard.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An item of a customer as it is remembered. Times are epoch milliseconds.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param at of what was heard of it last
 * @param reopenedAt when it was first seen to have come back once, twice and so on
 */
public record KnownItem(
        String category,
        long openedAt,
        long at,
        boolean isOpen,
        boolean isContact,
        int reopens,
        List<Long> reopenedAt) {

    /** Whoever comes back so often is not better understood by more. */
    private static final int MOST_REOPENS = 10;

    public KnownItem {
        reopenedAt = List.copyOf(Objects.requireNonNullElse(reopenedAt, List.of()));
    }

    /** The last word counts, whichever was heard first; each return counts from the earliest word of it. */
    static KnownItem after(KnownItem known, ItemWord word) {
        List<Long> returns = new ArrayList<>(known == null ? List.of() : known.reopenedAt());
        for (int i = 0; i < Math.min(word.reopens(), MOST_REOPENS); i++) {
            if (i == returns.size()) {
                returns.add(word.at());
            } else {
                returns.set(i, Math.min(returns.get(i), word.at()));
            }
        }
        if (known != null && word.at() < known.at()) {
            return new KnownItem(
                    known.category, known.openedAt, known.at, known.isOpen, known.isContact, known.reopens, returns);
        }
        return new KnownItem(
                word.category(), word.openedAt(), word.at(), word.isOpen(), word.isContact(), word.reopens(), returns);
    }

    /** The returns that there were, as far as is known now. */
    List<Long> returns() {
        return reopenedAt.subList(0, Math.min(reopens, reopenedAt.size()));
    }
}
