package io.switchboard.chaos.verdict;

import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.DeadLetter;
import java.util.List;

/**
 * All committed records of the output topics; those of one partition in its order.
 *
 * @param tracking of each item the last one alone
 */
public record Observed(
        List<Seen<Escalation>> escalations,
        List<Seen<Outcome>> outcomes,
        List<Seen<Tracking>> tracking,
        List<Seen<TooLate>> tooLate,
        List<Seen<DeadLetter>> deadLetters) {}
