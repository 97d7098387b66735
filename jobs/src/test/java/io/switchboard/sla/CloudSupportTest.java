package io.switchboard.sla;

import static io.switchboard.sla.CloudDesk.NIGHT;
import static io.switchboard.sla.CloudDesk.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.policy.Lint;
import io.switchboard.policy.Lint.Severity;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of the cloud desk, one by one, by the policies that we ship. */
class CloudSupportTest {

    @ParameterizedTest
    @EnumSource(Priority.class)
    @Proves("R-09")
    void everyRequestIsTakenInWithin15Minutes(Priority priority) {
        promises(
                minutes(15),
                "intake",
                () -> request(priority, null),
                (request, at) -> request.turns(Status.OPEN, at),
                "PT9M WARNING 60% [L1]",
                "PT13M WARNING last two minutes [L1, duty manager]",
                "PT15M BREACH breach [duty manager, quality manager]");
    }

    @Test
    void everyCallIsTakenInWithin15MinutesTheMenuIncluded() {
        assertThat(call(minutes(15)).outcome("CALL_ANSWER").verdict()).isEqualTo(Verdict.MET);
        Story late = call(minutes(15).plusMillis(1));
        assertThat(late.outcome("CALL_ANSWER").verdict()).isEqualTo(Verdict.MET_LATE);
        assertThat(late.escalations())
                .extracting(Escalation::level, Escalation::at, Escalation::recipients)
                .containsExactly(
                        tuple("60%", after(minutes(9)), List.of("L1")),
                        tuple("breach", after(minutes(15)), List.of("duty manager", "quality manager")));
    }

    @Test
    void aBasicRequestIsAnsweredWithin5Minutes() {
        promises(
                minutes(5),
                "FIRST_REPLY",
                () -> request(Priority.P4, "basic"),
                CloudDesk::isAnswered,
                "PT3M WARNING 60% [L1]",
                "PT5M BREACH breach [L1, duty manager]");
    }

    @Test
    @Proves({"R-09", "R-74"})
    void aComplexRequestIsHandedToAnExpertWithin30Minutes() {
        for (String expert : List.of("L2 beijing", "L3 mumbai", "emergency team")) {
            promises(
                    minutes(30),
                    "expert",
                    () -> request(Priority.P3, "complex"),
                    (request, at) -> request.isHandedTo(expert, at),
                    "PT15M WARNING 50% [L1]",
                    "PT24M WARNING 80% [L2]",
                    "PT30M BREACH breach [L2, duty manager]");
        }
    }

    @Test
    void whoIsNoExpertDoesNotStopTheHandOver() {
        CloudDesk request = request(Priority.P3, "complex")
                .isHandedTo("L1 singapore", after(minutes(5)))
                .isHandedTo("billing", after(minutes(10)))
                .turns(Status.PENDING, after(minutes(12)))
                .until(after(minutes(90)));

        assertThat(request.told("expert")).contains("PT30M BREACH breach [L2, duty manager]");
        assertThat(request.outcome("expert")).isNull();
        assertThat(request.escalations())
                .filteredOn(escalation -> escalation.level().equals("quality manager"))
                .extracting(Escalation::at, Escalation::deliverAt, Escalation::recipients)
                .containsExactly(
                        tuple(after(minutes(60)), Instant.parse("2026-06-08T01:00:00Z"), List.of("quality manager")));
    }

    @Test
    @Proves("R-23")
    void aRequestThatTurnsOutToBeComplexIsHandedOverBeforeHalfAnHourIsOver() {
        CloudDesk request = request(Priority.P3, null)
                .turnsOutToBe("complex", after(minutes(20)))
                .until(after(minutes(31)));

        assertThat(request.told("expert"))
                .containsExactly(
                        "PT20M WARNING 50% [L1]", "PT24M WARNING 80% [L2]", "PT30M BREACH breach [L2, duty manager]");
    }

