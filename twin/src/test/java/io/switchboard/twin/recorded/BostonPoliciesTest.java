package io.switchboard.twin.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BostonPoliciesTest {

    private static final Path COMMITTED = Path.of("..", "deploy", "policies", "boston311-computed.yaml");

    @Test
    void theDocumentWeShipIsWhatTheCitysPromisesMake() throws IOException {
        Path promises = Recording.real("boston311").stream()
                .filter(file -> file.endsWith("policies.json"))
                .findFirst()
                .orElseThrow();
        String document = BostonPolicies.document(Files.readString(promises));
        if (System.getProperty("switchboard.policies", "").equals("write")) {
            Files.writeString(COMMITTED, document);
        }

        assertThat(Files.readString(COMMITTED))
                .as("deploy/policies/boston311-computed.yaml; to write it anew run ./mvnw -ntp test -pl twin -am"
                        + " -Dtest=BostonPoliciesTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dswitchboard.policies=write")
                .isEqualTo(document);
    }

    @Test
    void everyTypeOfRequestBecomesAPolicy() throws IOException {
        assertThat(policies("\"Sign Repair\": {\"n\": 7, \"policy\": \"10 bd\"}"))
                .isEqualTo(
                        """
                  - id: sign-repair
                    version: 1
                    items: TICKET
                    when: 'item.category == "Sign Repair"'
                    defaultPriority: P3
                    clocks:
                      - {clock: TOTAL_RESOLUTION, targets: {default: {workingDays: 10, calendar: city}}}
                """);
    }

    @Test
    void calendarTimeIsDaysByTheCitysClockOrWhatItSays() throws IOException {
        assertThat(target("cal 8760.02h")).isEqualTo("{workingDays: 365, calendar: every-day}");
        assertThat(target("cal 1439.98h")).isEqualTo("{workingDays: 60, calendar: every-day}");
        assertThat(target("cal 36.45h")).isEqualTo("{within: 36h 27m, calendar: every-day}");
        assertThat(target("cal 0.0166667h")).isEqualTo("{within: 0h 1m, calendar: every-day}");
        assertThat(policies("\"Highway\": {\"policy\": \"cal 0h\"}")).isEmpty();
    }

    @Test
    void aPromiseThatChangedHasTwoVersions() throws IOException {
        assertThat(policies("\"Sticker Request\": {\"policy\": \"1 bd\"}"))
                .isEqualTo(
                        """
                  - id: sticker-request
                    version: 2
                    effectiveFrom: 2015-02-16T18:00:00Z
                    publish: NEW_ONLY
                    items: TICKET
                    when: 'item.category == "Sticker Request"'
                    defaultPriority: P3
                    clocks:
                      - {clock: TOTAL_RESOLUTION, targets: {default: {workingDays: 1, calendar: city}}}
                  - id: sticker-request
                    version: 1
                    items: TICKET
                    when: 'item.category == "Sticker Request"'
                    defaultPriority: P3
                    clocks:
                      - {clock: TOTAL_RESOLUTION, targets: {default: {workingDays: 2, calendar: city}}}
                """);
    }

    private static String target(String promise) throws IOException {
        String policies = policies("\"Any\": {\"policy\": \"%s\"}".formatted(promise));
        return policies.substring(policies.indexOf("default: {") + "default: ".length(), policies.indexOf("}}}") + 1);
    }

    /** What is below {@code policies:}. */
    private static String policies(String types) throws IOException {
        return BostonPolicies.document("{" + types + "}").split("\npolicies:\n", 2)[1];
    }
}
