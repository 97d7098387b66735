package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.policy.Level.Kind;
import io.switchboard.policy.Level.Measure;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the words of a policy document come to mean. */
class PolicyLanguageTest {

    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

    @Test
    @Proves("R-09")
    void aStopWatchHasANameAndConditionsOfItsOwn() {
        ClockRule restore = clock(
                """
                stopwatch: service restored
                        start: item.priority == "P0"
                        stop: event.intent == "restored"
                        cancel: item.category == "test"
                        reset: event.intent == "down again"
                        reopen: NEW_CYCLE
                        recurrence: SEQUENTIAL
                        mode: ALL_MATCH
                """);

        assertThat(restore.name()).isEqualTo("service restored");
        assertThat(restore.kind()).isEqualTo(ClockKind.STOPWATCH);
        assertThat(restore.origin()).isEqualTo(Origin.CONDITION_MET);
        assertThat(restore.start()).isEqualTo(new Condition("item.priority == \"P0\""));
        assertThat(restore.stop()).isEqualTo(new Condition("event.intent == \"restored\""));
        assertThat(restore.cancel()).isEqualTo(new Condition("item.category == \"test\""));
        assertThat(restore.reset()).isEqualTo(new Condition("event.intent == \"down again\""));
        assertThat(restore.reopen()).isEqualTo(Reopen.NEW_CYCLE);
        assertThat(restore.recurrence()).isEqualTo(Recurrence.SEQUENTIAL);
        assertThat(restore.mode()).isEqualTo(Mode.ALL_MATCH);
        assertThat(restore.phases()).as("statuses keep stopping it").containsEntry(Status.RESOLVED, Phase.STOP);
    }

    @Test
    @Proves("R-04")
    void aClockBeginsWhereItsKindOrThePolicySays() {
        assertThat(clock("clock: FIRST_REPLY").origin()).isEqualTo(Origin.TICKET_CREATED);
        assertThat(clock("clock: NEXT_REPLY").origin()).isEqualTo(Origin.CUSTOMER_MESSAGE);
        assertThat(clock("clock: GROUP_OWNERSHIP").origin()).isEqualTo(Origin.GROUP_ASSIGNED);
        assertThat(clock("stopwatch: x\n        origin: GROUP_ASSIGNED").origin())
                .isEqualTo(Origin.GROUP_ASSIGNED);
    }

    @Test
    @Proves("R-01")
    void aPauseInWordsTakesThePlaceOfTheStatusesThatPause() {
        ClockRule work = clock("clock: TOTAL_RESOLUTION\n        pause: item.statusReason == \"vendor\"");

        assertThat(work.pause()).isEqualTo(new Condition("item.statusReason == \"vendor\""));
        assertThat(work.phases())
                .containsEntry(Status.PENDING, Phase.RUN)
                .containsEntry(Status.ON_HOLD, Phase.RUN)
                .containsEntry(Status.RESOLVED, Phase.STOP);
    }

    @Test
    @Proves("R-42")
    void aTargetIsATimeOrWorkingDaysOrGiven() {
        ClockRule clock = read(
                """
                clock: FIRST_REPLY
                        targets:
                          P0: {within: 8h, calendar: office}
                          P1: {workingDays: 5, calendar: office}
                          P2: {workingDays: 1, calendar: office, due: END_OF_DAY}
                          P3: {workingDays: 1, calendar: office, due: SAME_TIME}
                          P4: {given: true}
                """);

        assertThat(clock.targets().values())
                .extracting(Target::toString)
                .containsExactly(
                        "PT8H of office",
                        "5 working days of office",
                        "1 working days of office, at closing time",
                        "1 working days of office",
                        "given by the source");
        assertThat(clock.targets().get(Priority.P4).businessMs(0, 3 * HOUR)).isEqualTo(3 * HOUR);
        assertThat(clock.targets().get(Priority.P4).businessMs(0, 0)).isEqualTo(Target.NONE);
    }

