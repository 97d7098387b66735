package io.switchboard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.txn.OpenTransaction;
import io.switchboard.txn.Pin;
import io.switchboard.txn.Transactions;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Open transactions as a person or a script reads them. */
final class TxnLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEAD =
            List.of("TRANSACTION", "STATE", "AGE", "TIMEOUT", "PRODUCER", "EPOCH", "PARTITION", "FROM", "HELD BACK");

    private TxnLines() {}

    /** One line for each partition of each. */
    static void table(List<OpenTransaction> open, Instant now, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        for (OpenTransaction one : open) {
            if (one.pins().isEmpty()) {
                rows.add(row(one, now, "-", "-", "-"));
            }
            for (Pin pin : one.pins()) {
                rows.add(row(
                        one,
                        now,
                        pin.partition().toString(),
                        pin.from().isPresent() ? Long.toString(pin.from().getAsLong()) : "-",
                        Long.toString(pin.heldBack())));
            }
        }
        TextTable.print(rows, out);
    }

    private static List<String> row(OpenTransaction one, Instant now, String partition, String from, String held) {
        return List.of(
                one.name(),
                one.state(),
                one.since().map(since -> said(age(since, now))).orElse("-"),
                one.timeout().map(TxnLines::said).orElse("never"),
                Long.toString(one.producerId()),
                Integer.toString(one.epoch()),
                partition,
                from,
                held);
    }

    /** By this machine's clock, which may be behind the broker's. */
    private static Duration age(Instant since, Instant now) {
        return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }

    static String said(Duration duration) {
        return duration.truncatedTo(ChronoUnit.SECONDS).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** One object with all that the table says. */
    static String json(String prefix, Optional<String> user, Transactions.Told told, Instant now) {
        ObjectNode all = JSON.createObjectNode()
                .put("prefix", prefix)
                .put("usedBy", user.orElse(null))
                .put("hangingToo", told.hangingToo());
        ArrayNode transactions = all.putArray("transactions");
        for (OpenTransaction one : told.open()) {
            ObjectNode node = transactions
                    .addObject()
                    .put("transaction", one.name())
                    .put("state", one.state())
                    .put("since", one.since().map(Instant::toString).orElse(null))
                    .put(
                            "age",
                            one.since().map(since -> age(since, now).toString()).orElse(null))
                    .put("timeout", one.timeout().map(Duration::toString).orElse(null))
                    .put("producerId", one.producerId())
                    .put("epoch", one.epoch());
            ArrayNode pins = node.putArray("partitions");
            one.pins().forEach(pin -> add(pin, pins.addObject()));
        }
        return all.toString();
    }

    private static void add(Pin pin, ObjectNode node) {
        node.put("topic", pin.partition().topic())
                .put("partition", pin.partition().partition())
                .put("from", pin.from().isPresent() ? pin.from().getAsLong() : null)
                .put("lastStableOffset", pin.lastStable())
                .put("endOffset", pin.end())
                .put("heldBack", pin.heldBack());
    }
}
