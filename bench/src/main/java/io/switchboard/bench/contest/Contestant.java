package io.switchboard.bench.contest;

import io.switchboard.deploy.FlinkRest.CheckpointCosts;

/** Something that reads the records of a {@link Course} from their beginning, and commits how far it has come. */
public interface Contestant {

    /** As it is called in the results. */
    String name();

    /** Returns once it runs. Its consumer group on the broker is {@code group}, which nobody has had before. */
    Running start(Course course, String group);

    /** Until it is closed. */
    interface Running extends AutoCloseable {

        /**
         * Returns if it still runs.
         *
         * @throws io.switchboard.deploy.ClusterException if not, saying why
         */
        void check();

        /** How large its last checkpoint is; 0 if it does not tell. */
        default long stateBytes() {
            return 0;
        }

        /** What its checkpoints have cost so far; null if it has none, or does not tell. */
        default CheckpointCosts checkpoints() {
            return null;
        }

        @Override
        void close();
    }
}
