package io.switchboard.health;

import io.switchboard.event.SurveyResponse;

/**
 * Whose an item is, or what was answered about it by whom nobody said; the other is null.
 *
 * @param at epoch milliseconds
 * @param isOver the item is settled
 */
public record OwnerWord(String itemId, String customerId, long at, boolean isOver, SurveyResponse answer) {

    public static OwnerWord of(SurveyResponse answer) {
        return new OwnerWord(answer.itemId(), null, answer.at().toEpochMilli(), false, answer);
    }
}
