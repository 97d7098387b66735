package io.switchboard.job;

import io.switchboard.quality.Breach;
import io.switchboard.quality.ClockEnd;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import java.util.Set;

/** What the SLA job says, in the words of the quality job: features meet here. */
final class SlaFacts {

    private static final Set<String> REPLIES = Set.of("FIRST_REPLY", "NEXT_REPLY");

    private SlaFacts() {}

    static ClockEnd end(Outcome outcome) {
        return new ClockEnd(
                outcome.itemId(),
                outcome.customerId(),
                outcome.clock(),
                outcome.cycle(),
                outcome.policyId(),
                outcome.revision(),
                how(outcome),
                REPLIES.contains(outcome.clock()),
                outcome.endedAt(),
                outcome.elapsedWallMs(),
                outcome.elapsedBusinessMs(),
                outcome.pausedMs());
    }

    private static ClockEnd.End how(Outcome outcome) {
        return switch (outcome.verdict()) {
            case MET -> ClockEnd.End.MET;
            case MET_LATE -> ClockEnd.End.MET_LATE;
            case MET_BY_CLOSE -> outcome.breachedAt() == null ? ClockEnd.End.CLOSED_IN_TIME : ClockEnd.End.CLOSED_LATE;
            case CANCELLED -> Outcome.WITHDRAWN.equals(outcome.reason()) ? null : ClockEnd.End.CANCELLED;
        };
    }

    static boolean isOfBreach(Escalation escalation) {
        return escalation.level().equals(Escalation.BREACH);
    }

    static Breach breach(Escalation escalation) {
        return new Breach(
                escalation.escalationId(),
                escalation.itemId(),
                escalation.customerId(),
                escalation.clock(),
                escalation.supersedes(),
                escalation.correction() == Escalation.Correction.WITHDRAWN,
                escalation.at());
    }
}
