package io.switchboard.health;

import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Direction;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The ticket by which a case becomes work, with clocks and an agent as any other has them. */
public record CaseTicket(String category, Priority priority) implements Serializable {

    private static final String PREFIX = "CASE-";
    private static final int BYTES = 10;
    private static final Pattern ID = Pattern.compile(PREFIX + "[0-9a-f]{" + 2 * BYTES + "}");

    /** The same in a replay, and of no length that a customer's name could have. */
    static String id(String customerId, long raisedAt) {
        byte[] print = digest(customerId + "/" + raisedAt);
        return PREFIX + HexFormat.of().formatHex(print, 0, BYTES);
    }

    /** Whether we opened it ourselves, which where an item stands does not tell. */
    static boolean isOne(String itemId) {
        return ID.matcher(itemId).matches();
    }

    /** As it is opened: nobody has answered it, and nobody has it. */
    public TicketEvent opened(ProactiveCase raised) {
        return new TicketEvent(
                raised.caseId() + "/opened",
                raised.caseId(),
                raised.customerId(),
                Instant.ofEpochMilli(raised.raisedAt()),
                TicketEvent.Kind.CREATED,
                null,
                null,
                Status.NEW,
                null,
                priority,
                category,
                Channel.MONITORING,
                null,
                null,
                null,
                null,
                Author.SYSTEM,
                Visibility.INTERNAL,
                null,
                null,
                Direction.INBOUND,
                null,
                null);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256: use a complete one", e);
        }
    }
}
