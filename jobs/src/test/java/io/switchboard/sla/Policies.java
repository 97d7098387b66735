package io.switchboard.sla;

import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import java.util.List;

/** The words in which tests write policies: small ones, that promise only what the test is about. */
final class Policies {

    private static final String CALENDARS =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
              office: {zone: UTC, open: [{days: Mon-Fri, hours: "09:00-17:00"}]}
              west: {zone: UTC, open: [{days: Mon-Fri, hours: "14:00-22:00"}]}
            policies:
            """;

    private Policies() {}

    /** One policy for all tickets, with these clocks. */
    static SlaRules desk(String... clocks) {
        return rules(policy("desk", 1, "", clocks));
    }

    static SlaRules rules(String... policies) {
        return WholeDesk.rules(book(policies));
    }

    static PolicyBook book(String... policies) {
        return PolicyReader.read("policies.yaml", CALENDARS + String.join("", policies));
    }

    /**
     * A policy for tickets.
     *
     * @param more keys of its head, as in {@code rank: 5}; may be empty
     */
    static String policy(String id, int version, String more, String... clocks) {
        return "  - {id: %s, version: %d, items: TICKET, defaultPriority: P3, %s%sclocks: [%s]}\n"
                .formatted(id, version, more, more.isEmpty() ? "" : ", ", String.join(", ", clocks));
    }

    /**
     * A built-in clock with the same target for all priorities, round the clock.
     *
     * @param more other keys, as in {@code levels: [{at: 50%}]}
     */
    static String clock(String kind, String within, String... more) {
        return clock("clock: " + kind, "default: {within: %s, calendar: always}".formatted(within), List.of(more));
    }

    static String stopwatch(String name, String within, String... more) {
        return clock("stopwatch: " + name, "default: {within: %s, calendar: always}".formatted(within), List.of(more));
    }

    /** A built-in clock whose targets the test spells out. */
    static String clockTo(String kind, String targets, String... more) {
        return clock("clock: " + kind, targets, List.of(more));
    }

    private static String clock(String name, String targets, List<String> more) {
        String rest = more.isEmpty() ? "" : ", " + String.join(", ", more);
        return "{%s, targets: {%s}%s}".formatted(name, targets, rest);
    }
}
