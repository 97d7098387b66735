package io.switchboard.chaos.fault;

/**
 * Something that is done to the cluster in a run.
 *
 * @param atMs when, from the beginning of the run
 * @param target which of several: brokers and TaskManagers count from 1
 * @param forMs how long it lasts, where it lasts
 * @param wanted the parallelism to come to, where it is changed; how many checkpoints to go back, where one goes back; by
 *     how many seconds, where a clock jumps
 */
public record Fault(FaultKind kind, long atMs, int target, long forMs, int wanted) {

    /** Does it, and undoes what does not undo itself; false if nothing that it was meant for met it. */
    public boolean strike(Stage stage) {
        return kind.strike(stage, this);
    }

    @Override
    public String toString() {
        return "%5.1f s %s".formatted(atMs / 1e3, kind.inWords(this));
    }
}
