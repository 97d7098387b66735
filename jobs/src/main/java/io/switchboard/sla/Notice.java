package io.switchboard.sla;

import java.time.Instant;
import java.util.List;

/**
 * What one recipient is to be told, and when. Up to a number of escalations in a window are told one by one; the
 * rest of the window is one digest.
 *
 * @param noticeId the hash of what it names: the same on every replay
 * @param at when the escalation happened; of a digest, when its window ended
 * @param deliverAt not before
 * @param escalationIds one of a SINGLE
 */
public record Notice(
        String noticeId, String recipient, Kind kind, Instant at, Instant deliverAt, List<String> escalationIds) {

    /** Whether it stands for one escalation or several. */
    public enum Kind {
        SINGLE,
        DIGEST
    }
}
