package io.switchboard.bench.contest;

/** Somebody whose speed is told beside that of others. */
public interface Contestant {

    /** As it is called in the results. */
    String name();

    /**
     * Runs the course once, from its beginning.
     *
     * @param group names this run: nobody has had that before
     * @throws io.switchboard.deploy.ClusterException if it fails, or stumbles on the way
     */
    Pace run(Course course, String group, Meter meter);
}