    @Test
    void theEmergencyTeamIsToldOfAMajorFaultAtOnce() {
        CloudDesk request = request(Priority.P0, "major-fault").until(NIGHT);

        assertThat(request.told("emergency team")).containsExactly("PT0S WARNING at once [emergency team, L3]");
        promises(
                minutes(1),
                "emergency team",
                () -> request(Priority.P0, "major-fault"),
                (fault, at) -> fault.isHandedTo("emergency team", at),
                "PT0S WARNING at once [emergency team, L3]",
                "PT1M BREACH breach [emergency team, duty manager]");
    }

    @Test
    @Proves("R-76")
    void theEmergencyTeamIsCalledEveryMinuteUntilSomebodyTakesTheFault() {
        CloudDesk alone = request(Priority.P0, "major-fault").until(after(minutes(60)));
        assertThat(alone.told("emergency team"))
                .hasSize(12)
                .contains(
                        "PT2M ESCALATION breach again 1 [emergency team, duty manager]",
                        "PT10M ESCALATION breach again 9 [emergency team, duty manager]")
                .endsWith("PT11M CHAIN_EXHAUSTED exhausted [emergency team, duty manager]");

        CloudDesk taken = request(Priority.P0, "major-fault")
                .chain(Ack.Kind.ACK, "emergency team", after(minutes(3)))
                .until(after(minutes(60)));
        assertThat(taken.told("emergency team"))
                .hasSize(3)
                .endsWith("PT2M ESCALATION breach again 1 [emergency team, duty manager]");
    }

    @Test
    void aP0CustomerSpeaksWithAnEngineerWithin15Minutes() {
        promises(
                minutes(15),
                "phone access",
                () -> request(Priority.P0, null),
                (request, at) -> request.tells("on-the-phone", at),
                "PT3M WARNING L1 [L1]",
                "PT6M WARNING L2 [L2]",
                "PT9M WARNING L3 [L3]",
                "PT12M WARNING emergency team [emergency team]",
                "PT15M BREACH breach [emergency team, duty manager]");
    }

    @Test
    void aP0ServiceIsBackWithin2Hours() {
        promises(
                minutes(120),
                "service restored",
                () -> request(Priority.P0, null),
                (request, at) -> request.tells("restored", at),
                "PT0S WARNING L1 [L1]",
                "PT30M WARNING L2 [L2]",
                "PT1H WARNING L3 [L3]",
                "PT1H30M WARNING emergency team [emergency team]",
                "PT2H BREACH breach [emergency team, duty manager]");
    }

    @Test
    void aP1RequestIsAnsweredWithin5Minutes() {
        promises(
                minutes(5),
                "FIRST_REPLY",
                () -> request(Priority.P1, "complex"),
                CloudDesk::isAnswered,
                "PT2M WARNING L1 [L1]",
                "PT4M WARNING L2 [L2]",
                "PT5M BREACH breach [duty manager]");
    }

    @Test
    void aP1RequestIsResolvedWithin4Hours() {
        promises(
                minutes(240),
                "TOTAL_RESOLUTION",
                () -> request(Priority.P1, null),
                (request, at) -> request.turns(Status.RESOLVED, at),
                "PT1H WARNING L1 [L1]",
                "PT2H WARNING L2 [L2]",
                "PT3H WARNING L3 [L3]",
                "PT4H BREACH breach [duty manager]");
    }

    @Test
    @Proves("R-15")
    void onlyTheCustomersOwnTimeDoesNotCount() {
        CloudDesk request = request(Priority.P1, null)
                .turns(Status.PENDING, after(minutes(60)))
                .turns(Status.ON_HOLD, after(minutes(120)))
                .until(after(minutes(300)));

        assertThat(request.told("TOTAL_RESOLUTION"))
                .endsWith("PT4H WARNING L3 [L3]", "PT5H BREACH breach [duty manager]");
    }

    @Test
    @Proves({"R-70", "R-76"})
    void theChainGoesFromLineToLineToTheEmergencyTeamAndEnds() {
        CloudDesk request = request(Priority.P1, null).until(after(minutes(24 * 60)));

        assertThat(request.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "PT1H WARNING L1 [L1]",
                        "PT2H WARNING L2 [L2]",
                        "PT3H WARNING L3 [L3]",
                        "PT4H BREACH breach [duty manager]",
                        "PT4H15M ESCALATION emergency team [emergency team, duty manager]",
                        "PT4H45M ESCALATION emergency team again 1 [emergency team, duty manager]",
                        "PT5H15M ESCALATION emergency team again 2 [emergency team, duty manager]",
                        "PT5H45M ESCALATION emergency team again 3 [emergency team, duty manager]",
                        "PT6H15M CHAIN_EXHAUSTED exhausted [emergency team, duty manager]");
    }

