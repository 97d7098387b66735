package io.switchboard.wire;

import io.switchboard.event.SurveyResponse.Kind;
import io.switchboard.schema.SurveyKind;
import io.switchboard.schema.SurveyResponse;
import java.time.Instant;
import org.apache.avro.Schema;

/** Answers to surveys as their topic shows them. */
final class SurveyShape implements Shape<io.switchboard.event.SurveyResponse, SurveyResponse> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<io.switchboard.event.SurveyResponse> type() {
        return io.switchboard.event.SurveyResponse.class;
    }

    @Override
    public Schema schema() {
        return SurveyResponse.getClassSchema();
    }

    @Override
    public Instant at(io.switchboard.event.SurveyResponse response) {
        return response.at();
    }

    @Override
    public io.switchboard.event.SurveyResponse fromAvro(SurveyResponse response) {
        Kind kind = Field.symbol("kind", response.getKind(), Kind.class);
        if (!kind.allows(response.getScore())) {
            throw Field.refusal(
                    "score", Integer.toString(response.getScore()), "%s is answered %s".formatted(kind, kind.scale()));
        }
        return new io.switchboard.event.SurveyResponse(
                Field.eventId(response.getEventId()),
                Field.itemId(response.getItemId()),
                Field.customerId(response.getCustomerId()),
                Field.instant("at", response.getAt()),
                kind,
                response.getScore(),
                Field.instant("solvedAt", response.getSolvedAt()),
                Field.text("agentId", response.getAgentId()));
    }

    @Override
    public SurveyResponse toAvro(io.switchboard.event.SurveyResponse response) {
        return new SurveyResponse(
                response.eventId(),
                response.itemId(),
                response.customerId(),
                response.at(),
                Field.onWire(response.kind(), SurveyKind.class),
                response.score(),
                response.solvedAt(),
                response.agentId());
    }
}
