package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.TopicReader;
import io.switchboard.event.ItemType;
import io.switchboard.policy.Nearest;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import io.switchboard.sla.Posting;
import io.switchboard.sla.Rehearsal;
import io.switchboard.twin.recorded.Feed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers why an item is due when it is. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tell how each clock of a ticket came to stand where it does: every span of time with its event,"
                + " policy version and calendar, and the sum of its deadline. Everything is derived anew from the"
                + " committed events, as the job took them.",
        footer = {
            "",
            "Examples:",
            "  ./switchboard policy explain T-1042",
            "  ./switchboard policy explain C-77 --call --at 2026-03-02T10:00:00Z --json",
            "  ./switchboard policy explain INC0000045 --policies deploy/policies/uci-incidents.yaml \\",
            "      --feed uci-incidents incident_event_log.csv"
        })
final class PolicyExplainCommand implements Runnable {

    private static final String PUBLISHED = "published";

    @Parameters(index = "0", paramLabel = "TICKET", description = "Its id.")
    private String id;

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Of --feed, plain or gzip.")
    private List<Path> files = List.of();

    @Option(names = "--call", description = "It is a call.")
    private boolean call;

    @Option(
            names = "--policies",
            paramLabel = "FILE",
            defaultValue = PUBLISHED,
            description = "A policy document to explain it by. Default: what is published.")
    private String policies;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantOrNow.class,
            description = "The time to explain it for. Default: now; with --feed, its last event.")
    private Instant at;

    @Option(names = "--feed", paramLabel = "NAME", description = "Of a recording instead of the topics.")
    private String feed;

    @Option(names = "--json", description = "As one line of JSON.")
    private boolean json;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    private final Set<String> told = new HashSet<>();

    @Override
    public void run() {
        PolicyBook book = policies.equals(PUBLISHED) ? brokers.shelf().book() : PolicyReader.read(Path.of(policies));
        Set<String> seen = new TreeSet<>();
        History history = history(posting -> {
            seen.add(posting.itemId());
            return concerns(posting);
        });
        Rehearsal item = rehearsal(book, history, seen);
        PrintWriter out = spec.commandLine().getOut();
        Explanation explanation = new Explanation(item, book);
        if (json) {
            out.println(explanation.json());
        } else {
            explanation.print(out);
        }
    }

    private Rehearsal rehearsal(PolicyBook book, History history, Set<String> seen) {
        List<Posting> postings = history.items().get(type() + "/" + id);
        if (postings == null) {
            throw new ClusterException("No event tells of the %s %s: %s"
                    .formatted(
                            type(),
                            id,
                            Nearest.to(id, seen)
                                    .map(nearest -> "did you mean %s?".formatted(nearest))
                                    .orElse("look whether it is a ticket or a call (--call)")));
        }
        Rehearsal item = Rehearsal.of(book, postings, until(postings));
        if (item == null) {
            throw new ClusterException("%s %s was not open by %s; give a later --at".formatted(type(), id, at));
        }
        return item;
    }

    private long until(List<Posting> postings) {
        if (at != null) {
            return at.toEpochMilli();
        }
        return feed == null
                ? InstantOrNow.now().toEpochMilli()
                : postings.stream()
                        .mapToLong(posting -> posting.entry().at())
                        .max()
                        .orElseThrow();
    }

    private ItemType type() {
        return call ? ItemType.CALL : ItemType.TICKET;
    }

    /** What merged tickets say comes to light only when they are merged: in a first look. */
    private History history(Predicate<Posting> wanted) {
        History first = read(wanted);
        Set<String> sources = new HashSet<>();
        first.items().values().forEach(postings -> postings.stream()
                .filter(posting -> id.equals(posting.entry().mergedInto()))
                .forEach(posting -> sources.add(posting.itemId())));
        return sources.isEmpty() ? first : read(posting -> wanted.test(posting) || sources.contains(posting.itemId()));
    }

    private boolean concerns(Posting posting) {
        return posting.itemId().equals(id) || id.equals(posting.entry().mergedInto());
    }

    private History read(Predicate<Posting> wanted) {
        try (ProgressLine line = new ProgressLine(spec.commandLine().getErr())) {
            if (feed != null) {
                return History.of(
                        Feed.named(feed),
                        files,
                        wanted,
                        count -> show(line, count),
                        RefusedLines.toldTo(text -> tellOnce(text, line)));
            }
            try (TopicReader reader = brokers.reader()) {
                return History.of(reader, wanted, count -> show(line, count));
            }
        }
    }

    /** A recording may be read twice. */
    private void tellOnce(String text, ProgressLine line) {
        if (told.add(text)) {
            line.done(text);
        }
    }

    private static void show(ProgressLine line, long count) {
        line.show(String.format("%,d events read", count));
    }
}
