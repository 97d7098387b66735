package io.switchboard.board;

import io.switchboard.sla.Escalation;
import io.switchboard.sla.Escalation.Correction;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One cycle of one clock, folded from what was told of it in whatever order and however often. A clock that a reopened
 * item starts anew counts as ended until the next record of it comes: only records are believed.
 */
final class Cycle {

    private final Map<String, Escalation> told = new HashMap<>();
    private final Set<String> superseded = new HashSet<>();
    private Outcome outcome;

    /** False for one that was told before. */
    boolean on(Escalation escalation) {
        if (escalation.supersedes() != null) {
            superseded.add(escalation.supersedes());
        }
        return told.put(escalation.escalationId(), escalation) == null;
    }

    void on(Outcome newer) {
        if (outcome == null || newer.revision() > outcome.revision()) {
            outcome = newer;
        }
    }

    boolean isAtRisk() {
        return !isEnded() && !isBreached() && standing().findAny().isPresent();
    }

    boolean isBreachedAndOpen() {
        return isBreached() && !isEnded();
    }

    boolean isBreached() {
        return standing().anyMatch(escalation -> escalation.level().equals(Escalation.BREACH));
    }

    /** Ended, and in time. */
    boolean isMet() {
        return counts() && isEnded() && !isBreached() && outcome.breachedAt() == null;
    }

    /** A breach is for good, so a promise is broken before its clock has ended. */
    boolean isMissed() {
        return counts() && (isBreached() || (isEnded() && outcome.breachedAt() != null));
    }

    /** What was cancelled is in no attainment. */
    private boolean counts() {
        return !isEnded() || outcome.verdict() != Verdict.CANCELLED;
    }

    boolean endedBefore(Instant time) {
        return isEnded() && outcome.endedAt().isBefore(time);
    }

    private boolean isEnded() {
        return outcome != null
                && !Outcome.WITHDRAWN.equals(outcome.reason())
                && standing().noneMatch(escalation -> escalation.at().isAfter(outcome.endedAt()));
    }

    /** What is true now: neither taken back nor replaced. */
    private Stream<Escalation> standing() {
        return told.values().stream()
                .filter(escalation -> escalation.correction() != Correction.WITHDRAWN)
                .filter(escalation -> !superseded.contains(escalation.escalationId()));
    }
}
