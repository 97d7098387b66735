package io.switchboard.wire;

import io.switchboard.routing.Ranking;
import io.switchboard.schema.RoutingScore;
import java.time.Instant;
import org.apache.avro.Schema;

/** Scores of candidates as their topic shows them. */
final class RankingShape implements Shape<Ranking, RoutingScore> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Ranking> type() {
        return Ranking.class;
    }

    @Override
    public Schema schema() {
        return RoutingScore.getClassSchema();
    }

    @Override
    public Instant at(Ranking ranking) {
        return Instant.ofEpochMilli(ranking.at());
    }

    @Override
    public Ranking fromAvro(RoutingScore score) {
        return new Ranking(
                score.getDecisionId(),
                score.getAt().toEpochMilli(),
                score.getRank(),
                score.getItemId(),
                score.getAgentId(),
                score.getScore(),
                RulingShape.reasons(score.getReasons()));
    }

    @Override
    public RoutingScore toAvro(Ranking ranking) {
        return new RoutingScore(
                ranking.decisionId(),
                at(ranking),
                ranking.rank(),
                ranking.itemId(),
                ranking.agentId(),
                ranking.score(),
                RulingShape.onWire(ranking.reasons()));
    }
}
