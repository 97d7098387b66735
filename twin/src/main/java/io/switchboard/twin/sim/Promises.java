package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import java.time.Duration;
import java.util.List;

/** What a scenario promises its customers, as policies of the SLA job: a call is to be answered, all else replied to. */
final class Promises {

    private static final String CALENDARS = "calendars:\n  always: {zone: UTC, open: 24x7}\n\npolicies:\n";

    private static final String CALL =
            """
              - id: %1$s
                version: 1
                items: CALL
                when: item.category == "%1$s"
                defaultPriority: P3
                clocks:
                  - clock: CALL_ANSWER
                    run: [QUEUED]
                    pause: [IVR]
                    stop: [CONNECTED, WRAP_UP]
                    targets: {default: {within: %2$ds, calendar: always}}
            """;

    private static final String TICKET =
            """
              - id: %1$s
                version: 1
                items: TICKET
                when: item.category == "%1$s"
                defaultPriority: P3
                clocks:
                  - clock: FIRST_REPLY
                    targets: {default: {within: %2$ds, calendar: always}}
                    levels: [{at: 75%%}]
            """;

    private Promises() {}

    static String yaml(List<ContactClass> classes) {
        StringBuilder text = new StringBuilder(CALENDARS);
        for (ContactClass of : classes) {
            text.append((of.channel() == Channel.PHONE ? CALL : TICKET)
                    .indent(2)
                    .formatted(of.name(), Duration.ofMillis(of.dueMillis()).toSeconds()));
        }
        return text.toString();
    }
}
