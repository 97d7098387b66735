package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.policy.Level.Kind;
import io.switchboard.policy.Level.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the chain of a clock; what it repeats becomes levels of their own. */
final class LevelReader {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,9})\\s*%");
    private static final int MOST_REPEATS = 9;

    /** What the end of a chain that nobody stopped is called. */
    private static final String EXHAUSTED = "exhausted";

    private final Map<String, BusinessCalendar> calendars;

    LevelReader(Map<String, BusinessCalendar> calendars) {
        this.calendars = calendars;
    }

    List<Level> read(Node clock) {
        List<Level> levels = new ArrayList<>();
        nodes(clock).stream()
                .map(this::level)
                .filter(level -> !level.isTarget())
                .forEach(levels::add);
        clock.find("repeat").ifPresent(repeat -> levels.addAll(repeated(repeat, last(levels), target(clock))));
        return levels;
    }

    /** How the target itself is told: the level at 100 %; null if the clock has none. */
    Level target(Node clock) {
        Level target = null;
        for (Node node : nodes(clock)) {
            Level level = level(node);
            if (level.isTarget() && target != null) {
                throw node.wrong("is a second level at 100%: keep one, and notify all in it");
            }
            target = level.isTarget() ? level : target;
        }
        return target;
    }

    private static List<Node> nodes(Node clock) {
        return clock.find("levels").map(Node::list).orElse(List.of());
    }

    private Level level(Node node) {
        node.only("at", "before", "after", "time", "deliver", "notify", "name");
        Measure measure = measure(node);
        long amount =
                switch (measure) {
                    case PERCENT -> percent(node.get("at"));
                    case BEFORE -> node.get("before").promisedMillis();
                    case AFTER -> node.get("after").promisedMillis();
                };
        if (measure == Measure.PERCENT && node.find("time").isPresent()) {
            throw node.get("time")
                    .wrong("a share is one of the target's calendar: remove time, or write before or after");
        }
        String name = node.find("name").map(Node::text).orElse(said(measure, amount));
        BusinessCalendar window = node.find("deliver")
                .map(deliver -> TargetReader.calendar(deliver, calendars))
                .orElse(null);
        return node.made(
                () -> new Level(name, Kind.of(measure, amount), measure, amount, wall(node), window, notified(node)));
    }

    private static Measure measure(Node node) {
        long stated = Stream.of("at", "before", "after")
                .filter(key -> node.find(key).isPresent())
                .count();
        if (stated != 1) {
            throw node.wrong("needs one of at, as in 75%, before, as in 30m, and after, as in 1h");
        }
        return node.find("at").isPresent()
                ? Measure.PERCENT
                : node.find("before").isPresent() ? Measure.BEFORE : Measure.AFTER;
    }

    private static String said(Measure measure, long amount) {
        return switch (measure) {
            case PERCENT -> amount == 100 ? Level.BREACH : amount + "%";
            case BEFORE -> Duration.ofMillis(amount) + " before";
            case AFTER -> Duration.ofMillis(amount) + " after";
        };
    }

    private static long percent(Node node) {
        Matcher percent = PERCENT.matcher(node.text());
        int value = percent.matches() ? Integer.parseInt(percent.group(1)) : 0;
        if (value < 1 || value > 1000) {
            throw node.wrong("\"%s\" is not a share of the target: write 1%% to 1000%%".formatted(node.text()));
        }
        return value;
    }

    private static boolean wall(Node node) {
        Optional<Node> time = node.find("time");
        return time.isPresent()
                && switch (time.get().text()) {
                    case "wall" -> true;
                    case "calendar" -> false;
                    default -> throw time.get()
                            .wrong("unknown time \"%s\": %s"
                                    .formatted(
                                            time.get().text(),
                                            Nearest.use(time.get().text(), List.of("wall", "calendar"))));
                };
    }

    private static List<String> notified(Node node) {
        return node.find("notify").map(Node::filledList).orElse(List.of()).stream()
                .map(Node::text)
                .toList();
    }

    /** What comes last in the chain: its last level after the target, or null for the breach itself. */
    private static Level last(List<Level> levels) {
        Level last = null;
        for (Level level : levels) {
            last = level.kind() == Kind.ESCALATION ? level : last;
        }
        return last;
    }

    private static List<Level> repeated(Node node, Level last, Level target) {
        node.only("times", "every", "time");
        int times = node.get("times").count(1, MOST_REPEATS);
        long every = node.get("every").promisedMillis();
        boolean wall = node.find("time").isPresent() ? wall(node) : last != null && last.wall();
        if (last != null && (last.measure() != Measure.AFTER || last.wall() != wall)) {
            throw node.wrong("level %s cannot be repeated like this: write it as after: ..., in the same time as repeat"
                    .formatted(last.name()));
        }
        long from = last == null ? 0 : last.amount();
        Level like = last == null ? target : last;
        List<Level> repeated = new ArrayList<>();
        for (int time = 1; time <= times; time++) {
            String name = "%s again %d".formatted(last == null ? Level.BREACH : last.name(), time);
            repeated.add(after(name, Kind.ESCALATION, from + time * every, wall, like));
        }
        repeated.add(after(EXHAUSTED, Kind.EXHAUSTED, from + (times + 1) * every, wall, like));
        return repeated;
    }

    private static Level after(String name, Kind kind, long amount, boolean wall, Level like) {
        return like == null
                ? new Level(name, kind, Measure.AFTER, amount, wall, null, List.of())
                : new Level(name, kind, Measure.AFTER, amount, wall, like.deliverWindow(), like.recipients());
    }
}
