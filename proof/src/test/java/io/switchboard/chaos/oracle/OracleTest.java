package io.switchboard.chaos.oracle;

import static io.switchboard.chaos.oracle.Log.FRIDAY;
import static io.switchboard.chaos.oracle.Log.MONDAY;
import static io.switchboard.chaos.oracle.Log.SATURDAY;
import static io.switchboard.chaos.oracle.Log.at;
import static io.switchboard.chaos.oracle.Log.ended;
import static io.switchboard.chaos.oracle.Log.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Stories whose figures are worked out by hand. */
class OracleTest {

    private static final String IN_THE_OFFICE =
            "{clock: FIRST_RESOLUTION, targets: {P2: {within: 4h, calendar: office}, default: {within: 8h, calendar: office}}, levels: [{at: 75%}]}";
    private static final String TOTAL =
            "{clock: TOTAL_RESOLUTION, targets: {default: {within: 2h, calendar: always}}, levels: [{at: 50%}, {after: 30m, name: lead}]";
    private static final String REPLIES =
            "{clock: FIRST_REPLY, targets: {default: {within: 1h, calendar: always}}}, {clock: NEXT_REPLY, targets: {default: {within: 2h, calendar: always}}}";

    @Test
    @DisplayName("R-44: a target reached at closing time is due then and exceeded when we open")
    void closingTime() {
        assertThat(ended(new Log()
                        .opened(FRIDAY + "09:00")
                        .turned(Status.RESOLVED, SATURDAY + "12:00")
                        .under(IN_THE_OFFICE)))
                .containsExactly("1 MET 09:00-2026-03-07T12:00 due 17:00");

        Expected breached =
                new Log().opened(FRIDAY + "09:00").until(MONDAY + "09:00").under(IN_THE_OFFICE);
        assertThat(told(breached)).containsExactly("1 75% at 15:00 due 17:00", "1 breach at 17:00 due 17:00");
        assertThat(breached.toldFrom().values()).containsExactly(at(FRIDAY + "15:00"), at(MONDAY + "09:00"));

        assertThat(told(new Log()
                        .opened(FRIDAY + "09:00")
                        .until(MONDAY + "08:59")
                        .under(IN_THE_OFFICE)))
                .containsExactly("1 75% at 15:00 due 17:00");
    }

    @Test
    @DisplayName("R-44: met on the dot is met, and a millisecond later it is late")
    void onTheDot() {
        assertThat(ended(new Log()
                        .opened(FRIDAY + "09:00")
                        .turned(Status.RESOLVED, FRIDAY + "11:00")
                        .under(total(""))))
                .containsExactly("1 MET 09:00-11:00 due 11:00");
        assertThat(ended(new Log()
                        .opened(FRIDAY + "09:00")
                        .turned(Status.RESOLVED, FRIDAY + "11:00:00.001")
                        .under(total(""))))
                .containsExactly("1 MET_LATE 09:00-11:00:00.001 due 11:00");
    }

    @Test
    @DisplayName("R-02, R-22: resolved out of a pause, the pause is kept and nothing is due")
    void pausedThenResolved() {
        Expected expected = new Log()
                .opened(FRIDAY + "09:00")
                .turned(Status.PENDING, FRIDAY + "09:40")
                .turned(Status.RESOLVED, FRIDAY + "16:00")
                .under(total(""));
        assertThat(ended(expected)).containsExactly("1 MET 09:00-16:00 due never");
        assertThat(expected.ended().values())
                .extracting(Ended::elapsedWallMs, Ended::pausedMs)
                .containsExactly(tuple(
                        Duration.ofMinutes(40).toMillis(),
                        Duration.ofMinutes(380).toMillis()));
    }

    @Test
    @DisplayName("R-26: what a new priority finds used up is reached at the change, and due when it would have been")
    void retargeted() {
        assertThat(told(new Log()
                        .opened(FRIDAY + "09:00")
                        .priority(Priority.P2)
                        .turned(Status.OPEN, FRIDAY + "14:30")
                        .under(IN_THE_OFFICE)))
                .containsExactly("1 75% at 14:30 due 13:00", "1 breach at 14:30 due 13:00");
    }

