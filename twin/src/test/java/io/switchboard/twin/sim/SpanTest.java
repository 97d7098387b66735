package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who counts when a scenario is over. */
class SpanTest {

    private static final long MINUTE = 60_000;

    private final Span span = new Span(new Tally(HeadToHead.at(0.75), 0, Long.MAX_VALUE), Duration.ofHours(1));

    @Test
    void whoWaitsStillAtTheEndCountsAsTheMatterStandsThen() {
        comes(0, HeadToHead.CALL, 40, 0);
        comes(1, HeadToHead.P3, 30, 0);
        end(comes(2, HeadToHead.P1, 10, 0), Contact.State.SERVED, 20);
        span.passed(60 * MINUTE, 0, 0, 2);

        Tally tally = span.ended();

        assertThat(tally.offered()).isEqualTo(3);
        assertThat(tally.waiting()).isEqualTo(2);
        assertThat(tally.breach(HeadToHead.CALL)).as("due after a minute").isOne();
        assertThat(tally.breach(HeadToHead.P3)).as("has hours left").isZero();
        assertThat(tally.meanWait(HeadToHead.P3)).isEqualTo(30.0 * MINUTE);
        assertThat(tally.abandonment()).isZero();
        assertThat(span.ended().offered()).as("asked again").isEqualTo(3);
    }

    @Test
    void theEventThatEndsTheRunComesAfterItsEnd() {
        Contact waiting = comes(0, HeadToHead.P3, 30, 0);
        span.passed(61 * MINUTE, 0, 0, 1);
        end(waiting, Contact.State.SERVED, 61);
        comes(1, HeadToHead.CALL, 61, 0);

        Tally tally = span.ended();

        assertThat(tally.offered()).isOne();
        assertThat(tally.waiting()).isOne();
        assertThat(tally.meanWait(HeadToHead.P3)).isEqualTo(30.0 * MINUTE);
    }

    @Test
    void whoComesAgainCountsEachTime() {
        end(comes(0, HeadToHead.CALL, 1, 0), Contact.State.ABANDONED, 3);
        end(comes(0, HeadToHead.CALL, 9, 1), Contact.State.ABANDONED, 12);
        span.passed(60 * MINUTE, 0, 0, 0);

        Tally tally = span.ended();

        assertThat(tally.offered()).isEqualTo(2);
        assertThat(tally.again()).isOne();
        assertThat(tally.abandonment()).isOne();
    }

    private Contact comes(long number, int kind, long minute, int attempt) {
        Contact contact = new Contact(number, kind, false, minute * MINUTE, 1, Double.POSITIVE_INFINITY, attempt);
        span.arrived(contact);
        return contact;
    }

    private void end(Contact contact, Contact.State state, long minute) {
        contact.state = state;
        contact.waitedUntil = minute * MINUTE;
        span.settled(contact);
    }
}
