package io.switchboard.twin.sim;

import io.switchboard.routing.BookReader;
import io.switchboard.routing.Request;
import io.switchboard.routing.RoutingBooks;
import io.switchboard.routing.Ruling;
import io.switchboard.twin.FeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A scenario on the stage: played in process, and everything that was asked and decided handed on. */
public final class Play {

    /** The routing domain of every scenario. */
    public static final String DOMAIN = "twin";

    /** A Monday. */
    private static final long MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    private final Staging staging;

    private Play(Staging staging) {
        this.staging = staging;
    }

    /**
     * One of the library, or a file that ends in {@code .yaml}.
     *
     * @throws FeedException if there is none
     */
    public static Play of(String nameOrFile) {
        if (!nameOrFile.endsWith(".yaml")) {
            return new Play(Library.named(nameOrFile));
        }
        try {
            return new Play(ScenarioReader.read(nameOrFile, Files.readString(Path.of(nameOrFile))));
        } catch (IOException e) {
            throw new FeedException("%s: cannot be read: name a scenario or a file".formatted(nameOrFile), e);
        }
    }

    /** The first of the library's names. */
    public static List<String> names(int count) {
        return Library.names(count);
    }

    /** How many are written by hand. */
    public static int written() {
        return Library.names().size();
    }

    public String name() {
        return staging.name();
    }

    public String about() {
        return staging.about();
    }

    /** The book of routing that the scenario is played by. */
    public static String book() {
        return Library.read("book.yaml");
    }

    /**
     * From beginning to end by the routing domain of the job.
     *
     * @param requests hears what is asked, in order
     * @param rulings hears what is decided, in order
     * @return a few lines about how it went
     */
    public String play(long seed, Consumer<Request> requests, Consumer<Ruling> rulings) {
        Scenario scenario = staging.scenario();
        RoutingBooks books = RoutingBooks.of(BookReader.read("book.yaml", book()));
        Span ours = span();
        new Hall(scenario, new RequestRouter(scenario, DOMAIN, MIDNIGHT, books, requests, rulings), ours, seed).run();
        Span queue = span();
        new Hall(scenario, new CentralRouter(scenario, Disciplines.FIFO, Integer.MAX_VALUE), queue, seed).run();
        return summary(ours.tally(), queue.tally());
    }

    private Span span() {
        return new Span(new Tally(staging.scenario(), 0, Long.MAX_VALUE), staging.length());
    }

    private String summary(Tally ours, Tally queue) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%-24s %12s %12s %12s%n", "", "contacts", "ours", "one queue"));
        text.append(line("weighted breach", null, ours.weightedBreach(), queue.weightedBreach()));
        text.append(line("abandonment", null, ours.abandonment(), queue.abandonment()));
        text.append(line("mean wait, min", null, minutes(ours.meanWait()), minutes(queue.meanWait())));
        for (int kind = 0; kind < staging.scenario().classes().size(); kind++) {
            String name = staging.scenario().classes().get(kind).name();
            text.append(line("breach " + name, ours.offered(kind), ours.breach(kind), queue.breach(kind)));
        }
        return text.toString();
    }

    private static String line(String what, Long contacts, double ours, double queue) {
        return String.format(
                Locale.ROOT, "%-24s %12s %12.4f %12.4f%n", what, contacts == null ? "" : contacts, ours, queue);
    }

    private static double minutes(double millis) {
        return millis / HeadToHead.MINUTE;
    }
}
