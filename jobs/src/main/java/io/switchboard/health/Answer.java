package io.switchboard.health;

import io.switchboard.event.SurveyResponse;
import java.util.Comparator;

/**
 * What a customer answered last to one kind of question.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param at epoch milliseconds
 */
public record Answer(String eventId, int score, long at) {

    private static final Comparator<Answer> ORDER =
            Comparator.comparingLong(Answer::at).thenComparing(Answer::eventId);

    /** The last counts, whichever was heard first. */
    static Answer latest(Answer known, SurveyResponse heard) {
        Answer answer = new Answer(heard.eventId(), heard.score(), heard.at().toEpochMilli());
        return known == null || ORDER.compare(answer, known) > 0 ? answer : known;
    }
}
