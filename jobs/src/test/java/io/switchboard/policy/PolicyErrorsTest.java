package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake a writer of policies can make, and the one line that helps. */
class PolicyErrorsTest {

    static final String GOOD =
            """
            calendars:
              office:
                zone: Europe/Berlin
                open:
                  - {days: Mon-Fri, hours: "09:00-17:00"}
                holidays: [2026-04-03]
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: FIRST_REPLY
                    run: [NEW, OPEN]
                    stop: [CLOSED]
                    targets:
                      P0: {within: PT1H, calendar: office}
                      default: {within: PT8H, calendar: office}
                    levels: [{at: 75%}]
            """;

    private static final String CLOCK = "policies[0].clocks[0]";

    static Stream<Arguments> mistakes() {
        return Stream.concat(mistakesOfTheFirstLanguage(), mistakesOfConditionsAndChains());
    }

    private static Stream<Arguments> mistakesOfConditionsAndChains() {
        return Stream.of(
                mistake(
                        "items: TICKET",
                        "items: TICKET\n    when: item.categry == 'x'",
                        "11: policies[0].when: condition \"item.categry == 'x'\" at 1: unknown field \"item.categry\": did you mean item.category? (use "
                                + String.join(", ", Field.DECLARED.keySet()) + ")"),
                mistake(
                        "items: TICKET",
                        "items: TICKET\n    when: item.priority == \"P9\"",
                        "11: policies[0].when: condition \"item.priority == \"P9\"\" at 18: item.priority is never \"P9\": did you mean P0? (use P0, P1, P2, P3, P4)"),
                mistake(
                        "items: TICKET",
                        "items: TICKET\n    when: event.kind == 'MESSAGE'",
                        "8: policies[0]: policy desk asks in when about event.*, but is for the item whatever happens: ask about item or customer"),
                mistake(
                        "items: TICKET",
                        "items: TICKET\n    rank: high",
                        "11: policies[0].rank: \"high\" is not a count: write -1000000 to 1000000"),
                mistake(
                        "items: TICKET",
                        "items: TICKET\n    publish: NOW",
                        "11: policies[0].publish: unknown publish mode \"NOW\": use NEW_ONLY, OPEN_FROM_EFFECTIVE, OPEN_RECOMPUTE"),
                mistake(
                        "items: TICKET",
                        "items: TICKET\n    effectiveFrom: 2026-07-01",
                        "11: policies[0].effectiveFrom: \"2026-07-01\" is not an instant: write it with its offset, as in 2026-07-01T00:00:00Z"),
                mistake(
                        "clock: FIRST_REPLY",
                        "clock: FIRST_REPLY\n        stopwatch: intake",
                        "13: " + CLOCK + ": needs either clock, as in FIRST_REPLY, or stopwatch and a name of its own"),
                mistake(
                        "clock: FIRST_REPLY",
                        "stopwatch: next_reply",
                        "13: " + CLOCK + ".stopwatch: next_reply is a clock of ours: give the stop-watch another name"),
                mistake(
                        "clock: FIRST_REPLY",
                        "clock: STOPWATCH",
                        "13: " + CLOCK + ".clock: STOPWATCH needs a name of its own: write stopwatch: and the name"),
                mistake(
                        "clock: FIRST_REPLY",
                        "clock: FIRST_REPLY\n        mode: BEST",
                        "14: " + CLOCK + ".mode: unknown mode \"BEST\": use FIRST_MATCH, ALL_MATCH, STRICTEST"),
                mistake(
                        "clock: FIRST_REPLY",
                        "clock: FIRST_REPLY\n        origin: CONDITION_MET",
                        "14: " + CLOCK + ".origin: CONDITION_MET goes with a start condition: write both or neither"),
                mistake(
                        "clock: FIRST_REPLY",
                        "clock: FIRST_REPLY\n        origin: GROUP_ASSIGNED\n        start: item.group == 'x'",
                        "14: " + CLOCK
                                + ".origin: GROUP_ASSIGNED goes without the start condition: write both or neither"),
                mistake(
                        "clock: FIRST_REPLY",
                        "clock: FIRST_REPLY\n        cancel: [CLOSED]",
                        "14: " + CLOCK + ".cancel: must be a single value"),
                mistake(
                        "clock: FIRST_REPLY",
                        "clock: FIRST_REPLY\n        pause: item.group",
                        "14: " + CLOCK
                                + ".pause: condition \"item.group\" at 5: is not true or false: compare it, as in item.priority == \"P1\""),
                mistake(
                        "within: PT1H, calendar: office",
                        "given: false",
                        "17: " + CLOCK + ".targets.P0.given: is false: write true, or a target of our own with within"),
                mistake(
                        "within: PT1H, calendar: office",
                        "given: perhaps",
                        "17: " + CLOCK + ".targets.P0.given: \"perhaps\" is neither true nor false: write one of them"),
                mistake(
                        "within: PT1H, calendar: office",
                        "calendar: office",
                        "17: " + CLOCK
                                + ".targets.P0: needs one of within, as in 8h, workingDays, as in 5, and given: true"),
                mistake(
                        "within: PT1H, calendar: office",
                        "workingDays: 0, calendar: office",
                        "17: " + CLOCK + ".targets.P0.workingDays: \"0\" is not a count: write 1 to 3653"),
                mistake(
                        "within: PT1H, calendar: office",
                        "workingDays: 2, calendar: office, due: NOON",
                        "17: " + CLOCK + ".targets.P0.due: unknown due time \"NOON\": use SAME_TIME, END_OF_DAY"),
                mistake(
                        "at: 75%",
                        "at: 75%, after: 1h",
                        "19: " + CLOCK
                                + ".levels[0]: needs one of at, as in 75%, before, as in 30m, and after, as in 1h"),
                mistake(
                        "at: 75%",
                        "at: 75%, time: wall",
                        "19: " + CLOCK
                                + ".levels[0].time: a share is one of the target's calendar: remove time, or write before or after"),
                mistake(
                        "at: 75%",
                        "after: 1h, time: wal",
                        "19: " + CLOCK
                                + ".levels[0].time: unknown time \"wal\": did you mean wall? (use wall, calendar)"),
                mistake(
                        "at: 75%",
                        "after: 1h, deliver: offic",
                        "19: " + CLOCK
                                + ".levels[0].deliver: unknown calendar \"offic\": did you mean office? (use office)"),
                mistake(
                        "at: 75%",
                        "after: 1h, notify: []",
                        "19: " + CLOCK + ".levels[0].notify: is empty: give it at least one entry"),
                mistake(
                        "[{at: 75%}]",
                        "[]\n        repeat: {times: 10, every: 15m}",
                        "20: " + CLOCK + ".repeat.times: \"10\" is not a count: write 1 to 9"),
                mistake(
                        "[{at: 75%}]",
                        "[]\n        repeat: {times: 3}", "20: " + CLOCK + ".repeat: has no \"every\": add every: ..."),
                mistake(
                        "[{at: 75%}]",
                        "[{at: 150%}]\n        repeat: {times: 3, every: 15m}",
                        "20: " + CLOCK
                                + ".repeat: level 150% cannot be repeated like this: write it as after: ..., in the same time as repeat"),
                mistake(
                        "[{at: 75%}]",
                        "[{after: 1h}]\n        repeat: {times: 3, every: 15m, time: wall}",
                        "20: " + CLOCK
                                + ".repeat: level PT1H after cannot be repeated like this: write it as after: ..., in the same time as repeat"),
                mistake(
                        "[{at: 75%}]",
                        "[]\n        options: {backdated: true}",
                        "20: " + CLOCK
                                + ".options.backdated: unknown key \"backdated\": did you mean backdate? (use fulfilOnAgentCreate, internalNoteFulfils, backdate, continueWhilePaused, forceChain, maxPause, courtesy)"),
                mistake(
                        "[{at: 75%}]",
                        "[]\n        options: {courtesy: {window: 24h}}",
                        "20: " + CLOCK + ".options.courtesy: has no \"when\": add when: ..."),
                mistake(
                        "[{at: 75%}]",
                        "[]\n        maxAge: 0s", "20: " + CLOCK + ".maxAge: \"0s\" is no time at all: give it some"),
                mistake(
                        "at: 75%",
                        "after: 999999999h",
                        "19: " + CLOCK + ".levels[0].after: \"999999999h\" is too long: write at most 87672h"),
                mistake(
                        "at: 75%",
                        "before: 87673h",
                        "19: " + CLOCK + ".levels[0].before: \"87673h\" is too long: write at most 87672h"),
                mistake(
                        "[{at: 75%}]",
                        "[]\n        repeat: {times: 9, every: 2562047788015h}",
                        "20: " + CLOCK + ".repeat.every: \"2562047788015h\" is too long: write at most 87672h"),
                mistake(
                        "[{at: 75%}]",
                        "[]\n        maxAge: 2562047788015h",
                        "20: " + CLOCK + ".maxAge: \"2562047788015h\" is too long: write at most 87672h"),
                mistake(
                        "[{at: 75%}]",
                        "[]\n        options: {maxPause: 2562047788015h}",
                        "20: " + CLOCK + ".options.maxPause: \"2562047788015h\" is too long: write at most 87672h"),
                mistake(
                        "[{at: 75%}]",
                        "[]\n        options: {courtesy: {window: 999999h, when: event.intent == 'thanks'}}",
                        "20: " + CLOCK + ".options.courtesy.window: \"999999h\" is too long: write at most 87672h"));
    }

