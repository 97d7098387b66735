package io.switchboard.chaos.verdict;

import io.switchboard.chaos.oracle.Whereabouts;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Notice;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Unmatched;
import io.switchboard.wire.DeadLetter;
import java.util.List;
import java.util.Set;

/**
 * All committed records of the output topics; those of one partition in its order.
 *
 * @param tracking of each item the last one alone
 * @param forgotten those of them of which was said afterwards that there is nothing to say any more
 * @param unmatched items that no policy is for
 */
public record Observed(
        List<Seen<Escalation>> escalations,
        List<Seen<Outcome>> outcomes,
        List<Seen<Tracking>> tracking,
        Set<Whereabouts.Key> forgotten,
        List<Seen<Notice>> notices,
        List<Seen<Unmatched>> unmatched,
        List<Seen<TooLate>> tooLate,
        List<Seen<DeadLetter>> deadLetters) {}
