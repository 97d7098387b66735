package io.switchboard.twin.recorded;

/** A line that breaks its file's layout; the feed hands it on as it is and goes on. */
final class MalformedRow extends Exception {

    MalformedRow(String message) {
        super(message);
    }

    MalformedRow(String message, Throwable cause) {
        super(message, cause);
    }
}
