package io.switchboard.policy;

import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Which clocks of the cloud desk's policies an item is held to, for items of all priorities and a few categories. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatchingBenchmark {

    private static final long NINE = 1_772_442_000_000L;
    private static final List<String> CATEGORIES = List.of("network", "security", "data", "billing");

    private PolicyBook book;
    private final List<Facts> facts = new ArrayList<>();
    private final List<Priority> priorities = new ArrayList<>();
    private int next;

    /** Reads deploy/policies/cloud-support.yaml. */
    @Setup
    public void read() throws IOException {
        Path file = Path.of(System.getProperty("switchboard.root"), "deploy/policies/cloud-support.yaml");
        book = PolicyReader.read(file.toString(), Files.readString(file));
        for (String category : CATEGORIES) {
            for (Priority priority : Priority.values()) {
                priorities.add(priority);
                facts.add(facts(facts.size(), priority, category));
            }
        }
    }

    private static Facts facts(int number, Priority priority, String category) {
        return new Facts(
                new Facts.ItemFacts(
                        "T-" + number,
                        "TICKET",
                        "OPEN",
                        "",
                        priority.name(),
                        category,
                        "EMAIL",
                        "en",
                        "emea",
                        "first line",
                        "anna",
                        "CUSTOMER",
                        "",
                        1,
                        0,
                        0),
                new Facts.CustomerFacts("C-" + number, number % 5, "enterprise", "emea"),
                null);
    }

    @Benchmark
    public List<Held> held() {
        next = (next + 1) % facts.size();
        return book.held(ItemType.TICKET, NINE, NINE, priorities.get(next), 0, facts.get(next));
    }
}
