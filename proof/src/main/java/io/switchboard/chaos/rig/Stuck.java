package io.switchboard.chaos.rig;

/** The cluster is well again, and the job does not go on: that is no trouble of the harness but a word not kept. */
public final class Stuck extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Stuck(String message) {
        super(message);
    }
}
