package io.switchboard.txn;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.wire.KafkaNeeds;
import java.util.Map;
import java.util.Optional;

/** Which job of a Flink works under a prefix, or may do so. */
final class JobUse {

    private final FlinkRest rest;

    JobUse(FlinkRest rest) {
        this.rest = rest;
    }

    /** Empty if no job does, and each has told so. */
    Optional<String> user(String prefix) {
        return rest.jobs().stream()
                .filter(job -> !job.ended())
                .flatMap(job -> user(prefix, job).stream())
                .findFirst();
    }

    /**
     * A job that is silent is taken for a user: one that initializes or waits for slots has told nothing yet, and goes on
     * from its checkpoint, with the transactions that this covers, as soon as it has them.
     */
    private Optional<String> user(String prefix, FlinkRest.Job job) {
        String named = "job " + job.name() + " " + job.id() + ", " + job.state() + " at " + rest.address();
        return parameters(job)
                .map(told ->
                        prefix.equals(told.get(KafkaNeeds.PREFIX_KEY)) ? Optional.of(named) : Optional.<String>empty())
                .orElseGet(() -> Optional.of(named + ", for all one can see: it does not tell its prefix"));
    }

    /** To hear nothing is not to hear that there are none. */
    private Optional<Map<String, String>> parameters(FlinkRest.Job job) {
        try {
            return rest.parameters(job.id());
        } catch (ClusterException e) {
            return Optional.empty();
        }
    }
}