    @Test
    @Proves("R-75")
    void whoTakesCareStopsTheChainAndNotTheBreach() {
        CloudDesk request = request(Priority.P1, null)
                .chain(Ack.Kind.ACK, "TOTAL_RESOLUTION", after(minutes(150)))
                .until(after(minutes(255)));
        assertThat(request.told("TOTAL_RESOLUTION"))
                .containsExactly("PT1H WARNING L1 [L1]", "PT2H WARNING L2 [L2]", "PT4H BREACH breach [duty manager]");

        request.chain(Ack.Kind.UNACK, "TOTAL_RESOLUTION", after(minutes(270))).until(after(minutes(290)));
        assertThat(request.told("TOTAL_RESOLUTION"))
                .endsWith(
                        "PT4H30M WARNING L3 [L3]",
                        "PT4H30M ESCALATION emergency team [emergency team, duty manager]",
                        "PT4H45M ESCALATION emergency team again 1 [emergency team, duty manager]");
    }

    @Test
    @Proves("R-29")
    void anEnterprisesContractIsOwedBesideTheGoalForEveryone() {
        CloudDesk inTime = request(Priority.P1, null).ofEnterprise().isAnswered(after(minutes(15)));
        assertThat(inTime.outcomes("FIRST_REPLY"))
                .extracting(Outcome::policyId, Outcome::verdict)
                .containsExactlyInAnyOrder(tuple("p1", Verdict.MET_LATE), tuple("enterprise-p1", Verdict.MET));

        CloudDesk late = request(Priority.P1, null)
                .ofEnterprise()
                .isAnswered(after(minutes(15).plusMillis(1)));
        assertThat(late.outcomes("FIRST_REPLY")).extracting(Outcome::verdict).containsOnly(Verdict.MET_LATE);
        assertThat(late.told("FIRST_REPLY"))
                .containsExactly(
                        "PT2M WARNING L1 [L1]",
                        "PT4M WARNING L2 [L2]",
                        "PT5M BREACH breach [duty manager]",
                        "PT7M30S WARNING L3 [L3]",
                        "PT12M WARNING duty manager [duty manager]",
                        "PT15M BREACH breach [duty manager, account manager]");
    }

    @Test
    void lostDataIsBackWithin15Minutes() {
        promises(
                minutes(15),
                "recovery time",
                () -> request(Priority.P1, "data-recovery"),
                (request, at) -> request.comesTo("restored", at),
                "PT3M WARNING L2 [L2]",
                "PT7M30S WARNING L3 [L3]",
                "PT12M WARNING emergency team [emergency team]",
                "PT15M BREACH breach [emergency team, duty manager]");
    }

