package io.switchboard.wire;

import io.switchboard.routing.Barred;
import io.switchboard.routing.Candidate;
import io.switchboard.routing.Decision;
import io.switchboard.routing.Reason;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Verdict;
import io.switchboard.schema.RoutingBar;
import io.switchboard.schema.RoutingCandidate;
import io.switchboard.schema.RoutingDecision;
import io.switchboard.schema.RoutingVerdict;
import io.switchboard.schema.ScoreReason;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;

/** Decisions of routing as their topic shows them. */
final class RulingShape implements Shape<Ruling, RoutingDecision> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Ruling> type() {
        return Ruling.class;
    }

    @Override
    public Schema schema() {
        return RoutingDecision.getClassSchema();
    }

    @Override
    public Instant at(Ruling ruling) {
        return Instant.ofEpochMilli(ruling.decision().at());
    }

    @Override
    public Ruling fromAvro(RoutingDecision decision) {
        return new Ruling(
                decision.getDomain(),
                decision.getNumber(),
                new Decision(
                        decision.getAt().toEpochMilli(),
                        decision.getItemId(),
                        Field.symbol("verdict", decision.getVerdict(), Verdict.class),
                        decision.getAgentId(),
                        decision.getReason(),
                        decision.getPlanId() == null ? "" : decision.getPlanId(),
                        decision.getPlanVersion(),
                        decision.getStep(),
                        decision.getHops(),
                        decision.getWeightsId(),
                        decision.getWeightsVersion(),
                        decision.getCandidates().stream()
                                .map(RulingShape::candidate)
                                .toList(),
                        decision.getBarred().stream().map(RulingShape::barred).toList()));
    }

    private static Candidate candidate(RoutingCandidate candidate) {
        return new Candidate(
                candidate.getItemId(),
                candidate.getAgentId(),
                candidate.getAged(),
                candidate.getEnteredAt().toEpochMilli(),
                candidate.getIdleSince().toEpochMilli(),
                reasons(candidate.getReasons()));
    }

    static List<Reason> reasons(List<ScoreReason> reasons) {
        return reasons.stream()
                .map(reason -> new Reason(reason.getDimension(), reason.getValue(), reason.getWeight()))
                .toList();
    }

    private static Barred barred(RoutingBar bar) {
        return new Barred(bar.getItemId(), bar.getAgentId(), bar.getGate(), bar.getRequired(), bar.getActual());
    }

    @Override
    public RoutingDecision toAvro(Ruling ruling) {
        Decision decision = ruling.decision();
        return new RoutingDecision(
                ruling.id(),
                ruling.domain(),
                ruling.number(),
                at(ruling),
                decision.itemId(),
                Field.onWire(decision.verdict(), RoutingVerdict.class),
                decision.agentId(),
                decision.reason(),
                decision.planId().isEmpty() ? null : decision.planId(),
                decision.planVersion(),
                decision.step(),
                decision.hops(),
                decision.weightsId(),
                decision.weightsVersion(),
                decision.candidates().stream().map(RulingShape::onWire).toList(),
                decision.barred().stream().map(RulingShape::onWire).toList());
    }

    private static RoutingCandidate onWire(Candidate candidate) {
        return new RoutingCandidate(
                candidate.itemId(),
                candidate.agentId(),
                candidate.aged(),
                Instant.ofEpochMilli(candidate.enteredAt()),
                Instant.ofEpochMilli(candidate.idleSince()),
                onWire(candidate.reasons()));
    }

    static List<ScoreReason> onWire(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> new ScoreReason(reason.dimension(), reason.value(), reason.weight()))
                .toList();
    }

    private static RoutingBar onWire(Barred barred) {
        return new RoutingBar(barred.itemId(), barred.agentId(), barred.gate(), barred.required(), barred.actual());
    }
}
