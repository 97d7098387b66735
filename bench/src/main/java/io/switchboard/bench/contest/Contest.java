package io.switchboard.bench.contest;

import io.switchboard.deploy.ClusterException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets contestants run the same course one after another, round after round: so all have good and bad minutes alike. */
public final class Contest {

    private final Course course;
    private final String topic;
    private final Consumer<String> progress;

    /** @param topic whose records are counted */
    public Contest(Course course, String topic, Consumer<String> progress) {
        this.course = course;
        this.topic = topic;
        this.progress = progress;
    }

    /** The paces of each, in the order of the rounds. */
    public Map<String, List<Pace>> run(List<? extends Contestant> contestants, int rounds) {
        Map<String, List<Pace>> paces = new LinkedHashMap<>();
        try (Meter meter = new Meter(course.bootstrapServers(), topic)) {
            for (int round = 1; round <= rounds; round++) {
                for (int i = 0; i < contestants.size(); i++) {
                    Contestant contestant = contestants.get(i);
                    Pace pace = run(meter, contestant, "bench-%d-%d".formatted(round, i));
                    paces.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                            .add(pace);
                    progress.accept("round %d of %d, %s: %,.0f records/s over %.1f s"
                            .formatted(round, rounds, contestant.name(), pace.perSecond(), pace.seconds()));
                }
            }
        }
        return paces;
    }

    /** A name that no other has: groups are for ever, as transactions are. */
    private Pace run(Meter meter, Contestant contestant, String group) {
        try (Contestant.Running running = contestant.start(course, group)) {
            return meter.pace(course, group, running);
        } catch (ClusterException e) {
            throw new ClusterException(contestant.name() + ": " + e.getMessage(), e);
        }
    }
}
