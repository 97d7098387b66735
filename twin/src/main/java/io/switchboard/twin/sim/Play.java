package io.switchboard.twin.sim;

import io.switchboard.quality.Figure;
import io.switchboard.routing.Request;
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

    /** When every play begins: a Monday's midnight. */
    public static final Instant BEGINNING = Instant.parse("2026-03-02T00:00:00Z");

    private static final long MIDNIGHT = BEGINNING.toEpochMilli();

    private final Staging staging;
    private final Book book;
    private final String policy;

    /** By the twin's own book. */
    Play(Staging staging) {
        this(staging, Book.own(), Policy.OURS);
    }

    private Play(Staging staging, Book book, String policy) {
        this.staging = staging;
        this.book = book;
        this.policy = policy;
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

    /**
     * The same by a book that somebody wrote.
     *
     * @throws FeedException if it cannot be played by that
     */
    public Play by(Book other) {
        return new Play(staging, other.fitFor(staging.name(), staging.scenario()), other.name());
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

    /** The twin's own book of routing, by which a scenario is played that is given no other. */
    public static String book() {
        return Book.own().yaml();
    }

    /** What it promises its customers, as policies of the SLA job, in YAML. */
    public String policies() {
        return Promises.yaml(staging.scenario().classes());
    }

    /** The book of routing that this one is played by, as YAML. */
    public String playedBy() {
        return book.yaml();
    }

    /** What its routing is called beside the one queue: ours, or the name of the book. */
    String policy() {
        return policy;
    }

    /**
     * From beginning to end by the routing domain of the job.
     *
     * @param requests hears what is asked, in order
     * @param rulings hears what is decided, in order
     * @return a few lines about how it went
     */
    public String play(long seed, Consumer<Request> requests, Consumer<Ruling> rulings) {
        Ended ended = ended(seed, requests, rulings);
        StringBuilder text = new StringBuilder(line("", policy, "one queue"));
        for (Measure measure : measures()) {
            text.append(line(measure.name(), cell(measure, ended.ours()), cell(measure, ended.queue())));
        }
        if (staging.scenario().survey().isAsked()) {
            text.append(line(
                    "NPS, 95 %",
                    interval(ended.ours().nps()), interval(ended.queue().nps())));
            text.append(line(
                    "CSAT, 95 %",
                    interval(ended.ours().csat()), interval(ended.queue().csat())));
        }
        return text.toString();
    }

    /** Where the truth behind the answers lies. */
    private static String interval(Figure figure) {
        return figure.lower() == null ? "-" : String.format(Locale.ROOT, "%.2f..%.2f", figure.lower(), figure.upper());
    }

    /** By the book, and by one queue with the longest idle agent on the same customers. */
    record Ended(Tally ours, Tally queue) {}

    /** Plays it both ways; the listeners hear of the first. */
    Ended ended(long seed, Consumer<Request> requests, Consumer<Ruling> rulings) {
        Scenario scenario = staging.scenario();
        Span ours = span();
        new Hall(scenario, new RequestRouter(scenario, DOMAIN, MIDNIGHT, book.routing(), requests, rulings), ours, seed)
                .run();
        Span queue = span();
        new Hall(scenario, new CentralRouter(scenario, Disciplines.FIFO, Integer.MAX_VALUE), queue, seed).run();
        return new Ended(ours.ended(), queue.ended());
    }

    private Span span() {
        return new Span(new Tally(staging.scenario(), 0, Long.MAX_VALUE), staging.length());
    }

    /** What is told of it. */
    List<Measure> measures() {
        return Measure.told(staging.scenario());
    }

    private static String line(String what, String ours, String queue) {
        return String.format(Locale.ROOT, "%-24s %12s %12s%n", what, ours, queue);
    }

    /** Of nobody there is no share. */
    private static String cell(Measure measure, Tally tally) {
        double value = measure.of().applyAsDouble(tally);
        if (Double.isNaN(value)) {
            return "-";
        }
        return String.format(Locale.ROOT, measure.isCount() ? "%.0f" : "%.4f", value);
    }
}
