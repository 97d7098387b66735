package io.switchboard.bench;

import java.time.Duration;

/** What the desk of the benchmark promises. */
public final class Promises {

    private static final String DESK =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
            """;

    /** What the rivals keep, too: a first reply, a resolution that pauses while it waits for the customer, and warnings. */
    public static final String BASIC = DESK
            + """
                  - clock: FIRST_REPLY
                    targets: {default: {within: 1h, calendar: always}}
                    levels: [{at: 75%}]
                  - clock: REQUESTER_WAIT
                    targets: {default: {within: 120h, calendar: always}}
                    levels: [{at: 75%}]
            """;

    /** The same, and an answer to each message of the customer. */
    public static final String THREE_CLOCKS =
            """
            %s      - clock: NEXT_REPLY
                    targets: {default: {within: 4h, calendar: always}}
                    levels: [{at: 75%%}]
            """
                    .formatted(BASIC);

    /** So short that deadlines pass while one looks; the rest as above. */
    public static final String SHORT = BASIC.replace("within: 1h", "within: 20s");

    /** When tickets that nobody answers are due under {@link #ONE_ALARM}: later than the job has read many of them. */
    static final Duration ALARM = Duration.ofMinutes(1);

    /** A first reply in that time, without a warning before it. */
    static final String ONE_ALARM = DESK
            + """
                  - clock: FIRST_REPLY
                    targets: {default: {within: %s, calendar: always}}
            """
                    .formatted(ALARM);

    private Promises() {}
}
