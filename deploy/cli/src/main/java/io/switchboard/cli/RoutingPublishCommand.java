package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.TopicReader;
import io.switchboard.routing.BookPublication;
import io.switchboard.routing.BookReader;
import io.switchboard.routing.RoutingBook;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a book of routing. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Publish settings, weights, centres and plans for running jobs. A version is for good: one that is published and"
                    + " says something else is refused. What a job cannot use beside the book it has, such as one of"
                    + " another id, goes to dead-letters there, and the last good one stays in force."
        },
        footer = {"", "Example:", "  ./switchboard routing publish deploy/routing/cloud.yaml"})
final class RoutingPublishCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "FILE", description = "The book, as YAML.")
    private Path file;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "When it comes into force, such as 2026-07-01T00:00:00Z. Default: now.")
    private Instant from;

    @Option(names = "--by", description = "Who publishes it.")
    private String by;

    @Option(names = "--reason", description = "Why.")
    private String reason;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        String yaml = read();
        RoutingBook book = BookReader.read(file.toString(), yaml);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        BookPublication publication =
                new BookPublication(book.id(), book.version(), from == null ? now : from, now, by, reason, yaml);
        if (isThere(publication)) {
            spec.commandLine().getOut().println("Nothing to publish: " + publication.key() + " is published already");
            return;
        }
        brokers.publish(publication);
        spec.commandLine().getOut().printf("%s from %s%n", publication.key(), publication.effectiveFrom());
    }

    /** What jobs would refuse beside what is published is refused here: compaction would let it take the place of the good one. */
    private boolean isThere(BookPublication publication) {
        PublishedBooks published = new PublishedBooks(publication.id());
        try (TopicReader reader = brokers.reader()) {
            reader.readToEnd(Topics.ROUTING_BOOKS, record -> published.take(record.offset(), record.value()));
        }
        PrintWriter err = spec.commandLine().getErr();
        published.leftOut().forEach(why -> err.println("Left out of " + Topics.ROUTING_BOOKS + ": " + why));
        try {
            return published.has(publication);
        } catch (IllegalArgumentException e) {
            throw new ClusterException(e.getMessage(), e);
        }
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ClusterException(file + " cannot be read; give the book of routing, as YAML", e);
        }
    }
}
