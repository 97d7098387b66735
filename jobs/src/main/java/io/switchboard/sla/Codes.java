package io.switchboard.sla;

import io.switchboard.event.Author;
import io.switchboard.event.Direction;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.Visibility;
import io.switchboard.policy.ClockKind;
import io.switchboard.policy.Phase;
import io.switchboard.sla.Outcome.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The numbers that stand for words in a packed ledger, whatever becomes of the order of an enum. They are for ever: a new
 * word goes to the end.
 */
final class Codes<E extends Enum<E>> {

    static final Codes<ItemType> TYPES = of(ItemType.class, "TICKET", "CALL");
    static final Codes<Status> STATUSES = of(
            Status.class,
            "NEW",
            "OPEN",
            "PENDING",
            "ON_HOLD",
            "RESOLVED",
            "CLOSED",
            "IVR",
            "QUEUED",
            "CONNECTED",
            "WRAP_UP",
            "ENDED");
    static final Codes<Priority> PRIORITIES = of(Priority.class, "P0", "P1", "P2", "P3", "P4");
    static final Codes<Author> AUTHORS = of(Author.class, "CUSTOMER", "AGENT", "BOT", "SYSTEM");
    static final Codes<Visibility> VISIBILITIES = of(Visibility.class, "PUBLIC", "INTERNAL");
    static final Codes<Direction> DIRECTIONS = of(Direction.class, "INBOUND", "OUTBOUND");
    static final Codes<Entry.Kind> ENTRIES = of(
            Entry.Kind.class,
            "CREATED",
            "UPDATED",
            "MESSAGE",
            "MERGED",
            "DELETED",
            "SPAM",
            "ACK",
            "UNACK",
            "CUSTOMER",
            "INHERITED");
    static final Codes<ClockKind> CLOCKS = of(
            ClockKind.class,
            "FIRST_REPLY",
            "FIRST_RESOLUTION",
            "TOTAL_RESOLUTION",
            "CALL_ANSWER",
            "NEXT_REPLY",
            "PERIODIC_UPDATE",
            "REQUESTER_WAIT",
            "AGENT_WORK",
            "GROUP_OWNERSHIP",
            "STOPWATCH");
    static final Codes<Phase> PHASES = of(Phase.class, "RUN", "PAUSE", "STOP", "CLOSE");
    static final Codes<Verdict> VERDICTS = of(Verdict.class, "MET", "MET_LATE", "MET_BY_CLOSE", "CANCELLED");

    private final List<E> words;
    private final Map<E, Integer> codes;

    private Codes(Class<E> type, List<E> words) {
        this.words = words;
        this.codes = new EnumMap<>(type);
        words.forEach(word -> codes.put(word, codes.size()));
        for (E word : type.getEnumConstants()) {
            if (!codes.containsKey(word)) {
                throw new IllegalStateException(
                        "%s %s has no code: give it the next one in Codes".formatted(type.getSimpleName(), word));
            }
        }
    }

    private static <E extends Enum<E>> Codes<E> of(Class<E> type, String... words) {
        return new Codes<>(
                type, Stream.of(words).map(word -> Enum.valueOf(type, word)).toList());
    }

    int of(E word) {
        return codes.get(word);
    }

    /** Null if no word has the code. */
    E word(int code) {
        return code >= 0 && code < words.size() ? words.get(code) : null;
    }

    /** In the order of their codes, from 0. */
    List<E> words() {
        return words;
    }
}
