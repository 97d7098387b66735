package io.switchboard.deploy;

/** What stopped a command, in one line for the person who typed it: the value that is wrong and what to do. */
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
