package io.switchboard.wire;

import io.switchboard.schema.SlaOutcome;
import io.switchboard.schema.Verdict;
import io.switchboard.sla.Outcome;
import java.time.Instant;
import org.apache.avro.Schema;

/** Outcomes as their topic shows them. */
final class OutcomeShape implements Shape<Outcome, SlaOutcome> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Outcome> type() {
        return Outcome.class;
    }

    @Override
    public Schema schema() {
        return SlaOutcome.getClassSchema();
    }

    @Override
    public Instant at(Outcome outcome) {
        return outcome.endedAt();
    }

    @Override
    public Outcome fromAvro(SlaOutcome outcome) {
        return new Outcome(
                outcome.getItemId(),
                outcome.getCustomerId(),
                outcome.getClock(),
                outcome.getCycle(),
                outcome.getPolicyId(),
                outcome.getPolicyVersion(),
                Field.symbol("verdict", outcome.getVerdict(), Outcome.Verdict.class),
                outcome.getReason(),
                outcome.getStartedAt(),
                outcome.getDueAt(),
                outcome.getBreachedAt(),
                outcome.getEndedAt(),
                outcome.getElapsedWallMs(),
                outcome.getElapsedBusinessMs(),
                outcome.getPausedMs(),
                outcome.getReassignments(),
                outcome.getReopens(),
                outcome.getRevision(),
                outcome.getSnapshot() == null ? null : Snapshots.fromAvro(outcome.getSnapshot()));
    }

    @Override
    public SlaOutcome toAvro(Outcome outcome) {
        return new SlaOutcome(
                outcome.itemId(),
                outcome.customerId(),
                outcome.clock(),
                outcome.cycle(),
                outcome.policyId(),
                outcome.policyVersion(),
                Field.onWire(outcome.verdict(), Verdict.class),
                outcome.reason(),
                outcome.startedAt(),
                outcome.dueAt(),
                outcome.breachedAt(),
                outcome.endedAt(),
                outcome.elapsedWallMs(),
                outcome.elapsedBusinessMs(),
                outcome.pausedMs(),
                outcome.reassignments(),
                outcome.reopens(),
                outcome.revision(),
                outcome.snapshot() == null ? null : Snapshots.toAvro(outcome.snapshot()));
    }
}
