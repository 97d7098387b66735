package io.switchboard.it;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.Proves;
import io.switchboard.twin.recorded.Feed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The cases of the city of Boston come to the verdicts that the city gave, also those that nobody ever closed. */
class A08RecordedDeadlinesIT {

    private static final long SORT_MEMORY = 64L << 20;
    private static final String CLOCK = "TOTAL_RESOLUTION";

    /** Midnight in Boston, when the city looked at what was still open. */
    private static final Instant SEEN = Instant.parse("2016-01-13T05:00:00Z");

    @Test
    void theDeadlinesThatTheCityGaveBringAllItsVerdicts() {
        List<Path> files = Here.recording("boston311", "*.csv.gz");
        Map<String, BostonTruth> truths = BostonTruth.of(files);

        Map<String, String> verdicts = verdicts(replay("boston311-given", files), truths);

        assertThat(open(truths, verdicts::get)).as("open cases by verdict").isEqualTo(open(truths, id -> truths.get(id)
                .verdict()));
        assertThat(differing(truths, verdicts)).as("cases with another verdict").isEmpty();
    }

    @Test
    @Proves({"R-42", "R-50"})
    void theDeadlinesThatThePoliciesComputeBringNearlyAllItsVerdicts() {
        List<Path> files = Here.recording("boston311", "*.csv.gz");
        Map<String, BostonTruth> truths = BostonTruth.of(files);

        Map<String, String> verdicts = verdicts(replay("boston311-computed", files), truths);

        assertThat(1 - (double) differing(truths, verdicts).size() / truths.size())
                .as("share of verdicts that agree")
                .isGreaterThanOrEqualTo(0.985);
    }

    /** How many open cases have which verdict. */
    private static Map<String, Long> open(Map<String, BostonTruth> truths, Function<String, String> verdict) {
        return truths.keySet().stream().filter(id -> truths.get(id).isOpen()).collect(groupingBy(verdict, counting()));
    }

    private static Map<String, String> differing(Map<String, BostonTruth> truths, Map<String, String> verdicts) {
        Map<String, String> differing = new TreeMap<>(verdicts);
        differing
                .entrySet()
                .removeIf(ours -> truths.get(ours.getKey()).verdict().equals(ours.getValue()));
        return differing;
    }

    /** A closed case is judged by its outcome, or NONE if it has none; an open one by whether it is breached. */
    private static Map<String, String> verdicts(Replayed replayed, Map<String, BostonTruth> truths) {
        Map<String, String> outcomes = new HashMap<>();
        records(Folded.outcomes(replayed.outcomes())).forEach(outcome -> outcomes.put(itemId(outcome), word(outcome)));
        Set<String> breached = records(Folded.escalations(replayed.escalations())).stream()
                .filter(escalation -> escalation.path("level").asText().equals("breach"))
                .map(A08RecordedDeadlinesIT::itemId)
                .collect(toSet());
        Map<String, String> verdicts = new TreeMap<>();
        truths.forEach((id, truth) -> {
            String open = breached.contains(id) ? "OVERDUE" : "ONTIME";
            verdicts.put(id, outcomes.getOrDefault(id, truth.isOpen() ? open : "NONE"));
        });
        return verdicts;
    }

    private static List<JsonNode> records(Set<String> lines) {
        return Json.lines(List.copyOf(lines)).stream()
                .filter(record -> record.path("clock").asText().equals(CLOCK))
                .toList();
    }

    private static String itemId(JsonNode record) {
        return record.path("itemId").asText();
    }

    private static String word(JsonNode outcome) {
        return outcome.path("verdict").asText().equals("MET") ? "ONTIME" : "OVERDUE";
    }

    private static Replayed replay(String policies, List<Path> files) {
        return Replayed.recording(
                packer -> new Sample(Feed.BOSTON_311.open(files, packer, SORT_MEMORY)), policies, SEEN);
    }
}
