package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the clocks of a policy. */
final class ClockReader {

    private static final String EVERY_OTHER = "default";
    private static final Pattern SHORT_TIME = Pattern.compile("(\\d+h)?\\s*(\\d+m)?\\s*(\\d+s)?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,9})\\s*%");

    private final ItemType items;
    private final Map<String, BusinessCalendar> calendars;

    ClockReader(ItemType items, Map<String, BusinessCalendar> calendars) {
        this.items = items;
        this.calendars = calendars;
    }

    ClockRule read(Node node) {
        node.only("clock", "run", "pause", "stop", "close", "reopen", "targets", "levels");
        ClockKind kind = node.get("clock").oneOf(ClockKind.class, "clock");
        if (!kind.isOf(items)) {
            throw node.get("clock").wrong("%s is no clock of a %s: move it".formatted(kind, items));
        }
        Map<Status, Phase> phases = phases(node, kind);
        Reopen reopen = node.find("reopen")
                .map(mode -> mode.oneOf(Reopen.class, "reopen mode"))
                .orElse(kind.reopen());
        Map<Priority, Target> targets = targets(node.get("targets"));
        List<Level> levels = levels(node);
        return node.made(() -> new ClockRule(
                kind.name(),
                kind,
                Mode.FIRST_MATCH,
                Origin.TICKET_CREATED,
                phases,
                null,
                null,
                null,
                null,
                null,
                reopen,
                kind.recurrence(),
                targets,
                levels,
                ClockOptions.USUAL));
    }

    /** What the policy does not list keeps the meaning that the clock gives it. */
    private Map<Status, Phase> phases(Node node, ClockKind kind) {
        Map<Status, Phase> phases = new EnumMap<>(Status.class);
        listed(node, "run", Phase.RUN, phases);
        listed(node, "pause", Phase.PAUSE, phases);
        listed(node, "stop", Phase.STOP, phases);
        listed(node, "close", Phase.CLOSE, phases);
        items.statuses().forEach(status -> phases.putIfAbsent(status, kind.phase(status)));
        return phases;
    }

    private void listed(Node node, String key, Phase phase, Map<Status, Phase> phases) {
        for (Node entry : node.find(key).map(Node::list).orElse(List.of())) {
            Status status = entry.oneOf(Status.class, "status");
            if (status.of() != items) {
                throw entry.wrong("%s is a status of a %s, this policy is for a %s: use one of %s"
                        .formatted(status, status.of(), items, items.statuses()));
            }
            Phase other = phases.put(status, phase);
            if (other != null) {
                throw entry.wrong("%s is already listed under %s: keep one"
                        .formatted(status, other.name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    private Map<Priority, Target> targets(Node node) {
        Map<Priority, Target> targets = new EnumMap<>(Priority.class);
        Optional<Target> every = Optional.empty();
        for (Map.Entry<String, Node> entry : node.parts().entrySet()) {
            Target target = target(entry.getValue());
            if (entry.getKey().equals(EVERY_OTHER)) {
                every = Optional.of(target);
            } else {
                targets.put(priority(entry), target);
            }
        }
        for (Priority priority : Priority.values()) {
            every.ifPresent(target -> targets.putIfAbsent(priority, target));
            if (!targets.containsKey(priority)) {
                throw node.wrong("no target for %s: add it, or a target for default".formatted(priority));
            }
        }
        return targets;
    }

    private static Priority priority(Map.Entry<String, Node> entry) {
        List<String> names = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            if (priority.name().equals(entry.getKey())) {
                return priority;
            }
            names.add(priority.name());
        }
        names.add(EVERY_OTHER);
        throw entry.getValue()
                .wrong("unknown priority \"%s\": %s".formatted(entry.getKey(), Nearest.use(entry.getKey(), names)));
    }

    private Target target(Node node) {
        node.only("within", "calendar");
        long within = millis(node.get("within"));
        Node name = node.get("calendar");
        BusinessCalendar calendar = calendars.get(name.text());
        if (calendar == null) {
            throw name.wrong(
                    "unknown calendar \"%s\": %s".formatted(name.text(), Nearest.use(name.text(), calendars.keySet())));
        }
        return node.made(() -> Target.within(within, calendar));
    }

    private static List<Level> levels(Node node) {
        return node.find("levels").map(Node::list).orElse(List.of()).stream()
                .map(ClockReader::level)
                .toList();
    }

    private static Level level(Node node) {
        node.only("at", "before", "name");
        if (node.find("at").isPresent() == node.find("before").isPresent()) {
            throw node.wrong("needs either at, as in 75%, or before, as in 30m");
        }
        int percent = node.find("at").map(ClockReader::percent).orElse(0);
        long before = node.find("before").map(ClockReader::millis).orElse(0L);
        String name = node.find("name")
                .map(Node::text)
                .orElse(percent > 0 ? percent + "%" : Duration.ofMillis(before) + " before");
        return node.made(() -> percent > 0
                ? Level.at(name, Level.Measure.PERCENT, percent)
                : Level.at(name, Level.Measure.BEFORE, before));
    }

    private static int percent(Node node) {
        Matcher percent = PERCENT.matcher(node.text());
        int value = percent.matches() ? Integer.parseInt(percent.group(1)) : 0;
        if (value < 1 || value > 99) {
            throw node.wrong("\"%s\" is not a share of the target: write 1%% to 99%%".formatted(node.text()));
        }
        return value;
    }

    /** PT1H30M or 1h 30m. Days are refused: a working day is not 24 hours. */
    private static long millis(Node node) {
        String text = node.text();
        String iso = SHORT_TIME.matcher(text).matches() ? "PT" + text.replace(" ", "") : text;
        if (!iso.startsWith("PT")) {
            throw noTime(node);
        }
        try {
            return Duration.parse(iso).toMillis();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw noTime(node);
        }
    }

    private static PolicyException noTime(Node node) {
        return node.wrong("\"%s\" is not a time: write hours, minutes, seconds, as in 8h, 1h 30m or PT20S"
                .formatted(node.text()));
    }
}
