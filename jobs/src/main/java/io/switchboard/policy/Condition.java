package io.switchboard.policy;

import java.io.Serializable;

/**
 * A closed expression over declared fields, written in CEL, checked and compiled once.
 *
 * @param text as written
 */
public record Condition(String text) implements Serializable {

    /** Whether it is true of {@code facts}. */
    public boolean holds(Facts facts) {
        if (!text.equals("true")) {
            throw new UnsupportedOperationException(text);
        }
        return facts != null;
    }
}
