package io.switchboard.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a consumer of the output topics holds true once it has read them: nothing published is ever erased, so what was
 * corrected has to be folded. Both folds need only the records, in any order.
 */
final class Folded {

    private static final Comparator<JsonNode> BY_REVISION =
            Comparator.comparingInt(outcome -> outcome.path("revision").asInt());

    private Folded() {}

    /**
     * The levels that were really reached: each record that another one's {@code supersedes} names is gone, and so is
     * each WITHDRAWN. What is left out of the rest only tells how we came to know.
     */
    static Set<String> escalations(Collection<JsonNode> records) {
        Set<String> superseded = records.stream()
                .filter(escalation -> escalation.hasNonNull("supersedes"))
                .map(escalation -> escalation.path("supersedes").asText())
                .collect(Collectors.toSet());
        return texts(records.stream()
                .filter(escalation ->
                        !superseded.contains(escalation.path("escalationId").asText()))
                .filter(escalation -> !escalation.path("correction").asText().equals("WITHDRAWN"))
                .map(escalation -> without(escalation, "escalationId", "kind", "correction", "supersedes", "cause")));
    }

    /** How each cycle of each clock ended: its last revision, unless that says that it has not ended after all. */
    static Set<String> outcomes(Collection<JsonNode> records) {
        Map<List<String>, JsonNode> last = new HashMap<>();
        records.forEach(outcome ->
                last.merge(cycle(outcome), outcome, (one, other) -> BY_REVISION.compare(one, other) > 0 ? one : other));
        return texts(last.values().stream()
                .filter(outcome -> !outcome.path("reason").asText().equals("WITHDRAWN"))
                .map(outcome -> without(outcome, "revision")));
    }

    private static List<String> cycle(JsonNode outcome) {
        return Stream.of("itemId", "clock", "cycle", "policyId", "policyVersion")
                .map(field -> outcome.path(field).asText())
                .toList();
    }

    private static JsonNode without(JsonNode record, String... fields) {
        ObjectNode copy = record.deepCopy();
        return copy.remove(List.of(fields));
    }

    private static Set<String> texts(Stream<JsonNode> records) {
        return records.map(JsonNode::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
