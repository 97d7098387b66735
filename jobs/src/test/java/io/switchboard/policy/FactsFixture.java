package io.switchboard.policy;

import io.switchboard.policy.Facts.CustomerFacts;
import io.switchboard.policy.Facts.EventFacts;
import io.switchboard.policy.Facts.ItemFacts;

/** What conditions are asked about, in the tests' words. */
final class FactsFixture {

    static final EventFacts NOTHING_HAPPENED = null;

    private FactsFixture() {}

    static Facts ticket(String category, String priority) {
        return ticket(category, priority, 0);
    }

    static Facts ticket(String category, String priority, long tier) {
        return new Facts(item(category, priority), customer(tier), NOTHING_HAPPENED);
    }

    static Facts message(String category, String author, String intent) {
        return new Facts(item(category, "P3"), customer(0), new EventFacts("MESSAGE", author, "PUBLIC", intent, "ada"));
    }

    static ItemFacts item(String category, String priority) {
        return new ItemFacts(
                "t-1",
                "TICKET",
                "OPEN",
                "",
                priority,
                category,
                "EMAIL",
                "de",
                "eu",
                "desk",
                "ada",
                "CUSTOMER",
                "INBOUND",
                2,
                1,
                0);
    }

    static CustomerFacts customer(long tier) {
        return new CustomerFacts("c-1", tier, "enterprise", "eu");
    }
}
