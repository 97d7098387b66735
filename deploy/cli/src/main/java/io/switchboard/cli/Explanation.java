package io.switchboard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.event.Priority;
import io.switchboard.policy.Phase;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.Target;
import io.switchboard.sla.Account;
import io.switchboard.sla.Account.Span;
import io.switchboard.sla.Rehearsal;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells why the clocks of an item stand where they do, span by span. */
final class Explanation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final Rehearsal item;
    private final PolicyBook book;

    Explanation(Rehearsal item, PolicyBook book) {
        this.item = item;
        this.book = book;
    }

    /**
     * The deadline as a sum.
     *
     * @param start of the span from which the rest is counted
     * @param restMs business time that was left then
     */
    private record Sum(Span start, long restMs) {}

    void print(PrintWriter out) {
        out.printf("%s %s, opened %s, as of %s%n", item.type(), item.itemId(), at(item.openedAt()), at(item.until()));
        if (item.accounts().isEmpty()) {
            out.println("no policy matches it: it has no clocks (R-08); publish a policy that is for it");
        }
        item.accounts().forEach(account -> print(account, out));
    }

    private void print(Account account, PrintWriter out) {
        out.println();
        out.printf(
                "%s %s of %s version %d: %s, target %s%n",
                account.clock(),
                account.cycle(),
                account.policyId(),
                account.policyVersion(),
                state(account),
                target(account.targetMs()));
        TextTable.print(rows(account), out);
        sum(account)
                .ifPresent(sum -> out.printf(
                        "due %s = %s + %s of %s%n",
                        at(account.dueAt()),
                        at(sum.start().from()),
                        Duration.ofMillis(sum.restMs()),
                        sum.start().calendar()));
    }

    private static String state(Account account) {
        List<Span> spans = account.spans();
        String phase = account.verdict() != null
                ? account.verdict().name()
                : spans.isEmpty()
                        ? "not begun"
                        : spans.get(spans.size() - 1).phase().name();
        String breach = account.breachedAt() == 0 ? "" : ", breached " + at(account.breachedAt());
        return phase + breach + (account.dueAt() == 0 ? ", nothing due" : ", due " + at(account.dueAt()));
    }

    private static List<List<String>> rows(Account account) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "FROM",
                "TO",
                "PHASE",
                "REASON",
                "ACTOR",
                "EVENT",
                "VERSION",
                "PRIORITY",
                "CALENDAR",
                "BUSINESS",
                "USED",
                "TARGET"));
        for (Span span : account.spans()) {
            rows.add(List.of(
                    at(span.from()),
                    at(span.to()),
                    span.phase().name(),
                    text(span.reason()),
                    text(span.actor()),
                    text(span.eventId()),
                    Integer.toString(span.policyVersion()),
                    span.priority(),
                    span.calendar(),
                    Duration.ofMillis(span.businessMs()).toString(),
                    Duration.ofMillis(span.usedMs()).toString(),
                    target(span.targetMs())));
        }
        return rows;
    }

    /** Of the last span that leads to the deadline: where it was missed, later ones run against it in vain. */
    private Optional<Sum> sum(Account account) {
        if (account.dueAt() == 0) {
            return Optional.empty();
        }
        List<Span> spans = account.spans();
        for (int i = spans.size() - 1; i >= 0; i--) {
            Span span = spans.get(i);
            long rest = span.targetMs() - (span.usedMs() - span.businessMs());
            if (span.phase() == Phase.RUN && rest >= 0 && leadsTo(account, span, rest)) {
                return Optional.of(new Sum(span, rest));
            }
        }
        return Optional.empty();
    }

    private boolean leadsTo(Account account, Span span, long rest) {
        Target target = book.policy(account.policyId(), span.policyVersion())
                .rule(account.clock())
                .targets()
                .get(Priority.valueOf(span.priority()));
        long due = target.endsAtAnOpening(account.startedAt())
                ? target.calendar().exceeded(span.from(), rest)
                : target.calendar().plus(span.from(), rest);
        return due == account.dueAt();
    }

    /** One line of JSON. */
    String json() {
        ObjectNode node = JSON.createObjectNode();
        node.put("itemId", item.itemId()).put("type", item.type().name());
        node.put("openedAt", at(item.openedAt())).put("at", at(item.until()));
        var clocks = node.putArray("clocks");
        item.accounts().forEach(account -> clocks.add(json(account)));
        return node.toString();
    }

    private ObjectNode json(Account account) {
        ObjectNode node = JSON.createObjectNode();
        node.put("policyId", account.policyId()).put("policyVersion", account.policyVersion());
        node.put("clock", account.clock()).put("cycle", account.cycle());
        node.put("startedAt", orNull(account.startedAt())).put("dueAt", orNull(account.dueAt()));
        node.put("breachedAt", orNull(account.breachedAt()));
        node.put("verdict", account.verdict() == null ? null : account.verdict().name());
        node.put("targetMs", account.targetMs() == Target.NONE ? null : account.targetMs());
        var spans = node.putArray("spans");
        account.spans().forEach(span -> spans.add(json(span)));
        sum(account).ifPresent(sum -> node.putObject("sum")
                .put("from", at(sum.start().from()))
                .put("restMs", sum.restMs())
                .put("calendar", sum.start().calendar()));
        return node;
    }

    private static ObjectNode json(Span span) {
        ObjectNode node = JSON.createObjectNode();
        node.put("from", at(span.from()))
                .put("to", at(span.to()))
                .put("phase", span.phase().name());
        node.put("reason", span.reason()).put("actor", span.actor()).put("eventId", span.eventId());
        node.put("policyVersion", span.policyVersion()).put("priority", span.priority());
        node.put("calendar", span.calendar());
        node.put("businessMs", span.businessMs()).put("usedMs", span.usedMs());
        return node.put("targetMs", span.targetMs() == Target.NONE ? null : span.targetMs());
    }

    static String at(long millis) {
        return MILLIS.format(Instant.ofEpochMilli(millis));
    }

    private static String orNull(long millis) {
        return millis == 0 ? null : at(millis);
    }

    private static String target(long millis) {
        return millis == Target.NONE ? "none" : Duration.ofMillis(millis).toString();
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
