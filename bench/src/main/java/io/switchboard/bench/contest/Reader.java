package io.switchboard.bench.contest;

import io.switchboard.deploy.FlinkRest.Completed;
import java.util.List;
import java.util.OptionalLong;

/** Something that reads the records of a {@link Course} from their beginning, and commits how far it has come. */
public interface Reader extends Contestant {

    /** Returns once it runs. Its consumer group on the broker is {@code group}, which nobody has had before. */
    Running start(Course course, String group);

    @Override
    default Pace run(Course course, String group, Meter meter) {
        try (Running running = start(course, group)) {
            return meter.pace(course, group, running);
        }
    }

    /** Until it is closed. */
    interface Running extends AutoCloseable {

        /**
         * Returns if it still runs, and never stopped in between.
         *
         * @throws io.switchboard.deploy.ClusterException if not, saying why
         */
        void check();

        /** Its last checkpoints, the newest first; none if it has none, or does not tell. */
        default List<Completed> checkpoints() {
            return List.of();
        }

        /** How many bytes of its heap are used; empty if it does not tell. */
        default OptionalLong heapBytes() {
            return OptionalLong.empty();
        }

        @Override
        void close();
    }
}
