package io.switchboard.bench;

import io.switchboard.bench.contest.FlinkContestant;
import io.switchboard.bench.contest.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The SLA job as a user runs it, but that time passes with each event: what a desk waits for stragglers is its own. */
final class OurJob {

    private static final String MAIN = "io.switchboard.job.SlaJob";

    private OurJob() {}

    /**
     * The job with the config that a user would write.
     *
     * @param promises a policy file
     * @param more lines of the config
     */
    static Reader named(String name, Grounds grounds, String promises, Map<String, String> more) {
        Path policies = grounds.file(name + "-policies.yaml", promises);
        return new FlinkContestant(name, grounds.cluster(), grounds.parallelism(), MAIN, (course, group) -> {
            Path config = grounds.file(
                    group + ".yaml",
                    """
                    bootstrapServers: %s
                    transactionalIdPrefix: %s
                    policies: "%s"
                    outOfOrderness: PT0S
                    idleAfter: P1D
                    """
                                    .formatted(course.bootstrapServers(), group, policies)
                            + more.entrySet().stream()
                                    .map(line -> line.getKey() + ": " + line.getValue() + "\n")
                                    .collect(Collectors.joining()));
            return List.of("--config", config.toString());
        });
    }
}
