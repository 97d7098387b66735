package io.switchboard.doctor;

/**
 * What the doctor says of one thing.
 *
 * @param check what was looked at, in a word or two
 * @param said the value that was found; of what was skipped, why
 * @param remedy what to do, empty where nothing has to be done
 */
public record Finding(Level level, String check, String said, String remedy) {

    static Finding ok(String check, String said) {
        return new Finding(Level.OK, check, said, "");
    }

    static Finding warn(String check, String said, String remedy) {
        return new Finding(Level.WARN, check, said, remedy);
    }

    static Finding fail(String check, String said, String remedy) {
        return new Finding(Level.FAIL, check, said, remedy);
    }

    static Finding skipped(String check, String why, String remedy) {
        return new Finding(Level.SKIPPED, check, why, remedy);
    }

    /** One line. */
    @Override
    public String toString() {
        return "%-7s  %-20s  %s%s".formatted(level, check, said, remedy.isEmpty() ? "" : ": " + remedy);
    }
}
