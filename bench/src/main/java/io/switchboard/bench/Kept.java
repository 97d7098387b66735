package io.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The file of {@code --json}: what is measured now, and of what is not measured now what it said before. So what takes hours is
 * measured in parts, and what has failed alone once more.
 */
final class Kept {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Compared with one another, and so of one desk. */
    private static final Set<Measure> OF_ONE_DESK = EnumSet.of(Measure.RATES, Measure.GROWTH);

    private static final String COMMITS = "commits";
    private static final String DESK = "desk";
    private static final String FAILURES = "failures";

    private final Path file;
    private final Set<Measure> measures;
    private final JsonNode before;

    private Kept(Path file, Set<Measure> measures, JsonNode before) {
        this.file = file;
        this.measures = measures;
        this.before = before;
    }

    /**
     * Reads it, if it is there.
     *
     * @param file null to keep nothing
     * @param measures that are taken now
     * @throws ClusterException if it cannot be read, or not be written later
     */
    static Kept in(Path file, Set<Measure> measures) {
        if (file == null) {
            return new Kept(null, measures, JSON.createObjectNode());
        }
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            boolean isThere = Files.exists(file);
            if (!Files.isWritable(isThere ? file : folder)) {
                throw new ClusterException("--json " + file + " cannot be written: name another file");
            }
            return new Kept(file, measures, isThere ? JSON.readTree(file.toFile()) : JSON.createObjectNode());
        } catch (IOException e) {
            throw new ClusterException("--json " + file + ": " + e.getMessage() + "; name another file", e);
        }
    }

    /** Events a second that our job took at such a desk; empty if it does not say. */
    OptionalDouble sustainable(JsonNode desk) {
        JsonNode rate = before.path("eventsPerSecond").path("ours").path("median");
        return rate.isNumber() && before.path(DESK).equals(desk)
                ? OptionalDouble.of(rate.asDouble())
                : OptionalDouble.empty();
    }

    void write(ObjectNode now) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, JSON.writeValueAsString(merged(before, now, measures)) + "\n");
        } catch (IOException e) {
            throw new ClusterException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Figures of another processor go, and those that stand beside others of another desk. Which commit each is of is told. */
    static ObjectNode merged(JsonNode before, ObjectNode now, Set<Measure> measures) {
        ObjectNode all = now.deepCopy();
        measures.forEach(measure -> commit(all, measure, now.path("machine").path("commit")));
        if (!processor(before).equals(processor(now))) {
            return all;
        }
        boolean isDeskTaken = !Collections.disjoint(measures, OF_ONE_DESK);
        boolean isOtherDesk = !before.path(DESK).equals(now.path(DESK));
        for (Measure measure : EnumSet.complementOf(EnumSet.copyOf(measures))) {
            if (!(OF_ONE_DESK.contains(measure) && isDeskTaken && isOtherDesk)) {
                take(measure, before, all);
            }
        }
        if (!isDeskTaken && before.has(DESK)) {
            all.set(DESK, before.get(DESK));
        }
        return all;
    }

    private static JsonNode processor(JsonNode json) {
        return json.path("machine").path("processor");
    }

    private static void take(Measure measure, JsonNode before, ObjectNode all) {
        for (String key : measure.keys()) {
            if (before.has(key)) {
                all.set(key, before.get(key));
                commit(all, measure, before.path(COMMITS).path(measure.name()));
            }
        }
        for (JsonNode failure : before.path(FAILURES)) {
            if (failure.path("measure").asText().equals(measure.name())) {
                all.withArray(FAILURES).add(failure);
            }
        }
    }

    private static void commit(ObjectNode all, Measure measure, JsonNode commit) {
        all.withObject("/" + COMMITS).put(measure.name(), commit.asText());
    }
}
