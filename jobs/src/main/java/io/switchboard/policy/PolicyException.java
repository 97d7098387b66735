package io.switchboard.policy;

/** A policy document cannot be used; the message says in one line where, what and how to mend it. */
public final class PolicyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    PolicyException(String message) {
        super(message);
    }

    PolicyException(String message, Throwable cause) {
        super(message, cause);
    }
}