    @Test
    @DisplayName("R-27: what a new priority makes untrue is taken back, and comes true again in its time")
    void takenBack() {
        Log log = new Log()
                .priority(Priority.P2)
                .opened(FRIDAY + "09:00")
                .priority(Priority.P3)
                .turned(Status.OPEN, FRIDAY + "14:00");
        assertThat(told(log.under(IN_THE_OFFICE))).isEmpty();
        assertThat(told(log.until(MONDAY + "10:00").under(IN_THE_OFFICE)))
                .containsExactly("1 75% at 15:00 due 17:00", "1 breach at 17:00 due 17:00");
    }

    @Test
    @DisplayName("R-10, R-11, R-12: the next reply is owed to the oldest open question, after the first reply")
    void replies() {
        Expected expected = new Log()
                .opened(FRIDAY + "09:00")
                .asked("early", FRIDAY + "09:10")
                .answered("first", FRIDAY + "09:30")
                .asked("oldest", FRIDAY + "10:00")
                .asked("later", FRIDAY + "11:00")
                .noted(FRIDAY + "11:30")
                .answered("late", FRIDAY + "12:30")
                .until(FRIDAY + "20:00")
                .under(REPLIES);
        assertThat(ended(expected))
                .containsExactly("1 MET 09:00-09:30 due 10:00", "oldest MET_LATE 10:00-12:30 due 12:00");
        assertThat(told(expected)).containsExactly("oldest breach at 12:00 due 12:00");
    }

    @Test
    @DisplayName("R-05, R-13: an agent's own first word answers nothing, and resolving ends a reply clock unfulfilled")
    void ownWord() {
        assertThat(ended(new Log()
                        .openedByAnAgent(FRIDAY + "09:00")
                        .answered("own", FRIDAY + "09:01")
                        .turned(Status.RESOLVED, FRIDAY + "09:30")
                        .under(REPLIES)))
                .containsExactly("1 MET_BY_CLOSE 09:00-09:30 due 10:00");
    }

    @Test
    @DisplayName("R-20: the total adds up what was open, and its last end counts")
    void reopened() {
        Log log = new Log()
                .opened(FRIDAY + "09:00")
                .turned(Status.RESOLVED, FRIDAY + "10:00")
                .turned(Status.OPEN, FRIDAY + "12:00")
                .turned(Status.RESOLVED, FRIDAY + "13:30");
        assertThat(ended(log.under(total("")))).containsExactly("1 MET_LATE 09:00-13:30 due 13:00");
        assertThat(ended(log.under(IN_THE_OFFICE))).containsExactly("1 MET 09:00-10:00 due 17:00");
    }

    @Test
    @DisplayName("R-25: what comes after a breach and a pause names the deadline that was missed")
    void afterABreach() {
        assertThat(told(new Log()
                        .opened(FRIDAY + "09:00")
                        .turned(Status.PENDING, FRIDAY + "11:10")
                        .turned(Status.OPEN, FRIDAY + "12:10")
                        .until(FRIDAY + "20:00")
                        .under(total(""))))
                .containsExactly(
                        "1 50% at 10:00 due 11:00", "1 breach at 11:00 due 11:00", "1 lead at 12:30 due 11:00");
    }

    @Test
    @DisplayName("R-24: a pause that is too long is told, and a new priority in it does not begin it anew")
    void tooLong() {
        assertThat(told(new Log()
                        .opened(FRIDAY + "09:00")
                        .turned(Status.PENDING, FRIDAY + "09:30")
                        .priority(Priority.P1)
                        .turned(Status.PENDING, FRIDAY + "10:30")
                        .until(FRIDAY + "20:00")
                        .under(total(", options: {maxPause: 2h}"))))
                .containsExactly("1 paused-too-long at 11:30 due never");
    }

    @Test
    @DisplayName("R-28: each group has a cycle of its own, and goes on with it when the ticket comes back")
    void groups() {
        Expected expected = new Log()
                .opened(FRIDAY + "09:00")
                .group("second line")
                .changed("second", FRIDAY + "10:00")
                .turned(Status.RESOLVED, FRIDAY + "11:00")
                .turned(Status.OPEN, FRIDAY + "13:00")
                .until(FRIDAY + "20:00")
                .under("{clock: GROUP_OWNERSHIP, targets: {default: {within: 4h, calendar: always}}}");
        assertThat(ended(expected))
                .containsExactly("opened MET 09:00-10:00 due 13:00", "second MET 10:00-11:00 due 14:00");
        assertThat(told(expected)).containsExactly("second breach at 16:00 due 16:00");
    }

