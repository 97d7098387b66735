package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    private static final String DESK =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
              office:
                zone: Europe/Berlin
                open:
                  - {days: Mon-Fri, hours: "09:00-17:00"}
                  - {days: [Sat], hours: ["09:00-12:00", "13:00-15:00"]}
                  - {date: 2026-10-11, hours: "09:00-17:00"}
                holidays: [2026-04-03, {date: 2026-12-24, hours: "12:00-24:00"}]
            policies:
              - id: desk
                version: 3
                items: TICKET
                defaultPriority: P2
                clocks:
                  - clock: TOTAL_RESOLUTION
                    run: [RESOLVED]
                    close: [CLOSED]
                    reopen: IGNORE
                    targets:
                      P1: {within: PT8H, calendar: always}
                      default: {within: 1h 30m, calendar: office}
                    levels: [{at: 75%}, {before: PT30M, name: last-half-hour}, {before: 90s}]
                  - clock: FIRST_REPLY
                    targets:
                      default: {within: 1h, calendar: office}
            """;

    @Test
    void aDocumentBecomesThePoliciesThatItDescribes() {
        Policy desk = PolicyReader.read("desk.yaml", DESK).policies().get(0);

        assertThat(desk)
                .extracting(Policy::id, Policy::version, Policy::defaultPriority)
                .containsExactly("desk", 3, Priority.P2);
        assertThat(desk.clocks())
                .extracting(ClockRule::kind)
                .containsExactly(ClockKind.TOTAL_RESOLUTION, ClockKind.FIRST_REPLY);
        assertThat(desk.clocks()).extracting(ClockRule::reopen).containsExactly(Reopen.IGNORE, Reopen.IGNORE);
    }

    @Test
    void aStatusThatIsNotListedKeepsItsUsualMeaning() {
        ClockRule total = clock(0);

        assertThat(total.phases())
                .isEqualTo(Map.of(
                        Status.NEW, Phase.RUN,
                        Status.OPEN, Phase.RUN,
                        Status.PENDING, Phase.PAUSE,
                        Status.ON_HOLD, Phase.PAUSE,
                        Status.RESOLVED, Phase.RUN,
                        Status.CLOSED, Phase.CLOSE));
    }

    @Test
    void defaultIsEveryPriorityThatIsNotNamed() {
        Map<Priority, Target> targets = clock(0).targets();

        assertThat(targets.get(Priority.P1)).isEqualTo(Target.within(8 * 3_600_000, BusinessCalendar.always("always")));
        assertThat(targets.get(Priority.P0))
                .isEqualTo(targets.get(Priority.P4))
                .extracting(Target::withinMs, target -> target.calendar().id())
                .containsExactly(5_400_000L, "office");
    }

    @Test
    void levelsAreNamedByThePolicyOrByWhatTheySay() {
        assertThat(clock(0).levels())
                .isEqualTo(List.of(
                        Level.at("75%", Level.Measure.PERCENT, 75),
                        Level.at("last-half-hour", Level.Measure.BEFORE, 1_800_000),
                        Level.at("PT1M30S before", Level.Measure.BEFORE, 90_000)));
        assertThat(clock(1).levels()).isEmpty();
    }

    @Test
    void aCalendarIsOpenWhenItsDocumentSays() {
        BusinessCalendar office = clock(1).targets().get(Priority.P0).calendar();

        assertThat(office.between(at("2026-03-30T00:00:00Z"), at("2026-04-06T00:00:00Z")))
                .as("four working days, a holiday, five hours of Saturday")
                .isEqualTo(Duration.ofHours(4 * 8 + 5).toMillis());
        assertThat(office.between(at("2026-10-11T00:00:00Z"), at("2026-10-12T00:00:00Z")))
                .as("an extra Sunday")
                .isEqualTo(Duration.ofHours(8).toMillis());
        assertThat(office.between(at("2026-12-24T00:00:00Z"), at("2026-12-25T00:00:00Z")))
                .as("Christmas Eve until noon")
                .isEqualTo(Duration.ofHours(3).toMillis());
    }

    @Test
    void thePoliciesTravel() throws IOException, ClassNotFoundException {
        PolicyBook book = PolicyReader.read("desk.yaml", DESK);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(book);
        }

        assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                .isEqualTo(book);
    }

    private static ClockRule clock(int index) {
        return PolicyReader.read("desk.yaml", DESK).policies().get(0).clocks().get(index);
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
