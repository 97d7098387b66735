package io.switchboard.twin;

/**
 * How fast recorded time passes.
 *
 * @param factor seconds of event time in a second of ours; infinite for as fast as it goes
 */
public record Speed(double factor) {

    public static final Speed FULL = new Speed(Double.POSITIVE_INFINITY);

    public Speed {
        if (!(factor > 0)) {
            throw new FeedException("a speed of " + factor + " gets nowhere; give a positive one, such as 600x");
        }
    }

    /** {@code full}, {@code 600x} or {@code 0.5x}. */
    public static Speed parse(String text) {
        if (text.equals("full")) {
            return FULL;
        }
        try {
            return new Speed(Double.parseDouble(text.endsWith("x") ? text.substring(0, text.length() - 1) : text));
        } catch (NumberFormatException notANumber) {
            throw new FeedException("'" + text + "' is no speed; give 'full' or a factor, such as 600x", notANumber);
        }
    }
}