    @Test
    @Proves("R-14")
    void writesAreWithoutASecondCopyForAMinuteAtMostEachTime() {
        promises(
                minutes(1),
                "recovery point",
                () -> request(Priority.P1, "data-recovery").comesTo("unprotected", NIGHT),
                (request, at) -> request.comesTo("copying", at),
                "PT30S WARNING 50% [L3]",
                "PT1M BREACH breach [L3, emergency team]");

        CloudDesk twice = request(Priority.P1, "data-recovery")
                .comesTo("unprotected", NIGHT)
                .comesTo("copying", after(minutes(1)))
                .comesTo("unprotected", after(minutes(5)))
                .comesTo("copying", after(minutes(7)));
        assertThat(twice.outcomes("recovery point"))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.MET, Verdict.MET_LATE);
    }

    @ParameterizedTest
    @CsvSource({"intercept, intercepted, 5", "analyse, analysed, 30", "contain, contained, 60"})
    @Proves("R-09")
    void anAttackIsInterceptedAnalysedAndContained(String clock, String step, int within) {
        promises(
                minutes(within),
                clock,
                () -> request(Priority.P1, "security"),
                (request, at) -> request.comesTo(step, at));
    }

    @Test
    void whoIsToldWhenAStepAgainstAnAttackIsLate() {
        CloudDesk request = request(Priority.P1, "security").until(after(minutes(90)));

        assertThat(request.told("intercept"))
                .containsExactly(
                        "PT3M WARNING 60% [security team]", "PT5M BREACH breach [security lead, emergency team]");
        assertThat(request.told("analyse")).endsWith("PT30M BREACH breach [security lead, L3]");
        assertThat(request.told("contain")).endsWith("PT1H BREACH breach [security lead, emergency team]");
    }

    @Test
    void aLaterStepIncludesTheEarlier() {
        CloudDesk contained = request(Priority.P1, "security").comesTo("contained", after(minutes(4)));

        assertThat(List.of("intercept", "analyse", "contain"))
                .allSatisfy(
                        step -> assertThat(contained.outcome(step).verdict()).isEqualTo(Verdict.MET));
    }

    @ParameterizedTest
    @CsvSource({
        "P3, complex, expert",
        "P0, major-fault, emergency team",
        "P0, , phone access",
        "P1, security, intercept",
        "P1, security, analyse",
        "P1, security, contain"
    })
    @Proves("R-03")
    void whatDidNotHappenBeforeTheRequestWasResolvedWasNotKept(Priority priority, String category, String clock) {
        CloudDesk request = request(priority, category).turns(Status.RESOLVED, after(minutes(1)));

        assertThat(request.outcome(clock).verdict()).isEqualTo(Verdict.MET_BY_CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "P0, , phone access, 15",
        "P0, , service restored, 120",
        "P0, major-fault, emergency team, 1",
        "P1, data-recovery, recovery time, 15",
        "P1, security, intercept, 5",
        "P1, security, analyse, 30",
        "P1, security, contain, 60"
    })
    void whatIsUrgentDoesNotRest(Priority priority, String category, String clock, int within) {
        CloudDesk request = request(priority, category)
                .turns(Status.PENDING, NIGHT.plusSeconds(10))
                .turns(Status.ON_HOLD, NIGHT.plusSeconds(20))
                .until(after(minutes(180)));

        assertThat(request.told(clock)).anyMatch(told -> told.startsWith(minutes(within) + " BREACH"));
    }

    @ParameterizedTest
    @CsvSource({
        "beijing,   2026-02-13T17:30:00+08:00, 2026-02-14T09:30:00+08:00, a working Saturday before Spring Festival",
        "shanghai,  2026-02-14T17:30:00+08:00, 2026-02-24T09:30:00+08:00, Spring Festival",
        "beijing,   2026-02-28T10:00:00+08:00, 2026-02-28T11:00:00+08:00, a working Saturday after it",
        "shanghai,  2026-09-20T10:00:00+08:00, 2026-09-20T11:00:00+08:00, a working Sunday",
        "beijing,   2026-09-30T17:30:00+08:00, 2026-10-08T09:30:00+08:00, National Day",
        "hong-kong, 2026-02-16T17:30:00+08:00, 2026-02-20T09:30:00+08:00, Lunar New Year",
        "singapore, 2026-02-16T17:30:00+08:00, 2026-02-19T09:30:00+08:00, Chinese New Year",
        "singapore, 2026-08-07T17:30:00+08:00, 2026-08-11T09:30:00+08:00, the Monday after National Day",
        "mumbai,    2026-01-23T17:30:00+05:30, 2026-01-27T09:30:00+05:30, Republic Day",
        "frankfurt, 2026-06-03T17:30:00+02:00, 2026-06-05T09:30:00+02:00, Corpus Christi in Hesse",
        "frankfurt, 2026-10-23T17:30:00+02:00, 2026-10-26T09:30:00+01:00, the end of summer time"
    })
    @Proves("R-40")
    void anOfficeAnswersWithinAnHourOfItsOwn(String office, String opened, String due, String day) {
        CloudDesk request = request(instant(opened), office, Priority.P2, null)
                .until(instant(due).plusSeconds(86_400));

        assertThat(request.escalations())
                .filteredOn(told ->
                        told.clock().equals("FIRST_REPLY") && told.level().equals("breach"))
                .as(day)
                .extracting(Escalation::policyId, Escalation::at, Escalation::recipients)
                .containsExactly(tuple("office-" + office, instant(due), List.of("L1", "L2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"beijing", "shanghai"})
    @Proves("R-40")
    void anOfficeInChinaWorksAsTheStateCouncilHasAnnounced(String office) {
        List<String> free = List.of(
                "01-01 01-03",
                "02-15 02-23",
                "04-04 04-06",
                "05-01 05-05",
                "06-19 06-21",
                "09-25 09-27",
                "10-01 10-07");
        List<String> made = List.of("01-04", "02-14", "02-28", "05-09", "09-20", "10-10");

        assertThat(CloudDesk.workingDays(office, "Asia/Shanghai"))
                .isEqualTo(CloudDesk.daysOf2026()
                        .filter(day -> made.contains(day.substring(5))
                                || (CloudDesk.isWeekday(day) && free.stream().noneMatch(span -> isWithin(span, day))))
                        .toList());
    }

    private static boolean isWithin(String span, String day) {
        String date = day.substring(5);
        return date.compareTo(span.substring(0, 5)) >= 0 && date.compareTo(span.substring(6)) <= 0;
    }

    @ParameterizedTest
    @CsvSource({
        "hong-kong, Asia/Hong_Kong, 01-01 02-17 02-18 02-19 04-03 04-06 04-07 05-01 05-25 06-19 07-01 10-01 10-19 12-25",
        "singapore, Asia/Singapore, 01-01 02-17 02-18 04-03 05-01 05-27 06-01 08-10 11-09 12-25",
        "mumbai, Asia/Kolkata, 01-26 03-03 04-14 05-01 09-14 10-02 10-20 11-10 12-25",
        "frankfurt, Europe/Berlin, 01-01 04-03 04-06 05-01 05-14 05-25 06-04 12-25"
    })
    @Proves("R-40")
    void anOfficeIsClosedOnTheHolidaysOfItsPlace(String office, String zone, String holidays) {
        assertThat(CloudDesk.workingDays(office, zone))
                .isEqualTo(CloudDesk.daysOf2026()
                        .filter(day -> CloudDesk.isWeekday(day) && !holidays.contains(day.substring(5)))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"P2, 2026-10-08T10:00:00+08:00", "P3, 2026-10-10T10:00:00+08:00", "P4, 2026-10-13T18:00:00+08:00"})
    @Proves("R-42")
    void anOfficeResolvesInItsWorkingDays(Priority priority, String due) {
        CloudDesk request = request(instant("2026-09-30T10:00:00+08:00"), "beijing", priority, null)
                .turns(Status.RESOLVED, instant("2026-09-30T11:00:00+08:00"));

        assertThat(request.outcome("TOTAL_RESOLUTION").dueAt()).isEqualTo(instant(due));
    }

    @ParameterizedTest
    @CsvSource({
        "beijing, +08:00",
        "shanghai, +08:00",
        "hong-kong, +08:00",
        "singapore, +08:00",
        "mumbai, +05:30",
        "frankfurt, +02:00"
    })
    void allOfficesPromiseTheSame(String office, String offset) {
        Instant monday = instant("2026-07-06T09:00:00" + offset);

        assertThat(CloudDesk.toldFrom(monday, office, Priority.P2, "FIRST_REPLY"))
                .containsExactly("PT45M WARNING 75% [L1]", "PT1H BREACH breach [L1, L2]");
        assertThat(CloudDesk.toldFrom(monday, office, Priority.P3, "FIRST_REPLY"))
                .containsExactly("PT3H WARNING 75% [L1]", "PT4H BREACH breach [L1, L2]");
        assertThat(CloudDesk.toldFrom(monday, office, Priority.P2, "TOTAL_RESOLUTION"))
                .containsExactly("PT6H45M WARNING 75% [L1]", "PT9H BREACH breach [L2]");
        assertThat(CloudDesk.toldFrom(monday, office, Priority.P3, "TOTAL_RESOLUTION"))
                .containsExactly("PT50H15M WARNING 75% [L1]", "PT72H BREACH breach [L2]");
        assertThat(CloudDesk.toldFrom(monday, office, Priority.P4, "TOTAL_RESOLUTION"))
                .containsExactly("PT100H30M WARNING 75% [L1]", "PT177H BREACH breach [L2]");
    }

    @Test
    @Proves("R-29")
    void eachRequestIsHeldToWhatIsPromisedForItsKind() {
        assertThat(request(Priority.P3, null).clocks())
                .containsExactlyInAnyOrder(
                        "every-request intake", "office-beijing FIRST_REPLY", "office-beijing TOTAL_RESOLUTION");
        assertThat(request(null, "basic").clocks())
                .containsExactlyInAnyOrder(
                        "every-request intake", "basic FIRST_REPLY", "office-beijing TOTAL_RESOLUTION");
        assertThat(request(Priority.P1, "basic").clocks())
                .containsExactlyInAnyOrder("every-request intake", "p1 FIRST_REPLY", "p1 TOTAL_RESOLUTION");
        assertThat(request(Priority.P0, "major-fault").clocks())
                .containsExactlyInAnyOrder(
                        "every-request intake", "major-fault emergency team", "p0 phone access", "p0 service restored");
    }

    @Test
    @Proves("R-27")
    void aP1ThatIsNoneIsHeldToItsOfficesHours() {
        CloudDesk request = request(Priority.P1, null)
                .becomes(Priority.P3, after(minutes(10)))
                .until(after(minutes(20)));

        assertThat(request.told("FIRST_REPLY"))
                .contains("PT5M BREACH breach [duty manager]", "PT10M WITHDRAWN breach [duty manager]");
        assertThat(request.outcome("FIRST_REPLY"))
                .extracting(Outcome::policyId, Outcome::verdict)
                .containsExactly("p1", Verdict.CANCELLED);
    }

    @Test
    @Proves("R-29")
    void policiesMeetOnlyWhereTheyAreMeantTo() {
        List<Lint.Finding> findings = Lint.of(CloudDesk.BOOK, CloudDesk.CALENDARS);

        assertThat(findings).extracting(Lint.Finding::severity).containsOnly(Severity.NOTE);
        assertThat(findings)
                .extracting(Lint.Finding::text)
                .allMatch(text -> text.contains("FIRST_REPLY"))
                .filteredOn(text -> text.contains("both run"))
                .hasSize(2)
                .allMatch(text -> text.startsWith("policy enterprise-p1"));
    }

    /** Kept at the very end of its time; broken a millisecond later, and then all of this was told. */
    private static void promises(
            Duration within,
            String clock,
            Supplier<CloudDesk> opened,
            BiConsumer<CloudDesk, Instant> kept,
            String... told) {
        CloudDesk inTime = opened.get();
        kept.accept(inTime, after(within));
        assertThat(inTime.outcome(clock))
                .extracting(Outcome::verdict, Outcome::dueAt, Outcome::breachedAt)
                .containsExactly(Verdict.MET, after(within), null);

        CloudDesk late = opened.get();
        kept.accept(late, after(within.plusMillis(1)));
        assertThat(late.outcome(clock))
                .extracting(Outcome::verdict, Outcome::dueAt, Outcome::breachedAt)
                .containsExactly(Verdict.MET_LATE, after(within), after(within));
        if (told.length > 0) {
            assertThat(late.told(clock)).containsExactly(told);
        }
    }

    private static Story call(Duration answeredAfter) {
        Instant queued = NIGHT.plusSeconds(60);
        return Story.of(
                WholeDesk.rules(CloudDesk.BOOK),
                Desk.call(CallEvent.Kind.OFFERED, NIGHT),
                Desk.call(CallEvent.Kind.QUEUED, queued),
                Desk.call(CallEvent.Kind.ANSWERED, after(answeredAfter)));
    }

    private static Instant after(Duration time) {
        return NIGHT.plus(time);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
