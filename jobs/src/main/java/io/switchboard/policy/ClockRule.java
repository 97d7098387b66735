package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One clock of a policy.
 *
 * @param name what records call it: the kind's name, or a stop-watch's own
 * @param phases what each status of the clock's items means to it; complete
 * @param start begins a cycle when it becomes true, where the origin is CONDITION_MET; else null
 * @param pause rests while it is true, beside the statuses that do; null for no such condition, like those that follow
 * @param stop fulfilled when it is true
 * @param cancel ended without counting when it is true
 * @param reset begins anew when it becomes true
 * @param targets one for each priority; complete
 * @param levels the chain, in the order of the policy; repetitions are levels of their own
 */
public record ClockRule(
        String name,
        ClockKind kind,
        Mode mode,
        Origin origin,
        Map<Status, Phase> phases,
        Condition start,
        Condition pause,
        Condition stop,
        Condition cancel,
        Condition reset,
        Reopen reopen,
        Recurrence recurrence,
        Map<Priority, Target> targets,
        List<Level> levels,
        ClockOptions options)
        implements Serializable {

    /** They, the breach and the pause that is too long are kept as the bits of a number. */
    public static final int MOST_LEVELS = 30;

    public ClockRule {
        phases = inOrder(Status.class, phases);
        targets = inOrder(Priority.class, targets);
        levels = List.copyOf(levels);
        if (levels.size() > MOST_LEVELS) {
            throw new IllegalArgumentException(
                    "%s has %d levels: keep at most %d".formatted(name, levels.size(), MOST_LEVELS));
        }
        Set<String> names = new HashSet<>();
        for (Level level : levels) {
            if (!names.add(level.name())) {
                throw new IllegalArgumentException(
                        "%s has two levels named %s: give each its own name".formatted(name, level.name()));
            }
        }
        if (!phases.containsValue(Phase.RUN)) {
            throw new IllegalArgumentException("%s runs in no status: list one under run".formatted(name));
        }
        for (Map.Entry<Status, Phase> phase : phases.entrySet()) {
            if (phase.getKey().isFinal() && !phase.getValue().ends()) {
                throw new IllegalArgumentException(
                        "%s would go on in %s, after which nothing happens: list it under stop or close"
                                .formatted(name, phase.getKey()));
            }
        }
        for (Priority priority : Priority.values()) {
            if (!targets.containsKey(priority)) {
                throw new IllegalArgumentException("%s has no target for %s".formatted(name, priority));
            }
        }
    }

    public boolean hasLevel(String level) {
        return levels.stream().anyMatch(one -> one.name().equals(level));
    }

    /** Who is told of a level of this name; no one if there is none. */
    public List<String> recipients(String level) {
        if (level.equals(Level.BREACH)) {
            return options.target() == null ? List.of() : options.target().recipients();
        }
        for (Level one : levels) {
            if (one.name().equals(level)) {
                return one.recipients();
            }
        }
        return List.of();
    }

    /** All calendars that it refers to: by which time is measured, and in whose hours levels and breach are delivered. */
    Stream<BusinessCalendar> calendars() {
        Stream<Level> told = Stream.concat(levels.stream(), Stream.ofNullable(options.target()));
        return Stream.concat(
                targets.values().stream().flatMap(Target::calendars),
                told.map(Level::deliverWindow).filter(Objects::nonNull));
    }

    /** Refuses a rule that does not fit items of this type. */
    void require(ItemType items) {
        for (Status status : items.statuses()) {
            if (!phases.containsKey(status)) {
                throw new IllegalArgumentException(
                        "%s does not say what %s means: run, pause, stop or close".formatted(name, status));
            }
        }
    }

    /** Maps of the JDK that cannot be changed have another order in every JVM; what is said of a rule must not. */
    private static <K extends Enum<K>, V> Map<K, V> inOrder(Class<K> keys, Map<K, V> map) {
        Map<K, V> ordered = new EnumMap<>(keys);
        ordered.putAll(map);
        return Collections.unmodifiableMap(ordered);
    }
}
