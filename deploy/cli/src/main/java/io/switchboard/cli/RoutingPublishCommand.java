package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.TopicReader;
import io.switchboard.routing.BookPublication;
import io.switchboard.routing.BookReader;
import io.switchboard.routing.RoutingBook;
import io.switchboard.routing.RoutingBooks;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
                    + " says something else is refused. What a job cannot use beside the book it has goes to dead-letters"
                    + " there, and the last good one stays in force."
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
        try {
            RoutingBooks books = null;
            for (BookPublication each : published()) {
                RoutingBook known = BookReader.read(each.key(), each.document());
                books = books == null ? RoutingBooks.of(known) : books.with(each);
            }
            return books != null && books.with(publication) == books;
        } catch (IllegalArgumentException e) {
            throw new ClusterException(e.getMessage(), e);
        }
    }

    private List<BookPublication> published() {
        Codec<BookPublication> codec = WireFormat.AVRO_SINGLE_OBJECT.routingBooks();
        List<BookPublication> all = new ArrayList<>();
        try (TopicReader reader = brokers.reader()) {
            reader.readToEnd(Topics.ROUTING_BOOKS, record -> all.add(codec.decode(record.value())));
        }
        return all;
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ClusterException(file + " cannot be read; give the book of routing, as YAML", e);
        }
    }
}
