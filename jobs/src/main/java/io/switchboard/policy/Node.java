package io.switchboard.policy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A part of a policy document and the place where it stands.
 *
 * @param path the keys that lead to it, as in {@code policies[0].clocks[1].targets}
 * @param content a String, a List of nodes or a Map of them
 */
public record Node(String file, int line, String path, Object content) {

    private static final Pattern SHORT_TIME = Pattern.compile("(\\d+h)?\\s*(\\d+m)?\\s*(\\d+s)?");

    /** The text of a single value. */
    public String text() {
        if (content instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw wrong(content instanceof String ? "has no value: give it one, or remove it" : "must be a single value");
    }

    boolean isText() {
        return content instanceof String;
    }

    /** The parts of a list. */
    public List<Node> list() {
        if (content instanceof List<?> parts) {
            List<Node> nodes = new ArrayList<>();
            parts.forEach(part -> nodes.add((Node) part));
            return nodes;
        }
        throw wrong("must be a list: put it in [ ], or begin each line of it with -");
    }

    /** The parts of a list, or the one that stands for itself. */
    List<Node> listOrOne() {
        return content instanceof List<?> ? list() : List.of(this);
    }

    /** A list that says something. */
    public List<Node> filledList() {
        List<Node> parts = list();
        if (parts.isEmpty()) {
            throw wrong("is empty: give it at least one entry");
        }
        return parts;
    }

    /** The named parts, in the order of the document. */
    public Map<String, Node> parts() {
        if (content instanceof Map<?, ?> parts) {
            Map<String, Node> nodes = new LinkedHashMap<>();
            parts.forEach((key, part) -> nodes.put((String) key, (Node) part));
            return nodes;
        }
        throw wrong("must consist of key: value");
    }

    /** Itself, if it has no other keys than these. */
    public Node only(String... known) {
        List<String> keys = List.of(known);
        parts().forEach((key, part) -> {
            if (!keys.contains(key)) {
                throw part.wrong("unknown key \"%s\": %s".formatted(key, Nearest.use(key, keys)));
            }
        });
        return this;
    }

    public Optional<Node> find(String key) {
        return Optional.ofNullable(parts().get(key));
    }

    public Node get(String key) {
        return find(key).orElseThrow(() -> wrong("has no \"%s\": add %s: ...".formatted(key, key)));
    }

    /** The value that goes by this name. */
    public <E extends Enum<E>> E oneOf(Class<E> kind, String noun) {
        List<String> names = new ArrayList<>();
        for (E value : kind.getEnumConstants()) {
            if (value.name().equals(text())) {
                return value;
            }
            names.add(value.name());
        }
        throw wrong("unknown %s \"%s\": %s".formatted(noun, text(), Nearest.use(text(), names)));
    }

    /** A time in milliseconds: PT1H30M or 1h 30m. Days are refused: a working day is not 24 hours. */
    public long millis() {
        String iso = SHORT_TIME.matcher(text()).matches() ? "PT" + text().replace(" ", "") : text();
        try {
            if (iso.startsWith("PT")) {
                return Duration.parse(iso).toMillis();
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw noTime(e);
        }
        throw noTime(null);
    }

    /** A time above zero. */
    public long positiveMillis() {
        if (millis() <= 0) {
            throw wrong("\"%s\" is no time at all: give it some".formatted(text()));
        }
        return millis();
    }

    /** A time above zero that one can promise: a calendar can count that far. */
    long promisedMillis() {
        if (positiveMillis() > Target.LONGEST.toMillis()) {
            throw wrong("\"%s\" is too long: write at most %dh".formatted(text(), Target.LONGEST.toHours()));
        }
        return positiveMillis();
    }

    /** A count from {@code least} to {@code most}. */
    public int count(int least, int most) {
        try {
            int count = Integer.parseInt(text());
            if (count >= least && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw noCount(least, most, e);
        }
        throw noCount(least, most, null);
    }

    /** A number from {@code least} to {@code most}, both included. */
    public double number(double least, double most) {
        try {
            double number = Double.parseDouble(text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noNumber(least, most, e);
        }
        throw noNumber(least, most, null);
    }

    public boolean yes() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("\"%s\" is neither true nor false: write one of them".formatted(text()));
        };
    }

    /** An instant, in epoch milliseconds. */
    long instant() {
        try {
            return OffsetDateTime.parse(text()).toInstant().toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new PolicyException(
                    at("\"%s\" is not an instant: write it with its offset, as in 2026-07-01T00:00:00Z"
                            .formatted(text())),
                    e);
        }
    }

    Condition condition() {
        return made(() -> new Condition(text()));
    }

    private PolicyException noTime(RuntimeException cause) {
        return new PolicyException(
                at("\"%s\" is not a time: write hours, minutes, seconds, as in 8h, 1h 30m or PT20S".formatted(text())),
                cause);
    }

    private PolicyException noCount(int least, int most, RuntimeException cause) {
        return new PolicyException(at("\"%s\" is not a count: write %d to %d".formatted(text(), least, most)), cause);
    }

    private PolicyException noNumber(double least, double most, RuntimeException cause) {
        return new PolicyException(
                at("\"%s\" is not a number from %s to %s: write one".formatted(text(), least, most)), cause);
    }

    /** What {@code make} makes; its complaint is told with this place. */
    public <T> T made(Supplier<T> make) {
        try {
            return make.get();
        } catch (PolicyException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new PolicyException(at(e.getMessage()), e);
        }
    }

    public PolicyException wrong(String problem) {
        return new PolicyException(at(problem));
    }

    private String at(String problem) {
        return "%s:%d: %s%s"
                .formatted(file, line, path.isEmpty() ? "" : path + ": ", problem)
                .replaceAll("\\s+", " ");
    }
}
