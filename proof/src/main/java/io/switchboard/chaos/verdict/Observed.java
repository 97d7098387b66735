package io.switchboard.chaos.verdict;

import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.TooLate;
import io.switchboard.wire.DeadLetter;
import java.util.List;

/** All committed records of the output topics; those of one partition in its order. */
public record Observed(
        List<Seen<Escalation>> escalations,
        List<Seen<Outcome>> outcomes,
        List<Seen<TooLate>> tooLate,
        List<Seen<DeadLetter>> deadLetters) {}