    private static Stream<Arguments> mistakesOfTheFirstLanguage() {
        return Stream.of(
                mistake(
                        "within: PT1H",
                        "withn: PT1H",
                        "17: " + CLOCK + ".targets.P0.withn: unknown key \"withn\": did you mean within?"
                                + " (use within, workingDays, given, calendar, groups, due)"),
                mistake(
                        "    levels:",
                        "    level:",
                        "19: " + CLOCK + ".level: unknown key \"level\": did you mean levels? (use clock, stopwatch,"
                                + " mode, origin, start, run, pause, stop, close, cancel, reset, reopen, recurrence,"
                                + " targets, levels, repeat, maxAge, options)"),
                mistake("    items: TICKET\n", "", "8: policies[0]: has no \"items\": add items: ..."),
                mistake("items: TICKET", "items:", "10: policies[0].items: has no value: give it one, or remove it"),
                mistake(
                        "run: [NEW, OPEN]",
                        "run: NEW",
                        "14: " + CLOCK + ".run: must be a list: put it in [ ], or begin each line of it with -"),
                mistake(
                        "targets:\n",
                        "targets: 8h\n",
                        "17: is not YAML here, mapping values are not allowed here: check indentation, quotes and brackets"),
                mistake(
                        "PT1H, calendar: office",
                        "PT1H, calendar: office, groups: {paris: ofice}",
                        "17: " + CLOCK
                                + ".targets.P0.groups.paris: unknown calendar \"ofice\": did you mean office? (use office)"),
                mistake(
                        "PT1H, calendar: office",
                        "PT1H, calendar: ofice",
                        "17: " + CLOCK
                                + ".targets.P0.calendar: unknown calendar \"ofice\": did you mean office? (use office)"),
                mistake(
                        "run: [NEW",
                        "run: [NEWS",
                        "14: " + CLOCK
                                + ".run[0]: unknown status \"NEWS\": did you mean NEW? (use NEW, OPEN, PENDING, ON_HOLD, RESOLVED, CLOSED, IVR, QUEUED, CONNECTED, WRAP_UP, ENDED)"),
                mistake(
                        "run: [NEW",
                        "run: [QUEUED",
                        "14: " + CLOCK
                                + ".run[0]: QUEUED is a status of a CALL, this policy is for a TICKET: use one of [NEW, OPEN, PENDING, ON_HOLD, RESOLVED, CLOSED]"),
                mistake(
                        "stop: [CLOSED]",
                        "stop: [OPEN]",
                        "15: " + CLOCK + ".stop[0]: OPEN is already listed under run: keep one"),
                mistake(
                        "run: [NEW, OPEN]",
                        "pause: [NEW, OPEN, PENDING, ON_HOLD]",
                        "13: " + CLOCK + ": FIRST_REPLY runs in no status: list one under run"),
                mistake(
                        "P0: {",
                        "P7: {",
                        "17: " + CLOCK
                                + ".targets.P7: unknown priority \"P7\": did you mean P0? (use P0, P1, P2, P3, P4, default)"),
                mistake(
                        "defaultPriority: P3",
                        "defaultPriority: high",
                        "11: policies[0].defaultPriority: unknown priority \"high\": use P0, P1, P2, P3, P4"),
                mistake(
                        "default: {within: PT8H, calendar: office}",
                        "P1: {within: PT8H, calendar: office}",
                        "16: " + CLOCK + ".targets: no target for P2: add it, or a target for default"),
                mistake(
                        "PT1H",
                        "PT-1H",
                        "17: " + CLOCK
                                + ".targets.P0: a target of PT-1H: promise more than nothing and at most 87672 hours or days"),
                mistake(
                        "PT1H",
                        "0s",
                        "17: " + CLOCK
                                + ".targets.P0: a target of PT0S: promise more than nothing and at most 87672 hours or days"),
                mistake(
                        "PT1H",
                        "P1D",
                        "17: " + CLOCK
                                + ".targets.P0.within: \"P1D\" is not a time: write hours, minutes, seconds, as in 8h, 1h 30m or PT20S"),
                mistake(
                        "PT1H",
                        "an hour",
                        "17: " + CLOCK
                                + ".targets.P0.within: \"an hour\" is not a time: write hours, minutes, seconds, as in 8h, 1h 30m or PT20S"),
                mistake(
                        "09:00-17:00",
                        "9-5",
                        "5: calendars.office.open[0].hours: \"9-5\" is not a stretch of a day: write 09:00-17:00, at most 24:00"),
                mistake(
                        "Mon-Fri",
                        "Mon-Fry",
                        "5: calendars.office.open[0].days: unknown day \"Fry\": did you mean Fri? (use Mon, Tue, Wed, Thu, Fri, Sat, Sun)"),
                mistake(
                        "days: Mon-Fri",
                        "days: Mon-Fri, date: 2026-01-01",
                        "5: calendars.office.open[0]: needs either days, as in Mon-Fri, or a date"),
                mistake(
                        "Europe/Berlin",
                        "Europe/Berln",
                        "3: calendars.office.zone: unknown zone \"Europe/Berln\": did you mean Europe/Berlin?"),
                mistake(
                        "Europe/Berlin",
                        "+02:00",
                        "3: calendars.office.zone: unknown zone \"+02:00\": use an IANA name, as in Europe/Berlin, or UTC"),
                mistake(
                        "[2026-04-03]",
                        "[2026-02-29]",
                        "6: calendars.office.holidays[0]: \"2026-02-29\" is not a date: write year-month-day, as in 2026-12-24"),
                mistake(
                        "[2026-04-03]",
                        "[-999999999-01-01]",
                        "6: calendars.office.holidays[0]: \"-999999999-01-01\" is not a date: write year-month-day, as in 2026-12-24"),
                mistake(
                        "[2026-04-03]",
                        "2026-04-03",
                        "6: calendars.office.holidays: must be a list: put it in [ ], or begin each line of it with -"),
                mistake(
                        "[2026-04-03]",
                        "[03.04.2026]",
                        "6: calendars.office.holidays[0]: \"03.04.2026\" is not a date: write year-month-day, as in 2026-12-24"),
                mistake(
                        "\n      - {days: Mon-Fri, hours: \"09:00-17:00\"}",
                        " []",
                        "2: calendars.office: calendar office never opens: give it hours, as in Mon-Fri 09:00-17:00"),
                mistake(
                        "days: Mon-Fri",
                        "date: 2026-10-10",
                        "2: calendars.office: calendar office opens on single dates only, after 2026-10-10 never again: give it weekly hours"),
                mistake(
                        "\n      - {days: Mon-Fri, hours: \"09:00-17:00\"}",
                        " often",
                        "4: calendars.office.open: \"often\" says not when: write 24x7, or a list of {days: Mon-Fri, hours: \"09:00-17:00\"}"),
                mistake(
                        "at: 75%",
                        "at: 1001%",
                        "19: " + CLOCK + ".levels[0].at: \"1001%\" is not a share of the target: write 1% to 1000%"),
                mistake(
                        "at: 75%",
                        "at: 0%",
                        "19: " + CLOCK + ".levels[0].at: \"0%\" is not a share of the target: write 1% to 1000%"),
                mistake(
                        "at: 75%",
                        "name: x",
                        "19: " + CLOCK
                                + ".levels[0]: needs one of at, as in 75%, before, as in 30m, and after, as in 1h"),
                mistake(
                        "at: 75%",
                        "before: PT0S", "19: " + CLOCK + ".levels[0].before: \"PT0S\" is no time at all: give it some"),
                mistake(
                        "{at: 75%}",
                        "{at: 75%}, {at: 75%}",
                        "13: " + CLOCK + ": FIRST_REPLY has two levels named 75%: give each its own name"),
                mistake(
                        "at: 75%",
                        "at: 75%, name: Breach",
                        "19: " + CLOCK
                                + ".levels[0]: level Breach: that name has a meaning of its own: choose another (100% is breach, and nothing else)"),
                mistake(
                        "at: 75%",
                        "at: 100%, name: Breach",
                        "19: " + CLOCK
                                + ".levels[0]: level Breach: that name has a meaning of its own: choose another (100% is breach, and nothing else)"),
                mistake(
                        "{at: 75%}",
                        "{at: 100%, notify: [lead]}, {at: 75%}, {at: 100%, notify: [boss]}",
                        "19: " + CLOCK + ".levels[2]: is a second level at 100%: keep one, and notify all in it"),
                mistake(
                        "FIRST_REPLY",
                        "CALL_ANSWER",
                        "13: " + CLOCK + ".clock: CALL_ANSWER is no clock of a TICKET: move it"),
                mistake(
                        "version: 1",
                        "version: 1.0",
                        "9: policies[0].version: \"1.0\" is not a version: count 1, 2, 3"),
                mistake("version: 1", "version: 0", "8: policies[0]: policy desk has version 0: count 1, 2, 3"),
                mistake(
                        "    version: 1",
                        "    version: 1\n    version: 2",
                        "10: policies[0]: \"version\" comes twice: keep one"),
                mistake(
                        "version: 1",
                        "version: *one",
                        "9: policies[0].version: *one is a reference: write the value out"),
                mistake(
                        "version: 1",
                        "version: [1",
                        "10: is not YAML here, expected ',' or ']', but got :: check indentation, quotes and brackets"),
                mistake(
                        "calendars:\n",
                        "---\n---\ncalendars:\n",
                        "3: a second document begins: put one document in a file"));
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @MethodSource("mistakes")
    void everyMistakeIsNamedWithItsPlaceAndItsRemedy(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> PolicyReader.read("desk.yaml", GOOD.replace(good, bad)))
                .isInstanceOf(PolicyException.class)
                .hasMessage("desk.yaml:" + message);
    }

