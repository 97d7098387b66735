package io.switchboard.doctor;

/** How a finding is meant. */
public enum Level {
    OK,
    /** The job would run, with a risk. */
    WARN,
    /** The job would not run, or lose or double records. */
    FAIL,
    /** It could not be looked at. */
    SKIPPED
}
