package io.switchboard.twin.recorded;

import java.nio.charset.StandardCharsets;

/**
 * A line of a recording that nobody can read.
 *
 * @param place file and line
 * @param reason what is wrong with it, with the value
 * @param text the line, or its beginning
 */
public record Refusal(String place, String reason, String text) {

    private static final int LONGEST = 300;

    static Refusal of(String place, String reason, byte[] line) {
        String text = new String(line, 0, Math.min(line.length, LONGEST), StandardCharsets.UTF_8);
        return new Refusal(place, reason, line.length > LONGEST ? text + "…" : text);
    }

    /** In one line, in which a tab can be told from a space. */
    public String inWords() {
        StringBuilder words = new StringBuilder();
        "%s: %s: %s".formatted(place, reason, text).chars().forEach(character -> {
            if (character == '\t') {
                words.append("\\t");
            } else if (Character.isISOControl(character)) {
                words.append("\\x%02x".formatted(character));
            } else {
                words.append((char) character);
            }
        });
        return words.toString();
    }
}
