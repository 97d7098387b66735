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
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** A scenario on the stage: played in process, and everything that was asked and decided handed on. */
public final class Play {

    /** The routing domain of every scenario. */
    public static final String DOMAIN = "twin";

    /** A Monday. */
    private static final long MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    private final Staging staging;

    Play(Staging staging) {
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
        return summary(ours.ended(), queue.ended());
    }

    private Span span() {
        return new Span(new Tally(staging.scenario(), 0, Long.MAX_VALUE), staging.length());
    }

    private String summary(Tally ours, Tally queue) {
        StringBuilder text = new StringBuilder(line("", "ours", "one queue"));
        text.append(count("contacts", Tally::offered, ours, queue));
        text.append(count("of them come again", Tally::again, ours, queue));
        text.append(count("still waiting", Tally::waiting, ours, queue));
        text.append(figure("weighted breach", Tally::weightedBreach, ours, queue));
        text.append(figure("abandonment", Tally::abandonment, ours, queue));
        text.append(figure("mean wait, min", tally -> tally.meanWait() / HeadToHead.MINUTE, ours, queue));
        for (int i = 0; i < staging.scenario().classes().size(); i++) {
            int kind = i;
            String name = staging.scenario().classes().get(kind).name();
            text.append(count("contacts " + name, tally -> tally.offered(kind), ours, queue));
            text.append(figure("breach " + name, tally -> tally.breach(kind), ours, queue));
        }
        return text.toString();
    }

    private static String count(String what, ToLongFunction<Tally> of, Tally ours, Tally queue) {
        return line(what, Long.toString(of.applyAsLong(ours)), Long.toString(of.applyAsLong(queue)));
    }

    private static String figure(String what, ToDoubleFunction<Tally> of, Tally ours, Tally queue) {
        return line(what, cell(of.applyAsDouble(ours)), cell(of.applyAsDouble(queue)));
    }

    private static String line(String what, String ours, String queue) {
        return String.format(Locale.ROOT, "%-24s %12s %12s%n", what, ours, queue);
    }

    /** Of nobody there is no share. */
    private static String cell(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
