package io.switchboard.twin;

/** A feed that cannot go on; the message is one line for the person who started it: what is wrong and what to do. */
public final class FeedException extends RuntimeException {

    public FeedException(String message) {
        super(message);
    }

    public FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
