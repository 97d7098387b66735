package io.switchboard.health;

import io.switchboard.health.ProactiveCase.State;
import java.util.List;

/**
 * The last case of a customer. Times are epoch milliseconds, 0 for never.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param contactAt the customer's first contact since the pressure began
 * @param relievedAt when nothing pressed any more
 * @param told the state that was told last
 * @param leadMs that was told with it; null where none was
 */
public record Followed(
        String caseId,
        long pressedSince,
        long raisedAt,
        double pressure,
        String resource,
        List<Measured> parts,
        long contactAt,
        long relievedAt,
        State told,
        Long leadMs) {

    boolean isOpen() {
        return told == State.RAISED;
    }

    /** The earliest contact counts, whichever was heard of first. */
    Followed contacted(long openedAt) {
        boolean isFirst = openedAt >= pressedSince && (contactAt == 0 || openedAt < contactAt);
        return isFirst ? with(openedAt, relievedAt, told, leadMs) : this;
    }

    Followed relieved(long at) {
        return relievedAt == 0 ? with(contactAt, at, told, leadMs) : this;
    }

    Followed told(ProactiveCase now) {
        return with(contactAt, relievedAt, now.state(), now.leadMs());
    }

    boolean isTold(ProactiveCase now) {
        return now.state() == told && (now.leadMs() == null || now.leadMs().equals(leadMs));
    }

    /** What is true of it at {@code time}: whatever came first has ended it, and a customer's contact before all else. */
    ProactiveCase at(long time, String customerId, long caseAfterMs) {
        long expiry = raisedAt + caseAfterMs;
        long end = relievedAt == 0 ? expiry : Math.min(relievedAt, expiry);
        if (contactAt != 0 && contactAt <= end && contactAt <= time) {
            return now(customerId, State.CONTACTED, Math.max(contactAt, raisedAt), Math.max(0, contactAt - raisedAt));
        }
        if (relievedAt != 0 && relievedAt <= expiry) {
            return now(customerId, State.RELIEVED, relievedAt, null);
        }
        return expiry <= time
                ? now(customerId, State.EXPIRED, expiry, null)
                : now(customerId, State.RAISED, raisedAt, null);
    }

    ProactiveCase now(String customerId, State state, long at, Long lead) {
        return new ProactiveCase(
                caseId, customerId, state, at, pressedSince, raisedAt, pressure, resource, parts, lead);
    }

    private Followed with(long contact, long relief, State state, Long lead) {
        return new Followed(caseId, pressedSince, raisedAt, pressure, resource, parts, contact, relief, state, lead);
    }
}
