package io.switchboard.quality;

import static io.switchboard.event.TicketEvent.Kind.*;
import static io.switchboard.quality.Desks.customer;
import static io.switchboard.quality.Desks.friday;
import static io.switchboard.quality.Desks.survey;
import static io.switchboard.quality.Desks.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.Direction;
import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TicketStoriesTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Office office = new Office(Desks.SETTINGS);

    @Test
    void theLifeOfATicketInFigures() {
        office.happens(ticket("1", friday("09:00"), CREATED, Status.NEW, Author.CUSTOMER, "first line", null));
        office.happens(ticket("1", friday("09:10"), UPDATED, Status.OPEN, Author.AGENT));
        office.happens(ticket("1", friday("09:30"), MESSAGE, Status.PENDING, Author.AGENT));
        office.happens(ticket("1", friday("10:00"), UPDATED, Status.OPEN, Author.AGENT, "second line", "agent-9"));
        office.happens(ticket("1", friday("11:00"), UPDATED, Status.RESOLVED, Author.AGENT, "second line", "agent-9"));
        office.until(friday("12:00"));

        assertThat(at(friday("09:00"), Metric.TICKETS_CREATED).value()).isEqualTo(1);
        assertThat(at(friday("09:00"), Metric.MTTA).value()).isEqualTo(minutes(10));
        assertThat(at(friday("09:00"), Metric.FIRST_REPLY).value()).isEqualTo(minutes(30));
        assertThat(hour(Metric.MTTR).value()).isEqualTo(minutes(120));
        assertThat(hour(Metric.MTTR).windowStart()).isEqualTo(friday("11:00"));
        assertThat(hour(Metric.REQUESTER_WAIT).value())
                .as("not while we waited for it")
                .isEqualTo(minutes(90));
        assertThat(hour(Metric.REASSIGN_RATE).value()).isEqualTo(1);
        assertThat(hour(Metric.REASSIGNMENTS_EACH).value()).isEqualTo(1);
        assertThat(hour(Metric.REOPEN_RATE).value()).isZero();
        assertThat(office.row(Grain.DAY, "agent", "agent-9", Metric.TICKETS_RESOLVED))
                .isNull();
        office.until(friday("12:00").plus(DAY));
        assertThat(office.row(Grain.DAY, "agent", "agent-9", Metric.TICKETS_RESOLVED)
                        .value())
                .isEqualTo(1);
    }

    @Test
    @Proves("R-106")
    void aTicketThatComesBackRestatesTheHourInWhichItHadBeenSolved() {
        solved("1", friday("09:00"), friday("10:30"));
        office.until(friday("11:00"));
        assertThat(hour(Metric.REOPEN_RATE).value()).isZero();
        assertThat(hour(Metric.REOPEN_RATE).revision()).isEqualTo(1);

        office.happens(ticket("1", friday("14:00"), UPDATED, Status.OPEN, Author.CUSTOMER));
        office.until(friday("14:01"));
        MetricRow again = hour(Metric.REOPEN_RATE);
        assertThat(again.value()).isEqualTo(1);
        assertThat(again.windowStart()).isEqualTo(friday("10:00"));
        assertThat(again.revision()).isEqualTo(2);
        assertThat(again.numeratorDelta()).isEqualTo(1);
        assertThat(again.denominatorDelta()).isZero();
        assertThat(again.last()).isFalse();

        office.until(friday("11:00").plus(Duration.ofDays(8)));
        assertThat(hour(Metric.REOPEN_RATE).last()).isTrue();
        assertThat(hour(Metric.REOPEN_RATE).revision()).isEqualTo(3);
    }

    @Test
    @Proves("R-106")
    void aReturnWithinAWeekIsCountedAndALaterOneIsNone() {
        solved("1", friday("09:00"), friday("10:30"));
        solved("2", friday("09:00"), friday("10:30"));
        Instant week = friday("10:30").plus(Duration.ofDays(7));
        office.until(week);
        office.happens(ticket("1", week, UPDATED, Status.OPEN, Author.CUSTOMER));
        office.happens(ticket("2", week.plusMillis(1), UPDATED, Status.OPEN, Author.CUSTOMER));
        office.until(week.plus(DAY).plus(DAY));

        assertThat(hour(Metric.REOPEN_RATE).value()).isEqualTo(.5);
        assertThat(hour(Metric.REOPEN_RATE).last()).isTrue();
        assertThat(office.late).isEmpty();
    }

    @Test
    void whatComesBackAfterMonthsIsAReturnAndNoNewTicket() {
        solved("1", friday("09:00"), friday("10:30"));
        Instant later = friday("10:30").plus(Duration.ofDays(60));
        office.until(later);
        office.happens(ticket("1", later, UPDATED, Status.OPEN, Author.CUSTOMER));
        office.happens(ticket("1", later.plusSeconds(600), MESSAGE, Status.PENDING, Author.AGENT));
        office.until(later.plus(DAY).plus(DAY));

        assertThat(told(Metric.TICKETS_CREATED)).isEqualTo(1);
        assertThat(office.late).isEmpty();
    }

    @Test
    @Proves("R-107")
    void aCycleThatEndsAgainWhenItsWindowIsFinalCountsOnceWhereItEndedFirst() {
        office.happens(ticket("1", friday("09:00"), CREATED, Status.NEW, Author.CUSTOMER));
        office.take(Fact.of(end("1", "TOTAL_RESOLUTION", 1, ClockEnd.End.MET)));
        office.until(friday("00:00").plus(Duration.ofDays(4)));
        office.take(Fact.of(endAt(
                "1",
                "TOTAL_RESOLUTION",
                2,
                ClockEnd.End.MET_LATE,
                friday("09:30").plus(Duration.ofDays(5)))));
        office.until(friday("00:00").plus(Duration.ofDays(9)));

        assertThat(told(Metric.ATTAINMENT)).isEqualTo(1);
        assertThat(office.late).isEmpty();
    }

    /** The denominators of all days together, as their revisions add up. */
    private double told(Metric metric) {
        return office.rows.stream()
                .filter(row -> row.grain().equals(Grain.DAY.word())
                        && row.dimension().equals("all")
                        && row.subject() == null
                        && row.metric().equals(metric.word())
                        && row.formula().equals(metric.formula()))
                .mapToDouble(metric.unit() == Unit.COUNT ? MetricRow::numeratorDelta : MetricRow::denominatorDelta)
                .sum();
    }

    @Test
    void whatIsOnlyAcknowledgedAndNeverOpenedIsForgottenToo() {
        office.take(Fact.of(new Ack(
                "a1", "nobody", ItemType.TICKET, friday("09:00"), Ack.Kind.ACK, null, null, null, null, "otto")));
        office.until(friday("09:00").plus(Desks.SETTINGS.keep()).minusMillis(1));
        assertThat(office.remembered()).isEqualTo(1);
        office.until(friday("09:00").plus(Desks.SETTINGS.keep()));
        assertThat(office.remembered()).isZero();
    }

    @Test
    void whatIsOpenAtTheEndOfADayIsCountedByAge() {
        office.happens(ticket("old", friday("09:00").minus(Duration.ofDays(4)), CREATED, Status.NEW, Author.CUSTOMER));
        office.happens(ticket("new", friday("23:30"), CREATED, Status.NEW, Author.CUSTOMER));
        solved("solved", friday("09:00"), friday("10:00"));
        office.until(friday("00:00").plus(DAY).plusSeconds(60));
        assertThat(day(Metric.BACKLOG_1H).value()).isEqualTo(1);
        assertThat(day(Metric.BACKLOG_7D).value()).isEqualTo(1);
        assertThat(day(Metric.BACKLOG_ALL).value()).isEqualTo(2);
    }

    @Test
    void whatWasOpenElsewhereBeforeItCameToUsIsInNoBacklogOfThoseDays() {
        Instant longAgo = friday("09:00").minus(Duration.ofDays(20));
        office.until(friday("08:00"));
        office.happens(
                other(ticket("1", friday("09:00"), CREATED, Status.OPEN, Author.CUSTOMER), "c-1", longAgo, null));
        office.until(friday("00:00").plus(DAY).plusSeconds(60));

        assertThat(day(Metric.BACKLOG_30D).value()).as("by its whole age").isEqualTo(1);
        assertThat(office.late).noneMatch(late -> late.startsWith("BACKLOG"));
    }

    @Test
    void daysThatTimeHasNotComeToAreCountedThoughItIsKnownThatTheTicketWasSolvedLater() {
        office.until(friday("08:00"));
        solved("1", friday("09:00"), friday("10:00").plus(Duration.ofDays(3)));
        office.until(friday("00:00").plus(Duration.ofDays(6)));

        for (int day = 0; day < 3; day++) {
            assertThat(office.row(Grain.DAY, friday("00:00").plus(Duration.ofDays(day)), Metric.BACKLOG_ALL)
                            .value())
                    .as("day %d", day)
                    .isEqualTo(1);
        }
        assertThat(office.row(Grain.DAY, friday("00:00").plus(Duration.ofDays(3)), Metric.BACKLOG_ALL))
                .isNull();
    }

    @Test
    void aTeamWhoseClockIsPutBackHasNoDayTwiceInItsBacklog() {
        Office london = new Office(Desks.with("first line", new Desk("London", "L1", "Europe/London")));
        Instant saturday = Instant.parse("2026-10-24T00:00:00Z");
        london.happens(ticket("1", saturday.plus(Duration.ofHours(12)), CREATED, Status.NEW, Author.CUSTOMER));
        london.until(saturday.plus(Duration.ofDays(3)));

        assertThat(london.rows)
                .filteredOn(
                        row -> row.dimension().equals("team") && row.metric().equals(Metric.BACKLOG_ALL.word()))
                .filteredOn(row -> row.formula().equals(Metric.BACKLOG_ALL.formula()))
                .extracting(MetricRow::windowStart, MetricRow::value)
                .containsOnly(
                        tuple(saturday, 1.0),
                        tuple(saturday.plus(DAY), 1.0),
                        tuple(saturday.plus(DAY).plus(DAY), 1.0));
    }

    @Test
    void whoWroteToACustomerFirstHasRepliedByTheFirstMessageAfterTheCustomers() {
        TicketEvent opened = ticket("1", friday("09:00"), CREATED, Status.NEW, Author.AGENT);
        office.happens(outbound(opened));
        office.happens(ticket("1", friday("10:00"), MESSAGE, Status.OPEN, Author.CUSTOMER));
        office.happens(ticket("1", friday("10:20"), MESSAGE, Status.PENDING, Author.AGENT));
        office.until(friday("12:00"));

        assertThat(hour(Metric.FIRST_REPLY).value()).isEqualTo(minutes(20));
    }

    @Test
    void whoeverTookItsEscalationHasAcknowledgedTheTicket() {
        office.happens(ticket("1", friday("09:00"), CREATED, Status.NEW, Author.CUSTOMER, "first line", null));
        office.take(Fact.of(
                new Ack("a", "1", ItemType.TICKET, friday("09:05"), Ack.Kind.ACK, null, null, null, null, "agent-7")));
        office.until(friday("10:00"));
        assertThat(hour(Metric.MTTA).value()).isEqualTo(minutes(5));
    }

    @Test
    void channelsThatServeThemselves() {
        solvedBy("bot", Author.BOT);
        office.happens(ticket("human", friday("09:00"), CREATED, Status.NEW, Author.CUSTOMER));
        office.happens(ticket("human", friday("09:01"), MESSAGE, Status.OPEN, Author.BOT));
        office.happens(ticket("human", friday("09:10"), MESSAGE, Status.OPEN, Author.AGENT));
        office.happens(ticket("human", friday("09:20"), UPDATED, Status.RESOLVED, Author.AGENT));
        office.until(friday("10:00"));
        assertThat(hour(Metric.BOT_CONTAINMENT).numerator()).isEqualTo(1);
        assertThat(hour(Metric.BOT_CONTAINMENT).denominator()).isEqualTo(2);
        assertThat(hour(Metric.DEFLECTION).value()).isEqualTo(.5);
        assertThat(hour(Metric.AUTO_REPAIR).value()).as("nothing was monitored").isNull();
    }

    @Test
    @Proves({"R-102", "R-103"})
    void anAnswerCountsWhenItWasGivenAndWhenTheTicketHadBeenSolvedAndForWhoeverSolvedIt() {
        for (int i = 0; i < 6; i++) {
            solved("t" + i, friday("09:00"), friday("10:00"));
        }
        Instant later = friday("15:00").plus(Duration.ofDays(20));
        office.until(later);
        for (int i = 0; i < 6; i++) {
            office.happens(survey("t" + i, later, SurveyResponse.Kind.NPS, i == 0 ? 3 : 9));
        }
        office.until(later.plus(DAY));
        MetricRow answered = day(Metric.NPS);
        assertThat(answered.windowStart()).isEqualTo(friday("00:00").plus(Duration.ofDays(20)));
        assertThat(answered.value()).isEqualTo(100.0 * 4 / 6);
        assertThat(answered.denominator()).isEqualTo(6);
        MetricRow solved = office.row(Grain.DAY, "agent", "agent-7", Counted.SOLVED, Metric.NPS);
        assertThat(solved.windowStart()).isEqualTo(friday("00:00"));
        assertThat(solved.value()).isEqualTo(100.0 * 4 / 6);
        assertThat(solved.last()).isFalse();
        office.until(friday("00:00").plus(Duration.ofDays(32)));
        assertThat(office.row(Grain.DAY, "agent", "agent-7", Counted.SOLVED, Metric.NPS)
                        .last())
                .isTrue();
        assertThat(office.late)
                .as("scores are told of all, not of what was solved")
                .isEmpty();
    }

    @Test
    void aScoreOfFourAnswersIsWithheldAndSaysSo() {
        for (int i = 0; i < 4; i++) {
            solved("t" + i, friday("09:00"), friday("10:00"));
            office.happens(survey("t" + i, friday("12:00"), SurveyResponse.Kind.CSAT, 5));
        }
        office.until(friday("13:00"));
        assertThat(hour(Metric.CSAT).value()).isNull();
        assertThat(hour(Metric.CSAT).remark()).isEqualTo(MetricRow.SMALL_N);
        assertThat(hour(Metric.CSAT).denominator()).isEqualTo(4);
        assertThat(hour(Metric.NPS).remark()).as("nobody was asked").isNull();
    }

    @Test
    @Proves("R-106")
    void whoseTicketItIsCanBeToldLaterAndIsNewsToTheCustomerAlone() {
        TicketEvent opened = ticket("1", friday("09:00"), CREATED, Status.NEW, Author.CUSTOMER);
        office.happens(other(opened, null, null, null));
        Instant later = friday("09:00").plus(Duration.ofDays(3));
        office.until(later);
        office.happens(ticket("1", later, UPDATED, Status.OPEN, Author.AGENT));

        assertThat(office.late).isNotEmpty().allMatch(late -> late.contains("|customer|c-1|"));
    }

    @Test
    void aRateOfFewIsToldAndSaysSo() {
        solved("1", friday("09:00"), friday("10:00"));
        office.until(friday("00:00").plus(DAY));
        assertThat(hour(Metric.MTTR).value()).isEqualTo(minutes(60));
        assertThat(hour(Metric.MTTR).remark()).isEqualTo(MetricRow.FEW);
        assertThat(hour(Metric.TICKETS_RESOLVED).remark())
                .as("a count is what it is")
                .isNull();
    }

    @Test
    @Proves("R-104")
    void aContactIsSolvedAtFirstUntilTheCustomerAsksAgain() {
        solved("1", friday("09:00"), friday("10:00"));
        office.until(friday("11:00"));
        assertThat(fcr().numerator()).isEqualTo(1);
        assertThat(fcr().remark()).isEqualTo(MetricRow.SMALL_N);
        Instant again = friday("10:00").plus(Duration.ofDays(7));
        office.until(again.minusSeconds(1));
        assertThat(fcr().last()).isFalse();
        office.happens(ticket("2", again, CREATED, Status.NEW, Author.CUSTOMER));
        office.until(again.plusSeconds(120));
        assertThat(fcr().numerator()).isZero();
        assertThat(fcr().numeratorDelta()).isEqualTo(-1);
        assertThat(hour(Metric.REPEAT_RATE).numerator()).isEqualTo(1);
        office.until(friday("11:00").plus(Duration.ofDays(8)));
        assertThat(fcr().last()).isTrue();
        assertThat(fcr().numerator()).isZero();
    }

    @Test
    @Proves("R-104")
    void whatTurnsOutToBeSpamIsNoContactAndWhatIsMergedIsOne() {
        solved("1", friday("09:00"), friday("10:00"));
        office.happens(ticket("2", friday("11:00"), CREATED, Status.NEW, Author.CUSTOMER));
        office.until(friday("12:00"));
        assertThat(fcr().numerator()).isZero();
        office.happens(ticket("2", friday("12:00"), TicketEvent.Kind.SPAM, null, Author.AGENT));
        office.until(friday("13:00"));
        assertThat(fcr().numerator()).isEqualTo(1);
        assertThat(hour(Metric.REPEAT_RATE).numerator()).isZero();
        office.happens(ticket("3", friday("13:00"), CREATED, Status.NEW, Author.CUSTOMER));
        office.happens(ticket("3", friday("13:01"), TicketEvent.Kind.MERGED, null, Author.AGENT));
        office.until(friday("14:00"));
        assertThat(fcr().numerator()).isZero();
    }

    @Test
    @Proves("R-104")
    void whoeverAsksAfterThatOrAboutSomethingElseDoesNotRepeat() {
        solved("1", friday("09:00"), friday("10:00"));
        Instant after = friday("10:00").plus(Duration.ofDays(7)).plusMillis(1);
        office.until(after);
        office.happens(ticket("2", after, CREATED, Status.NEW, Author.CUSTOMER));
        office.until(friday("11:00").plus(Duration.ofDays(8)));
        assertThat(fcr().numerator()).isEqualTo(1);
        assertThat(office.late).isEmpty();
    }

    @Test
    void attainmentIsToldOfAllClocksAndOfEach() {
        office.happens(ticket("1", friday("09:00"), CREATED, Status.NEW, Author.CUSTOMER));
        office.take(Fact.of(end("1", "FIRST_REPLY", 1, ClockEnd.End.MET_LATE)));
        office.take(Fact.of(end("1", "TOTAL_RESOLUTION", 1, ClockEnd.End.MET)));
        office.take(Fact.of(end("1", "FIRST_REPLY", 2, ClockEnd.End.MET)));
        office.take(Fact.of(end("1", "FIRST_REPLY", 1, ClockEnd.End.MET_LATE)));
        office.take(Fact.of(end("1", "OLA", 1, ClockEnd.End.CANCELLED)));
        office.take(Fact.of(customer(4), "1"));
        office.until(friday("00:00").plus(DAY));
        MetricRow all = day(Metric.ATTAINMENT);
        assertThat(all.numerator()).isEqualTo(2);
        assertThat(all.denominator())
                .as("what was cancelled never counts, R-03")
                .isEqualTo(2);
        assertThat(day(Metric.CYCLE_PAUSED).value()).isEqualTo(minutes(7));
        assertThat(office.row(Grain.DAY, "tier", "4", "FIRST_REPLY", Metric.ATTAINMENT)
                        .value())
                .isEqualTo(1);
        assertThat(day(Metric.SCORE_RESPONSE).numerator()).isEqualTo(1);
    }

    @Test
    @Proves("R-107")
    void aBreachThatIsTakenBackIsNoneAndOneThatMovesIsOne() {
        office.happens(ticket("1", friday("09:00"), CREATED, Status.NEW, Author.CUSTOMER));
        office.take(Fact.of(breach("a", null, false)));
        office.take(Fact.of(breach("c", "b", false)));
        office.until(friday("10:00"));
        assertThat(hour(Metric.BREACHED).value()).isEqualTo(2);
        office.take(Fact.of(breach("b", "a", true)));
        office.until(friday("10:01"));
        assertThat(hour(Metric.BREACHED).value())
                .as("a is taken back by b, and b by c")
                .isEqualTo(1);
        assertThat(hour(Metric.BREACHED).numeratorDelta()).isEqualTo(-1);
    }

    @Test
    void whatComesAfterTheAllowedLatenessChangesNothingAndIsTold() {
        office.until(friday("09:00"));
        office.happens(ticket("1", friday("08:59").minus(DAY), CREATED, Status.NEW, Author.CUSTOMER));
        assertThat(office.tooLate).hasSize(1);
        assertThat(office.remembered()).isZero();
    }

    @Test
    void inTheEndNothingIsRemembered() {
        solved("1", friday("09:00"), friday("10:00"));
        office.happens(ticket("1", friday("11:00"), UPDATED, Status.CLOSED, Author.AGENT));
        office.happens(survey("1", friday("12:00"), SurveyResponse.Kind.CSAT, 5));
        office.until(friday("12:00").plus(Duration.ofDays(41)));
        assertThat(office.remembered()).isZero();
    }

    private void solved(String id, Instant from, Instant to) {
        office.happens(ticket(id, from, CREATED, Status.NEW, Author.CUSTOMER));
        office.happens(ticket(id, to, UPDATED, Status.RESOLVED, Author.AGENT));
    }

    private void solvedBy(String id, Author author) {
        office.happens(ticket(id, friday("09:00"), CREATED, Status.NEW, Author.CUSTOMER));
        office.happens(ticket(id, friday("09:01"), MESSAGE, Status.OPEN, author));
        office.happens(ticket(id, friday("09:20"), TicketEvent.Kind.UPDATED, Status.RESOLVED, author));
    }

    /** The same, of a conversation that we began. */
    private static TicketEvent outbound(TicketEvent event) {
        return other(event, event.customerId(), event.createdAt(), Direction.OUTBOUND);
    }

    private static TicketEvent other(TicketEvent event, String customer, Instant createdAt, Direction direction) {
        return new TicketEvent(
                event.eventId(),
                event.itemId(),
                customer,
                event.at(),
                event.kind(),
                event.sequence(),
                createdAt,
                event.status(),
                event.statusReason(),
                event.priority(),
                event.category(),
                event.channel(),
                event.language(),
                event.region(),
                event.group(),
                event.assignee(),
                event.author(),
                event.visibility(),
                event.mergedInto(),
                event.targetAt(),
                direction,
                event.intent(),
                event.actor());
    }

    private static ClockEnd end(String item, String clock, int revision, ClockEnd.End end) {
        return endAt(item, clock, revision, end, friday("09:30"));
    }

    private static ClockEnd endAt(String item, String clock, int revision, ClockEnd.End end, Instant at) {
        return new ClockEnd(
                item,
                "c-1",
                clock,
                "1",
                "desk",
                revision,
                end,
                clock.equals("FIRST_REPLY"),
                at,
                1_800_000,
                1_800_000,
                420_000);
    }

    private static Breach breach(String id, String supersedes, boolean withdrawn) {
        return new Breach(id, "1", "c-1", "FIRST_REPLY", supersedes, withdrawn, friday("09:40"));
    }

    private static double minutes(int minutes) {
        return Duration.ofMinutes(minutes).toMillis();
    }

    private MetricRow at(Instant hour, Metric metric) {
        return office.row(Grain.HOUR, hour, metric);
    }

    private MetricRow fcr() {
        return hour(Metric.FCR);
    }

    private MetricRow hour(Metric metric) {
        return office.row(Grain.HOUR, "all", "", metric);
    }

    private MetricRow day(Metric metric) {
        return office.row(Grain.DAY, "all", "", metric);
    }
}
