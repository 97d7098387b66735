package io.switchboard.archive;

import io.switchboard.schema.SurveyResponse;
import io.switchboard.wire.Topics;

/** What customers answered when they were asked. */
final class Surveys {

    static final FactTable<SurveyResponse> TABLE = FactTable.of(
                    "survey_responses",
                    Topics.SURVEY_RESPONSES,
                    SurveyResponse.class,
                    "An answer to one question about one item, as often as it was written; surveys has each answer once.")
            .text("event_id", "Names the answer for ever.", SurveyResponse::getEventId)
            .text("item_id", "The ticket or call it is about.", SurveyResponse::getItemId)
            .text("customer_id", "Who answered; null if that is not known.", SurveyResponse::getCustomerId)
            .time("occurred_at", "When it was answered.", SurveyResponse::getAt)
            .text("kind", "NPS, CSAT or CES.", response -> response.getKind().name())
            .count("score", "NPS 0 to 10, CSAT 1 to 5, CES 1 to 7.", SurveyResponse::getScore)
            .time("solved_at", "When the item had been solved.", SurveyResponse::getSolvedAt)
            .text("agent_id", "Who gets the credit, if the source says so.", SurveyResponse::getAgentId)
            .byDay("occurred_at");

    private Surveys() {}
}