    @Test
    void theDocumentWithoutAMistakeIsRead() {
        assertThat(PolicyReader.read("desk.yaml", GOOD).policies()).hasSize(1);
    }

    @Test
    void oneVersionComesOnce() {
        String second = GOOD.substring(GOOD.indexOf("  - id: desk"));

        assertThatThrownBy(() -> PolicyReader.read("desk.yaml", GOOD + second))
                .hasMessage(
                        "desk.yaml:7: policies: policy desk version 1 is there twice: raise the version of the newer");
        assertThat(PolicyReader.read("desk.yaml", GOOD + second.replace("id: desk", "id: other"))
                        .policies())
                .hasSize(2);
    }

    @Test
    void aLaterVersionSaysFromWhenOnItTakesThePlaceOfTheEarlier() {
        String newer = GOOD.substring(GOOD.indexOf("  - id: desk")).replace("version: 1", "version: 2");

        assertThatThrownBy(() -> PolicyReader.read("desk.yaml", GOOD + newer))
                .hasMessage(
                        "desk.yaml:20: policies[1]: policy desk version 2 does not say from when on it takes the place of the one before: add effectiveFrom, as in 2026-07-01T00:00:00Z");
        String dated = newer.replace("version: 2", "version: 2\n    effectiveFrom: 2026-07-01T00:00:00+02:00");
        assertThat(PolicyReader.read("desk.yaml", GOOD + dated)
                        .policy("desk", 2)
                        .effectiveFrom())
                .isEqualTo(Instant.parse("2026-06-30T22:00:00Z").toEpochMilli());
    }

