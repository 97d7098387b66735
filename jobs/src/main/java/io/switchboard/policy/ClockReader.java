package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the clocks of a policy. */
final class ClockReader {

    private final ItemType items;
    private final TargetReader targets;
    private final LevelReader levels;

    ClockReader(ItemType items, Map<String, BusinessCalendar> calendars) {
        this.items = items;
        this.targets = new TargetReader(calendars);
        this.levels = new LevelReader(calendars);
    }

    ClockRule read(Node node) {
        node.only(
                "clock",
                "stopwatch",
                "mode",
                "origin",
                "start",
                "run",
                "pause",
                "stop",
                "close",
                "cancel",
                "reset",
                "reopen",
                "recurrence",
                "targets",
                "levels",
                "repeat",
                "maxAge",
                "options");
        ClockKind kind = kind(node);
        String name = kind == ClockKind.STOPWATCH ? node.get("stopwatch").text() : kind.name();
        Condition start = condition(node, "start");
        return node.made(() -> new ClockRule(
                name,
                kind,
                node.find("mode").map(mode -> mode.oneOf(Mode.class, "mode")).orElse(Mode.FIRST_MATCH),
                origin(node, kind, start),
                phases(node, kind),
                start,
                statedAsText(node, "pause") ? condition(node, "pause") : null,
                statedAsText(node, "stop") ? condition(node, "stop") : null,
                condition(node, "cancel"),
                condition(node, "reset"),
                node.find("reopen")
                        .map(reopen -> reopen.oneOf(Reopen.class, "reopen mode"))
                        .orElse(kind.reopen()),
                node.find("recurrence")
                        .map(recurrence -> recurrence.oneOf(Recurrence.class, "recurrence"))
                        .orElse(kind.recurrence()),
                targets.read(node.get("targets")),
                levels.read(node),
                OptionsReader.read(node, levels.target(node))));
    }

    private ClockKind kind(Node node) {
        if (node.find("clock").isPresent() == node.find("stopwatch").isPresent()) {
            throw node.wrong("needs either clock, as in FIRST_REPLY, or stopwatch and a name of its own");
        }
        if (node.find("stopwatch").isPresent()) {
            return stopwatch(node.get("stopwatch"));
        }
        Node named = node.get("clock");
        if (named.text().equals(ClockKind.STOPWATCH.name())) {
            throw named.wrong("STOPWATCH needs a name of its own: write stopwatch: and the name");
        }
        ClockKind kind = named.oneOf(ClockKind.class, "clock");
        if (!kind.isOf(items)) {
            throw named.wrong("%s is no clock of a %s: move it".formatted(kind, items));
        }
        return kind;
    }

    private static ClockKind stopwatch(Node name) {
        if (Arrays.stream(ClockKind.values()).anyMatch(kind -> kind.name().equalsIgnoreCase(name.text()))) {
            throw name.wrong("%s is a clock of ours: give the stop-watch another name".formatted(name.text()));
        }
        return ClockKind.STOPWATCH;
    }

    private static Origin origin(Node node, ClockKind kind, Condition start) {
        Optional<Node> stated = node.find("origin");
        Origin origin = stated.map(text -> text.oneOf(Origin.class, "origin"))
                .orElse(start == null ? kind.origin() : Origin.CONDITION_MET);
        if (stated.isPresent() && (origin == Origin.CONDITION_MET) != (start != null)) {
            throw stated.get()
                    .wrong("%s goes %s: write both or neither"
                            .formatted(
                                    origin, start == null ? "with a start condition" : "without the start condition"));
        }
        return origin;
    }

    /** What the policy does not list keeps the meaning that the clock gives it. */
    private Map<Status, Phase> phases(Node node, ClockKind kind) {
        Map<Status, Phase> phases = new EnumMap<>(Status.class);
        listed(node, "run", Phase.RUN, phases);
        listed(node, "pause", Phase.PAUSE, phases);
        listed(node, "stop", Phase.STOP, phases);
        listed(node, "close", Phase.CLOSE, phases);
        for (Status status : items.statuses()) {
            Phase usual = kind.phase(status);
            boolean runs = usual == Phase.PAUSE && statedAsText(node, "pause");
            phases.putIfAbsent(status, runs ? Phase.RUN : usual);
        }
        return phases;
    }

    private void listed(Node node, String key, Phase phase, Map<Status, Phase> phases) {
        if (statedAsText(node, key) && (phase == Phase.PAUSE || phase == Phase.STOP)) {
            return;
        }
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

    private static boolean statedAsText(Node node, String key) {
        return node.find(key).filter(Node::isText).isPresent();
    }

    private static Condition condition(Node node, String key) {
        return node.find(key).map(Node::condition).orElse(null);
    }
}
