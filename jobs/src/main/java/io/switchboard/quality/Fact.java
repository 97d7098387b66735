package io.switchboard.quality;

import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import java.time.Instant;

/**
 * Something that became known of an item: exactly one of what follows the tide is not null.
 *
 * @param tide how far time had come where it was read, in epoch milliseconds; MIN_VALUE where no time passes
 */
public record Fact(
        String itemId,
        long tide,
        TicketEvent ticket,
        CallEvent call,
        SurveyResponse survey,
        ClockEnd end,
        Breach breach,
        Ack ack,
        Customer customer) {

    public static Fact of(TicketEvent event, long tide) {
        return new Fact(event.itemId(), tide, event, null, null, null, null, null, null);
    }

    public static Fact of(CallEvent event, long tide) {
        return new Fact(event.itemId(), tide, null, event, null, null, null, null, null);
    }

    public static Fact of(SurveyResponse response) {
        return new Fact(response.itemId(), Long.MIN_VALUE, null, null, response, null, null, null, null);
    }

    public static Fact of(ClockEnd end) {
        return new Fact(end.itemId(), Long.MIN_VALUE, null, null, null, end, null, null, null);
    }

    public static Fact of(Breach breach) {
        return new Fact(breach.itemId(), Long.MIN_VALUE, null, null, null, null, breach, null, null);
    }

    public static Fact of(Ack ack) {
        return new Fact(ack.itemId(), Long.MIN_VALUE, null, null, null, null, null, ack, null);
    }

    public static Fact of(Customer customer, String itemId) {
        return new Fact(itemId, Long.MIN_VALUE, null, null, null, null, null, null, customer);
    }

    /** When it happened; a customer is known from then on. */
    Instant at() {
        if (ticket != null) {
            return ticket.at();
        }
        if (call != null) {
            return call.at();
        }
        if (survey != null) {
            return survey.at();
        }
        if (end != null) {
            return end.endedAt();
        }
        if (breach != null) {
            return breach.at();
        }
        return ack != null ? ack.at() : customer.at();
    }
}
