package io.switchboard.chaos.oracle;

import static io.switchboard.chaos.oracle.Log.FRIDAY;
import static io.switchboard.chaos.oracle.Log.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.event.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What of a log counts; an hour is allowed. */
class ArrivalsTest {

    private static final String FIRST_REPLY =
            "{clock: FIRST_REPLY, targets: {default: {within: 1h, calendar: always}}}";

    @Test
    @DisplayName("R-80: behind the time of its own partition by more than an hour and a millisecond it is too late")
    void toTheMillisecond() {
        Log late = new Log().opened(FRIDAY + "10:00").until(FRIDAY + "10:30").answered("late", FRIDAY + "09:29:59.999");
        assertThat(late.under(FIRST_REPLY).tooLate()).extracting(Late::eventId).containsExactly("late");

        Log inTime = new Log().opened(FRIDAY + "10:00").until(FRIDAY + "10:30").answered("just", FRIDAY + "09:30");
        assertThat(inTime.under(FIRST_REPLY).tooLate()).isEmpty();
    }

    @Test
    @DisplayName(
            "R-80: what is too late changes nothing, as often as it comes; what was taken before is never too late")
    void whatIsTooLateChangesNothing() {
        Expected expected = new Log()
                .opened(FRIDAY + "09:00")
                .again()
                .until(FRIDAY + "12:00")
                .answered("late", FRIDAY + "09:30")
                .again()
                .under(FIRST_REPLY);
        assertThat(expected.tooLate()).extracting(Late::eventId).containsExactly("late", "late");
        assertThat(expected.ended()).isEmpty();

        Log opened = new Log().opened(FRIDAY + "09:00");
        List<Sent> log = new ArrayList<>(opened.sent());
        opened.until(FRIDAY + "12:00").sent().addAll(log);
        assertThat(opened.under(FIRST_REPLY).tooLate()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsALetterEachTime() {
        Log log = new Log()
                .opened(FRIDAY + "09:00")
                .unreadable((byte) 0xC3, (byte) 1)
                .again();
        assertThat(log.under(FIRST_REPLY).refused())
                .containsExactly(new Refused("ticket-events", 0, "c301"), new Refused("ticket-events", 0, "c301"));
    }

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        Log log = new Log()
                .opened(FRIDAY + "09:00")
                .turned(Status.PENDING, FRIDAY + "09:20")
                .answered("answer", FRIDAY + "09:30")
                .turned(Status.RESOLVED, FRIDAY + "09:50");
        List<String> inOrder = ended(log.under(FIRST_REPLY));
        Random random = new Random(7);
        for (int run = 0; run < 20; run++) {
            Collections.shuffle(log.sent(), random);
            assertThat(ended(log.under(FIRST_REPLY))).isEqualTo(inOrder);
        }
    }
}