    @Test
    void aClockHasAtMostThirtyLevels() {
        String levels = IntStream.rangeClosed(1, 31)
                .mapToObj(percent -> "{at: " + percent + "%}")
                .collect(Collectors.joining(", "));
        String many = GOOD.replace("{at: 75%}", levels);

        assertThatThrownBy(() -> PolicyReader.read("desk.yaml", many))
                .hasMessageContaining("has 31 levels: keep at most 30");
    }

    @Test
    void oneClockComesOnceInAPolicy() {
        String second = GOOD.substring(GOOD.indexOf("      - clock:"));

        assertThatThrownBy(() -> PolicyReader.read("desk.yaml", GOOD + second))
                .hasMessage("desk.yaml:8: policies[0]: policy desk has the clock FIRST_REPLY twice: keep one");
    }

    @Test
    void anEmptyDocumentSaysWhatIsMissing() {
        assertThatThrownBy(() -> PolicyReader.read("desk.yaml", ""))
                .hasMessage("desk.yaml: is empty: write calendars and policies");
        assertThatThrownBy(() -> PolicyReader.read("desk.yaml", "# nothing yet\n"))
                .hasMessage("desk.yaml: is empty: write calendars and policies");
        assertThatThrownBy(() -> PolicyReader.read("desk.yaml", "calendars: {}\npolicies: []\n"))
                .hasMessage("desk.yaml:2: policies: is empty: give it at least one entry");
    }

    @Test
    void aDocumentWithoutCalendarsSaysWhereToAddThem() {
        assertThatThrownBy(() -> PolicyReader.read("desk.yaml", GOOD.substring(GOOD.indexOf("policies:"))))
                .hasMessage("desk.yaml:11: " + CLOCK
                        + ".targets.P0.calendar: unknown calendar \"office\": add it under calendars");
    }

    @Test
    void aFileThatIsNoPolicyIsNamed(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("none.yaml");
        Path latin = Files.write(folder.resolve("latin.yaml"), "id: Büro".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> PolicyReader.read(missing))
                .isInstanceOf(PolicyException.class)
                .hasMessage(missing + ": there is no such file: name a policy document");
        assertThatThrownBy(() -> PolicyReader.read(latin)).hasMessage(latin + ": is not UTF-8: save it as UTF-8");
        assertThatThrownBy(() -> PolicyReader.read(folder)).hasMessageEndingWith("name a readable file");
    }

    private static Arguments mistake(String good, String bad, String message) {
        return arguments(good, bad, message);
    }
}
