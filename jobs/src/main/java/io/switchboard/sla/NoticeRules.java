package io.switchboard.sla;

import io.switchboard.sla.Notice.Kind;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many notices a recipient is given one by one, before the rest of a window is told in one.
 *
 * @param cap so many of a window are told one by one
 * @param windowMs windows follow each other without a gap, counted from the epoch
 */
public record NoticeRules(int cap, long windowMs) implements Serializable {

    /** Of a digest: a record on a topic may not grow without bounds. */
    static final int LARGEST_DIGEST = 1_000;

    private static final Comparator<Addressed> ORDER =
            Comparator.comparing(Addressed::at).thenComparing(Addressed::escalationId);

    /** When the window begins in which something is told at {@code now}; both in epoch milliseconds. */
    long window(long now) {
        return Math.floorDiv(now, windowMs) * windowMs;
    }

    long end(long window) {
        return window + windowMs;
    }

    /** How many were told one by one before it decides. */
    boolean isSingle(int told) {
        return told < cap;
    }

    Notice single(long window, Addressed one) {
        return notice(Kind.SINGLE, window, one.at(), List.of(one));
    }

    /** One, unless there is more to tell than a record can hold. */
    List<Notice> digests(long window, List<Addressed> waiting) {
        List<Addressed> ordered = waiting.stream().sorted(ORDER).toList();
        List<Notice> digests = new ArrayList<>();
        for (int from = 0; from < ordered.size(); from += LARGEST_DIGEST) {
            List<Addressed> part = ordered.subList(from, Math.min(from + LARGEST_DIGEST, ordered.size()));
            digests.add(notice(Kind.DIGEST, window, Instant.ofEpochMilli(end(window)), part));
        }
        return digests;
    }

    /** What may be delivered first decides: the recipient is disturbed for it anyway. */
    private Notice notice(Kind kind, long window, Instant at, List<Addressed> told) {
        List<String> ids = told.stream().map(Addressed::escalationId).toList();
        Instant first = told.stream()
                .map(Addressed::deliverAt)
                .min(Comparator.naturalOrder())
                .orElse(at);
        String recipient = told.get(0).recipient();
        String noticeId = Fingerprint.id(recipient, window, String.join(",", ids));
        return new Notice(noticeId, recipient, kind, at, first.isBefore(at) ? at : first, ids);
    }
}
