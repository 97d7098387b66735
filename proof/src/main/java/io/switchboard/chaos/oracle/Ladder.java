package io.switchboard.chaos.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the levels of a clock: those that are written, the target itself, the repetitions and the end of the chain. */
record Ladder(Map<String, Hours> calendars) {

    List<Rung> rungs(JsonNode clock) {
        List<Rung> rungs = new ArrayList<>();
        Rung breach = new Rung(Rung.BREACH, 100, 0, List.of(), null);
        Rung last = null;
        for (JsonNode level : clock.path("levels")) {
            Rung rung = rung(level);
            if (rung.isBreach()) {
                breach = rung;
            } else {
                rungs.add(rung);
            }
            last = rung.percent() == 100 && rung.plusMs() > 0 ? rung : last;
        }
        rungs.add(breach);
        rungs.addAll(repetitions(clock.path("repeat"), last == null ? breach : last));
        return List.copyOf(rungs);
    }

    /** {@code {times, every}}: the last level again, and one step after that the end. */
    private static List<Rung> repetitions(JsonNode repeat, Rung last) {
        List<Rung> again = new ArrayList<>();
        if (!repeat.isMissingNode()) {
            long every = ms(repeat.path("every").asText());
            int times = repeat.path("times").asInt();
            for (int time = 1; time <= times; time++) {
                again.add(last.again("%s again %d".formatted(last.name(), time), every * time));
            }
            again.add(last.again("exhausted", every * (times + 1)));
        }
        return again;
    }

    private Rung rung(JsonNode level) {
        Document.known(level, Set.of("at", "before", "after", "name", "notify", "deliver"));
        List<String> recipients =
                level.path("notify").valueStream().map(JsonNode::asText).toList();
        Hours deliver = calendars.get(level.path("deliver").asText());
        if (level.has("at")) {
            String at = level.path("at").asText();
            int percent = Integer.parseInt(at.substring(0, at.length() - 1));
            return new Rung(percent == 100 ? Rung.BREACH : name(level, at), percent, 0, recipients, deliver);
        }
        boolean before = level.has("before");
        long ms = ms(level.path(before ? "before" : "after").asText());
        String usual = Duration.ofMillis(ms) + (before ? " before" : " after");
        return new Rung(name(level, usual), 100, before ? -ms : ms, recipients, deliver);
    }

    private static String name(JsonNode level, String usual) {
        return level.path("name").asText(usual);
    }

    /** Such as {@code 15s}, {@code 8m} and {@code 1h}. */
    static long ms(String within) {
        return Duration.parse("PT" + within.toUpperCase(Locale.ROOT)).toMillis();
    }
}
