package io.switchboard.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether every subtask of a source has a partition: one without has no time, and time is that of the slowest. */
record ParallelismCheck(int parallelism, Set<String> timed, Map<String, TopicFacts> topics) implements Check {

    private static final String NAME = "parallelism";

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (String topic : new TreeSet<>(timed)) {
            TopicFacts facts = topics.get(topic);
            if (facts != null && facts.partitions() < parallelism) {
                findings.add(Finding.fail(
                        NAME,
                        "%d, but %s has %d partitions".formatted(parallelism, topic, facts.partitions()),
                        "time can stand still for the subtasks without one; lower --parallelism to %d, or add partitions"
                                .formatted(facts.partitions())));
            }
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(NAME, parallelism + ", and no input has fewer partitions"))
                : findings;
    }
}