    @Test
    @DisplayName("R-75: while acknowledged only the breach is told; taken back, what was missed is told at once")
    void acknowledged() {
        Log log = new Log().opened(FRIDAY + "09:00").acked(FRIDAY + "09:30");
        assertThat(told(log.until(FRIDAY + "20:00").under(total("")))).containsExactly("1 breach at 11:00 due 11:00");
        assertThat(told(log.unacked(FRIDAY + "11:20").under(total(""))))
                .containsExactly(
                        "1 50% at 11:20 due 11:00", "1 breach at 11:00 due 11:00", "1 lead at 11:30 due 11:00");
    }

    @Test
    @DisplayName("R-76: the last level is repeated, and one step later the chain is exhausted")
    void repeated() {
        assertThat(told(new Log()
                        .opened(FRIDAY + "09:00")
                        .until(FRIDAY + "20:00")
                        .under(total(", repeat: {times: 2, every: 10m}"))))
                .contains(
                        "1 lead again 1 at 11:40 due 11:00",
                        "1 lead again 2 at 11:50 due 11:00",
                        "1 exhausted at 12:00 due 11:00");
    }

    @Test
    @DisplayName("R-32: spam ends what is open, for good")
    void spam() {
        Expected expected = new Log()
                .opened(FRIDAY + "09:00")
                .spam(FRIDAY + "10:30")
                .turned(Status.RESOLVED, FRIDAY + "10:40")
                .turned(Status.OPEN, FRIDAY + "10:50")
                .until(FRIDAY + "20:00")
                .under(total(""));
        assertThat(ended(expected)).containsExactly("1 SPAM 09:00-10:30 due 11:00");
        assertThat(told(expected)).containsExactly("1 50% at 10:00 due 11:00");
    }

    @Test
    @DisplayName("R-01: a stop-watch begins when its condition comes true and ends with another, or with a cancel")
    void stopwatch() {
        String expert =
                "{stopwatch: expert, start: 'item.category == \"complex\"', stop: 'item.group == \"second line\"', cancel: 'item.category == \"simple\"', targets: {default: {within: 30m, calendar: always}}}";
        Log log = new Log().opened(FRIDAY + "09:00").category("complex").changed("complex", FRIDAY + "10:00");
        assertThat(ended(log.group("second line")
                        .changed("over", FRIDAY + "10:20")
                        .under(expert)))
                .containsExactly("1 MET 10:00-10:20 due 10:30");
        assertThat(ended(new Log()
                        .category("complex")
                        .opened(FRIDAY + "09:00")
                        .category("simple")
                        .changed("easy", FRIDAY + "09:10")
                        .under(expert)))
                .containsExactly("1 CONDITION 09:00-09:10 due 09:30");
    }

    @Test
    @DisplayName("R-09: a call's wait is from the queue to the agent's voice; the menu does not count")
    void call() {
        Expected expected = new Log()
                .call(CallEvent.Kind.OFFERED, FRIDAY + "20:00:00")
                .call(CallEvent.Kind.QUEUED, FRIDAY + "20:00:09")
                .call(CallEvent.Kind.ANSWERED, FRIDAY + "20:00:30")
                .call(CallEvent.Kind.ENDED, FRIDAY + "20:03:00")
                .under(ItemType.CALL, "{clock: CALL_ANSWER, targets: {default: {within: 20s, calendar: always}}}");
        assertThat(ended(expected)).containsExactly("1 MET_LATE 20:00-20:00:30 due 20:00:29");
        assertThat(told(expected)).containsExactly("1 breach at 20:00:29 due 20:00:29");
    }

    @Test
    void whatIsNotModelledIsRefused() {
        Log log = new Log().opened(FRIDAY + "09:00");
        assertThatThrownBy(() -> log.under("{clock: FIRST_REPLY, maxAge: 8h}")).hasMessageContaining("maxAge");
        assertThatThrownBy(
                        () -> log.under("{clock: FIRST_REPLY, targets: {default: {workingDays: 1, calendar: office}}}"))
                .hasMessageContaining("workingDays");
    }

    /** @param more keys of the clock, as in {@code , options: {maxPause: 2h}} */
    private static String total(String more) {
        return TOTAL + more + "}";
    }
}
