package io.switchboard.chaos.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.switchboard.chaos.oracle.Promise.Target;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A policy document, read by hand and as far as it is modelled here; what is not is refused. */
final class Document {

    private static final Set<String> POLICY =
            Set.of("id", "version", "items", "rank", "when", "defaultPriority", "clocks");
    private static final Set<String> CLOCK = Set.of(
            "clock",
            "stopwatch",
            "start",
            "stop",
            "cancel",
            "run",
            "pause",
            "close",
            "reopen",
            "targets",
            "levels",
            "repeat",
            "options");

    private final Map<String, Hours> calendars = new TreeMap<>();
    private final List<Promise> promises = new ArrayList<>();

    private Document() {}

    /** The promises of a document, those of the highest rank first. */
    static List<Promise> promises(String yaml, Week weeks) {
        try {
            return new Document().read(new YAMLMapper().readTree(yaml), weeks);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The policy document is no YAML: " + e.getMessage(), e);
        }
    }

    private List<Promise> read(JsonNode document, Week weeks) {
        document.path("calendars").forEachEntry((name, calendar) -> calendars.put(name, weeks.hours(calendar)));
        document.path("policies").forEach(this::policy);
        promises.sort(Comparator.comparingInt(Promise::rank).reversed().thenComparing(Promise::policyId));
        return List.copyOf(promises);
    }

    private void policy(JsonNode policy) {
        known(policy, POLICY);
        policy.path("clocks").forEach(clock -> promises.add(promise(policy, clock)));
    }

    private Promise promise(JsonNode policy, JsonNode clock) {
        known(clock, CLOCK);
        Kind kind = clock.has("clock") ? Kind.valueOf(clock.path("clock").asText()) : Kind.STOPWATCH;
        String reopen = clock.path("reopen").asText("");
        if (!reopen.isEmpty() && !(reopen.equals("CONTINUE") && kind.continues())) {
            throw new IllegalArgumentException("reopen %s of %s is not modelled".formatted(reopen, kind));
        }
        known(clock.path("options"), Set.of("maxPause"));
        return new Promise(
                policy.path("id").asText(),
                policy.path("version").asInt(),
                ItemType.valueOf(policy.path("items").asText()),
                policy.path("rank").asInt(0),
                Words.of(policy.path("when").asText(null)),
                Priority.valueOf(policy.path("defaultPriority").asText()),
                kind,
                clock.path(kind == Kind.STOPWATCH ? "stopwatch" : "clock").asText(),
                phases(kind, clock),
                targets(clock.path("targets")),
                new Ladder(calendars).rungs(clock),
                clock.has("options")
                        ? Ladder.ms(clock.path("options").path("maxPause").asText())
                        : 0,
                words(clock, "start"),
                words(clock, "stop"),
                words(clock, "cancel"));
    }

    private static Words words(JsonNode clock, String key) {
        return clock.has(key) ? Words.of(clock.path(key).asText()) : null;
    }

    private static Map<Status, Phase> phases(Kind kind, JsonNode clock) {
        Map<Status, Phase> phases = kind.phases();
        BiConsumer<String, Phase> list = (key, phase) -> {
            if (clock.path(key).isArray()) {
                clock.path(key).forEach(status -> phases.put(Status.valueOf(status.asText()), phase));
            }
        };
        list.accept("run", Phase.RUN);
        list.accept("pause", Phase.PAUSE);
        list.accept("stop", Phase.STOP);
        list.accept("close", Phase.CLOSE);
        return phases;
    }

    private Map<Priority, Target> targets(JsonNode targets) {
        Map<Priority, Target> byPriority = new TreeMap<>();
        for (Priority priority : Priority.values()) {
            JsonNode target = targets.has(priority.name()) ? targets.path(priority.name()) : targets.path("default");
            known(target, Set.of("within", "calendar"));
            byPriority.put(
                    priority,
                    new Target(
                            Ladder.ms(target.path("within").asText()),
                            calendars.get(target.path("calendar").asText())));
        }
        return byPriority;
    }

    static void known(JsonNode node, Set<String> keys) {
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException("The key %s is not modelled".formatted(key));
            }
        });
    }
}
