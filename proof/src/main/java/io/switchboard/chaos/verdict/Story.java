package io.switchboard.chaos.verdict;

import io.switchboard.chaos.feed.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells a person of one difference: both sides, what was written about the item, and what was told of it. */
record Story(List<Sent> log, Observed observed) {

    String of(Difference difference) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s"
                .formatted(difference.fault(), Objects.requireNonNullElse(difference.itemId(), ""))
                .strip());
        lines.add("  expected  " + difference.expected());
        lines.add("  actual    " + difference.actual());
        if (difference.itemId() != null) {
            lines.add("  written of %s".formatted(difference.itemId()));
            log.stream()
                    .filter(sent -> difference.itemId().equals(sent.itemId()))
                    .forEach(sent -> lines.add("    " + line(sent)));
            lines.add("  told of %s".formatted(difference.itemId()));
            told(difference.itemId()).forEach(line -> lines.add("    " + line));
        }
        return String.join("\n", lines);
    }

    private static String line(Sent sent) {
        return "%d ms %s-%d %s %s"
                .formatted(sent.offsetMs(), sent.topic(), sent.partition(), sent.what(), sent.content());
    }

    private Stream<String> told(String itemId) {
        return Stream.of(
                        of(observed.escalations(), one -> one.itemId(), itemId),
                        of(observed.outcomes(), one -> one.itemId(), itemId),
                        of(observed.tracking(), one -> one.itemId(), itemId),
                        of(observed.tooLate(), one -> one.itemId(), itemId))
                .flatMap(lines -> lines);
    }

    private static <T> Stream<String> of(List<Seen<T>> seen, Function<T, String> itemOf, String itemId) {
        return seen.stream()
                .filter(one -> itemOf.apply(one.value()).equals(itemId))
                .map(one -> "%d ms partition %d offset %d %s"
                        .formatted(one.seenAtMs(), one.partition(), one.offset(), one.value()));
    }
}
