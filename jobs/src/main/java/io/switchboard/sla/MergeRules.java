package io.switchboard.sla;

import io.switchboard.event.ItemType;
import java.io.Serializable;

/**
 * Which messages a ticket takes over from those that were merged into it: all that were ever said to them in
 * public and were not too late for them. Every message meets every merge, so the order in which they come to light makes
 * no difference; what reaches the target twice is a duplicate there.
 *
 * @param keepMs how long after it was merged somebody may still write to a ticket
 * @param latenessMs how much later than its time that may come
 */
public record MergeRules(long keepMs, long latenessMs) implements Serializable {

    /** It opens, talks to or merges a ticket; nothing else matters here. */
    public static boolean concerns(Posting posting) {
        Entry entry = posting.entry();
        return posting.type() == ItemType.TICKET && (isSaid(entry) || isMerge(entry));
    }

    /** Of what happened only what is passed on when the ticket is merged: the rest would be written and kept for nothing. */
    public static Posting whatIsSaid(Posting posting) {
        return new Posting(posting.itemId(), posting.type(), posting.entry().asSaid(), posting.tide());
    }

    /** A customer's opening is a message, too; a note among agents is none. */
    static boolean isSaid(Entry entry) {
        return entry.isCustomerMessage() || (entry.kind() == Entry.Kind.MESSAGE && entry.isPublic());
    }

    static boolean isMerge(Entry entry) {
        return entry.kind() == Entry.Kind.MERGED && entry.mergedInto() != null;
    }

    /**
     * What the source's clocks put aside as too late was never said to it, nor was it merged by it. That is known
     * here before the clocks have read it: they go by the tide of the partition it was read from, which it brings along,
     * and not by the time where it is asked.
     */
    boolean isTooLate(Posting posting) {
        return posting.isTooLate(latenessMs);
    }

    static Posting inherited(String source, Entry said, Merge merge) {
        return new Posting(merge.into(), ItemType.TICKET, Entry.inherited(source, said, merge.at()));
    }

    /** From then on nothing is passed on any more. */
    long forgetAt(long at) {
        return at + keepMs + latenessMs;
    }
}
