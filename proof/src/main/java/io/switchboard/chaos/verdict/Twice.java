package io.switchboard.chaos.verdict;

import io.switchboard.chaos.oracle.Late;
import io.switchboard.chaos.verdict.Difference.Fault;
import io.switchboard.chaos.verdict.Fact.Copy;
import io.switchboard.sla.TooLate;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds what was committed more than once, and leaves each record once, with its last contents. */
final class Twice {

    private final Rewinds rewinds;
    private final List<Difference> differences = new ArrayList<>();
    private int folded;
    private int retold;

    /** What came after a rewind may have been there before it, once. */
    Twice(Rewinds rewinds) {
        this.rewinds = rewinds;
    }

    List<Difference> differences() {
        return differences;
    }

    int folded() {
        return folded;
    }

    /** How many of the folded ones said something else before. */
    int retold() {
        return retold;
    }

    /** The records, each once: {@code id} says which are the same. */
    <T> List<T> once(
            String topic,
            List<Seen<T>> seen,
            Function<T, Object> id,
            Function<T, String> itemId,
            Function<T, Instant> at) {
        Map<Object, Seen<T>> byId = new LinkedHashMap<>();
        for (Seen<T> one : seen) {
            T value = one.value();
            Seen<T> before = byId.put(id.apply(value), one);
            if (before != null) {
                boolean rewound = rewinds.before(topic, one) > rewinds.before(topic, before);
                again(rewound, before.value(), value, itemId.apply(value), at.apply(value));
            }
        }
        return byId.values().stream().map(Seen::value).toList();
    }

    /**
     * One more than came of an event that was put aside. Where a rewind stands between them it was told on both sides, between the same
     * two never more often than it came. A letter is known by its place of origin, so that one too many has a place where there is
     * nothing, and no rewind makes one up.
     */
    void tooMany(Copy copy, Fact fact, int came, List<Seen<TooLate>> tellings) {
        boolean rewound = copy.of() instanceof Late && sinceRewind(copy, tellings) <= came;
        again(rewound, fact.content(), fact.content(), fact.itemId(), fact.at());
    }

    /** Which one it is among those of its like that were told between the same two rewinds. */
    private int sinceRewind(Copy copy, List<Seen<TooLate>> tellings) {
        List<Integer> stretches = tellings.stream()
                .filter(seen -> Fold.late(seen.value()).equals(copy.of()))
                .limit(copy.number())
                .map(seen -> rewinds.before(Topics.TOO_LATE, seen))
                .toList();
        return Collections.frequency(stretches, stretches.get(copy.number() - 1));
    }

    /** Of two that differ in content the one written later counts, as docs/operations.md tells readers. */
    private void again(boolean allowed, Object before, Object value, String itemId, Instant at) {
        if (!allowed) {
            differences.add(new Difference(Fault.DUPLICATED, itemId, at, before, value));
            return;
        }
        folded++;
        retold += contents(before).equals(contents(value)) ? 0 : 1;
    }

    private static Object contents(Object value) {
        return value instanceof DeadLetter letter
                ? List.of(
                        letter.topic(),
                        letter.partition(),
                        letter.offset(),
                        HexFormat.of().formatHex(letter.bytes()),
                        letter.reason())
                : value;
    }
}
