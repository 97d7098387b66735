package io.switchboard.bench.contest;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkClient.SubmitException;
import io.switchboard.twin.FeedException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * Lets contestants run the same course one after another, round after round, and another one first in each: so all have good and bad
 * minutes alike, and nobody always a cluster that others have warmed.
 */
public final class Contest {

    private final Course course;
    private final String topic;
    private final Consumer<String> progress;
    private final Consumer<String> failures;

    /**
     * @param topic whose records are counted
     * @param failures told who was left out of a round, and why
     */
    public Contest(Course course, String topic, Consumer<String> progress, Consumer<String> failures) {
        this.course = course;
        this.topic = topic;
        this.progress = progress;
        this.failures = failures;
    }

    /**
     * So many rounds; who fails is left out of that one.
     *
     * @param paces where theirs are added, each as soon as it is known: what fails later takes nothing with it
     */
    public void run(List<? extends Contestant> contestants, int rounds, Rounds<String> paces) {
        try (Meter meter = new Meter(course.bootstrapServers(), topic)) {
            for (int round = 1; round <= rounds; round++) {
                paces.next();
                for (Contestant contestant : order(contestants, round)) {
                    // Groups are for ever, as transactions are.
                    String group = "bench-%d-%d".formatted(round, contestants.indexOf(contestant));
                    String what = "round %d of %d, %s".formatted(round, rounds, contestant.name());
                    run(contestant, what, group, meter, paces);
                }
            }
        }
    }

    private void run(Contestant contestant, String what, String group, Meter meter, Rounds<String> paces) {
        try {
            Pace pace = contestant.run(course, group, meter);
            paces.add(contestant.name(), pace);
            progress.accept("%s: %,.0f records/s over %.1f s".formatted(what, pace.perSecond(), pace.seconds()));
        } catch (ClusterException | SubmitException | FeedException | KafkaException | UncheckedIOException e) {
            failures.accept("%s is left out: %s".formatted(what, e.getMessage()));
        }
    }

    /** The first of one round is the last of the next. */
    static <T> List<T> order(List<T> all, int round) {
        List<T> order = new ArrayList<>(all);
        Collections.rotate(order, 1 - round);
        return order;
    }
}