    @Test
    @Proves({"R-70", "R-74"})
    void aLevelIsAShareOrATimeInTheTargetsCalendarOrByTheWall() {
        List<Level> levels = clock(
                        """
                        clock: FIRST_REPLY
                                levels:
                                  - {at: 75%}
                                  - {before: 10m, time: wall, name: L1, notify: [ada, bob]}
                                  - {at: 150%, notify: [team lead]}
                                  - {after: 1h, time: calendar, deliver: office}
                        """)
                .levels();

        assertThat(levels.get(0)).isEqualTo(Level.at("75%", Measure.PERCENT, 75));
        assertThat(levels.get(1))
                .isEqualTo(
                        new Level("L1", Kind.WARNING, Measure.BEFORE, 10 * MINUTE, true, null, List.of("ada", "bob")));
        assertThat(levels.get(2))
                .isEqualTo(new Level("150%", Kind.ESCALATION, Measure.PERCENT, 150, false, null, List.of("team lead")));
        assertThat(levels.get(3))
                .extracting(Level::name, Level::kind, Level::amount, level -> level.deliverWindow()
                        .id())
                .containsExactly("PT1H after", Kind.ESCALATION, HOUR, "office");
    }

    @Test
    @Proves({"R-70", "R-74"})
    void theLevelAtAHundredPercentSaysHowTheBreachIsTold() {
        ClockRule clock =
                clock("clock: FIRST_REPLY\n        levels: [{at: 50%}, {at: 100%, deliver: office, notify: [ada]}]");

        assertThat(clock.levels()).extracting(Level::name).containsExactly("50%");
        assertThat(clock.options().target().name()).isEqualTo(Level.BREACH);
        assertThat(clock.options().target().recipients()).containsExactly("ada");
        assertThat(clock.options().target().deliverWindow().id()).isEqualTo("office");
    }

    @Test
    @Proves("R-76")
    void theLastLevelIsRepeatedAndThenTheChainIsExhausted() {
        List<Level> levels = clock(
                        """
                        clock: FIRST_REPLY
                                levels: [{after: 30m, time: wall, name: L3, notify: [boss]}]
                                repeat: {times: 2, every: 15m, time: wall}
                                maxAge: 4h
                        """)
                .levels();

        assertThat(levels)
                .extracting(Level::toString)
                .containsExactly(
                        "ESCALATION L3 PT30M after by the wall to boss",
                        "ESCALATION L3 again 1 PT45M after by the wall to boss",
                        "ESCALATION L3 again 2 PT1H after by the wall to boss",
                        "EXHAUSTED exhausted PT1H15M after by the wall to boss");
    }

    @Test
    @Proves("R-76")
    void theBreachIsRepeatedWhereNothingComesAfterIt() {
        assertThat(clock("clock: FIRST_REPLY\n        levels: [{at: 50%}]\n        repeat: {times: 1, every: 1h}")
                        .levels())
                .extracting(Level::toString)
                .containsExactly(
                        "WARNING 50% at 50%", "ESCALATION breach again 1 PT1H after", "EXHAUSTED exhausted PT2H after");
        assertThat(clock("clock: FIRST_REPLY\n        levels: [{after: 1h, notify: [ada]}]")
                        .levels())
                .as("no repeat, no end to be told")
                .extracting(Level::kind)
                .containsExactly(Kind.ESCALATION);
    }

    @Test
    void optionsDepartFromWhatIsUsual() {
        assertThat(clock("clock: FIRST_REPLY").options()).isEqualTo(ClockOptions.USUAL);
        assertThat(clock(
                                """
                                clock: FIRST_REPLY
                                        maxAge: 8h
                                        options:
                                          fulfilOnAgentCreate: true
                                          internalNoteFulfils: true
                                          backdate: true
                                          continueWhilePaused: true
                                          forceChain: true
                                          maxPause: 48h
                                          courtesy: {window: 24h, when: event.intent == "thanks"}
                                """)
                        .options())
                .isEqualTo(new ClockOptions(
                        true,
                        true,
                        true,
                        true,
                        true,
                        48 * HOUR,
                        8 * HOUR,
                        24 * HOUR,
                        new Condition("event.intent == \"thanks\""),
                        null));
    }

    private static ClockRule clock(String clock) {
        return read(clock.strip() + "\n        targets: {default: {within: 1h, calendar: office}}\n");
    }

    private static ClockRule read(String clock) {
        return PolicyReader.read(
                        "desk.yaml",
                        """
                        calendars:
                          office: {zone: Europe/Berlin, open: [{days: Mon-Fri, hours: "09:00-17:00"}]}
                        policies:
                          - id: desk
                            version: 1
                            items: TICKET
                            defaultPriority: P3
                            clocks:
                        """
                                + "      - " + clock)
                .policies()
                .get(0)
                .clocks()
                .get(0);
    }
}
