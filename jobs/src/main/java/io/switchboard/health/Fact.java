package io.switchboard.health;

import io.switchboard.event.Customer;
import io.switchboard.event.HealthSignal;
import io.switchboard.event.SurveyResponse;

/**
 * What is heard of a customer, from one of five sides; the others are null.
 *
 * @param at when that was so, epoch milliseconds
 * @param version what names it
 */
public record Fact(
        String customerId,
        long at,
        String version,
        Customer profile,
        ItemWord item,
        CycleWord cycle,
        SurveyResponse answer,
        HealthSignal signal) {

    public static Fact of(Customer profile) {
        long at = profile.at().toEpochMilli();
        return new Fact(profile.customerId(), at, "customer/" + at, profile, null, null, null, null);
    }

    public static Fact of(String customerId, String version, ItemWord item) {
        return new Fact(customerId, item.at(), version, null, item, null, null, null);
    }

    public static Fact of(String customerId, CycleWord cycle) {
        return new Fact(
                customerId, cycle.endedAt(), cycle.cycle() + "/" + cycle.revision(), null, null, cycle, null, null);
    }

    public static Fact of(String customerId, SurveyResponse answer) {
        return new Fact(customerId, answer.at().toEpochMilli(), answer.eventId(), null, null, null, answer, null);
    }

    public static Fact of(HealthSignal signal) {
        return new Fact(signal.customerId(), signal.millis(), signal.eventId(), null, null, null, null, signal);
    }
}
