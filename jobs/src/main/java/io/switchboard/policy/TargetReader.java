package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.Priority;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the targets of a clock. */
final class TargetReader {

    private static final String EVERY_OTHER = "default";
    private static final int TEN_YEARS = 3653;

    /** A due time that is given is an instant; all time counts until then. */
    private static final Target GIVEN =
            new Target(Target.Kind.GIVEN, 0, 0, false, BusinessCalendar.always("24x7"), Map.of());

    /** When on its last day a target of working days is due. */
    private enum Due {
        SAME_TIME,
        END_OF_DAY
    }

    private final Map<String, BusinessCalendar> calendars;

    TargetReader(Map<String, BusinessCalendar> calendars) {
        this.calendars = calendars;
    }

    Map<Priority, Target> read(Node node) {
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

    /** The calendar that a part of the document names. */
    static BusinessCalendar calendar(Node name, Map<String, BusinessCalendar> calendars) {
        BusinessCalendar calendar = calendars.get(name.text());
        if (calendar == null) {
            String remedy =
                    calendars.isEmpty() ? "add it under calendars" : Nearest.use(name.text(), calendars.keySet());
            throw name.wrong("unknown calendar \"%s\": %s".formatted(name.text(), remedy));
        }
        return calendar;
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
        node.only("within", "workingDays", "given", "calendar", "groups", "due");
        if (node.find("given").isPresent()) {
            return given(node.only("given").get("given"));
        }
        if (node.find("workingDays").isPresent() == node.find("within").isPresent()) {
            throw node.wrong("needs one of within, as in 8h, workingDays, as in 5, and given: true");
        }
        if (node.find("workingDays").isPresent()) {
            return workingDays(node.only("workingDays", "calendar", "due"));
        }
        long within = node.only("within", "calendar", "groups").get("within").millis();
        BusinessCalendar calendar = calendar(node.get("calendar"), calendars);
        Map<String, BusinessCalendar> groups =
                node.find("groups").map(this::groups).orElse(Map.of());
        return node.made(() -> new Target(Target.Kind.DURATION, within, 0, false, calendar, groups));
    }

    private Map<String, BusinessCalendar> groups(Node node) {
        Map<String, BusinessCalendar> groups = new LinkedHashMap<>();
        node.parts().forEach((group, name) -> groups.put(group, calendar(name, calendars)));
        return groups;
    }

    private static Target given(Node node) {
        if (!node.yes()) {
            throw node.wrong("is false: write true, or a target of our own with within");
        }
        return GIVEN;
    }

    private Target workingDays(Node node) {
        int days = node.get("workingDays").count(1, TEN_YEARS);
        Due due =
                node.find("due").map(text -> text.oneOf(Due.class, "due time")).orElse(Due.SAME_TIME);
        BusinessCalendar calendar = calendar(node.get("calendar"), calendars);
        return new Target(Target.Kind.WORKING_DAYS, 0, days, due == Due.END_OF_DAY, calendar, Map.of());
    }
}
