package io.switchboard.policy;

import io.switchboard.event.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a new book promises differently, line by line, of the highest version of each policy. */
public final class PolicyDiff {

    private final Map<String, String> said = new LinkedHashMap<>();

    private PolicyDiff() {}

    /** In the order of {@code after}, then what is no more; empty if both promise the same. */
    public static List<String> of(PolicyBook before, PolicyBook after) {
        Map<String, String> was = said(before);
        Map<String, String> is = said(after);
        Set<String> places = new LinkedHashSet<>(is.keySet());
        places.addAll(was.keySet());
        List<String> lines = new ArrayList<>();
        for (String place : places) {
            if (!Objects.equals(was.get(place), is.get(place))) {
                lines.add("%s: %s".formatted(place, change(was.get(place), is.get(place))));
            }
        }
        return lines;
    }

    private static String change(String was, String is) {
        if (was == null) {
            return "added, " + is;
        }
        return is == null ? "removed, was " + was : "%s → %s".formatted(was, is);
    }

    /** All that a book says, place by place. */
    private static Map<String, String> said(PolicyBook book) {
        PolicyDiff diff = new PolicyDiff();
        for (Policy policy : book.latest()) {
            diff.policy(policy);
            diff.say(
                    "policy " + policy.id() + ", retired",
                    instant(book.retired().get(policy.id())));
        }
        book.latest().stream()
                .flatMap(Policy::calendars)
                .distinct()
                .forEach(calendar -> diff.say("calendar " + calendar.id(), calendar.version()));
        return diff.said;
    }

    private void policy(Policy policy) {
        String place = "policy " + policy.id();
        say(place + ", version", policy.version());
        say(place + ", items", policy.items());
        say(place + ", rank", policy.rank());
        say(place + ", when", policy.when());
        say(
                place + ", effectiveFrom",
                policy.effectiveFrom() == Policy.ALWAYS ? null : instant(policy.effectiveFrom()));
        say(place + ", publish", policy.mode());
        say(place + ", defaultPriority", policy.defaultPriority());
        policy.clocks().forEach(clock -> clock("%s, clock %s".formatted(place, clock.name()), clock));
    }

    private void clock(String place, ClockRule clock) {
        say(place + ", mode", clock.mode());
        say(place + ", origin", clock.origin());
        clock.phases().forEach((status, phase) -> say("%s, status %s".formatted(place, status), phase));
        say(place + ", start", clock.start());
        say(place + ", pause", clock.pause());
        say(place + ", stop", clock.stop());
        say(place + ", cancel", clock.cancel());
        say(place + ", reset", clock.reset());
        say(place + ", reopen", clock.reopen());
        say(place + ", recurrence", clock.recurrence());
        for (Priority priority : Priority.values()) {
            say("%s, target %s".formatted(place, priority), clock.targets().get(priority));
        }
        clock.levels().forEach(level -> say("%s, level %s".formatted(place, level.name()), level));
        say("%s, level %s".formatted(place, Level.BREACH), clock.options().target());
        options(place, clock.options());
    }

    private void options(String place, ClockOptions options) {
        say(place + ", fulfilOnAgentCreate", options.fulfilOnAgentCreate());
        say(place + ", internalNoteFulfils", options.internalNoteFulfils());
        say(place + ", backdate", options.backdate());
        say(place + ", continueWhilePaused", options.continueWhilePaused());
        say(place + ", forceChain", options.forceChain());
        say(place + ", maxPause", time(options.maxPauseMs()));
        say(place + ", maxAge", time(options.maxAgeMs()));
        say(place + ", courtesy window", time(options.courtesyMs()));
        say(place + ", courtesy when", options.thanks());
    }

    /** What is not there says nothing. */
    private void say(String place, Object value) {
        if (value != null) {
            said.put(place, value instanceof Condition condition ? condition.text() : value.toString());
        }
    }

    private static Duration time(long millis) {
        return millis == 0 ? null : Duration.ofMillis(millis);
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
