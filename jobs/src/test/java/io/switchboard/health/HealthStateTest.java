package io.switchboard.health;

import static io.switchboard.health.Patient.ID;
import static io.switchboard.health.Patient.answer;
import static io.switchboard.health.Patient.closed;
import static io.switchboard.health.Patient.cycle;
import static io.switchboard.health.Patient.item;
import static io.switchboard.health.Patient.minute;
import static io.switchboard.health.Patient.opened;
import static io.switchboard.health.Patient.profile;
import static io.switchboard.health.Patient.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Snapshots;
import io.switchboard.event.HealthSignal;
import io.switchboard.event.SurveyResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of state that was ever released still loads, and what is told of customers goes on. */
class HealthStateTest {

    /** A case was raised, the customer came, and the pressure is gone; a measurement's turn has not come. */
    private static final List<Fact> BEFORE = List.of(
            profile(3, minute(-10)),
            opened("T-1", "network", minute(0)),
            item("T-2", "billing", minute(1), minute(1), true, 0, "kim"),
            cycle("T-1", 2, minute(2), minute(3)),
            closed("T-2", "billing", minute(1), minute(3)),
            answer(SurveyResponse.Kind.NPS, 3, minute(4)),
            answer(SurveyResponse.Kind.CSAT, 2, minute(5)),
            item("T-2", "billing", minute(1), minute(6), true, 1, "lee"),
            signal("vm-1", .9, minute(10)),
            signal("vm-1", .92, minute(13)),
            another(.9, 15),
            signal("vm-2", .3, minute(16)),
            opened("T-3", "network", minute(17)),
            signal("vm-1", .3, minute(18)),
            another(.9, 19),
            signal("vm-1", .35, minute(22)),
            another(.9, 23),
            another(.95, 25),
            signal("vm-1", .9, minute(27)));

    /** Another customer has a case that is open. */
    private static Fact another(double share, double minute) {
        return Fact.of(new HealthSignal(
                "another@" + minute, "C-2", "vm-9", Instant.ofEpochMilli(minute(minute)), share, share, share, share));
    }

    private static final long STOP = minute(26);

    private static final List<Fact> AFTER = List.of(
            another(.2, 28),
            closed("T-1", "network", minute(0), minute(29)),
            profile(4, minute(30)),
            signal("vm-1", .95, minute(33)));

    private static final SurveyResponse ANSWER = new SurveyResponse(
            "a-1", "T-1", null, Patient.NINE, SurveyResponse.Kind.CSAT, 2, Patient.NINE.minusSeconds(60), "kim");

    private static final List<OwnerWord> OWNERS_BEFORE =
            List.of(OwnerWord.of(ANSWER), new OwnerWord("T-2", ID, minute(1), true, null));

    private static final List<OwnerWord> OWNERS_AFTER = List.of(
            new OwnerWord("T-1", ID, minute(2), false, null),
            OwnerWord.of(new SurveyResponse("a-2", "T-2", null, Patient.NINE, SurveyResponse.Kind.NPS, 9, null, null)));

    static List<Path> healthSnapshots() throws IOException {
        return Snapshots.of("health");
    }

    static List<Path> ownerSnapshots() throws IOException {
        return Snapshots.of("owners");
    }

    private record Told(List<HealthNews> news, List<ProactiveCase> cases) {

        static Told of(KeyedOneInputStreamOperatorTestHarness<String, Fact, HealthNews> health) {
            var cases = health.getSideOutput(HealthFunction.CASES);
            return new Told(
                    List.copyOf(health.extractOutputValues()),
                    cases == null
                            ? List.of()
                            : cases.stream().map(StreamRecord::getValue).toList());
        }

        Told after(Told before) {
            return new Told(
                    news.subList(before.news.size(), news.size()), cases.subList(before.cases.size(), cases.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("healthSnapshots")
    void aReleasedSnapshotOfCustomersCarriesOnWhereItStopped(Path snapshot) throws Exception {
        Told straight;
        try (var health = HealthFunctionTest.harness()) {
            health.open();
            hear(health, BEFORE, STOP);
            Told before = Told.of(health);
            hear(health, AFTER, minute(10_000));
            straight = Told.of(health).after(before);
        }
        try (var health = HealthFunctionTest.harness()) {
            Snapshots.restore(health, snapshot);
            health.open();
            health.processWatermark(STOP);
            assertThat(health.extractOutputValues()).isEmpty();
            hear(health, AFTER, minute(10_000));
            assertThat(Told.of(health)).isEqualTo(straight);
            assertThat(straight.news()).hasSizeGreaterThan(5);
            assertThat(straight.cases()).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @MethodSource("ownerSnapshots")
    void aReleasedSnapshotOfOwnersCarriesOnWhereItStopped(Path snapshot) throws Exception {
        try (var owners = HealthFunctionTest.owners()) {
            Snapshots.restore(owners, snapshot);
            owners.open();
            for (OwnerWord word : OWNERS_AFTER) {
                owners.processElement(word, 0);
            }
            assertThat(owners.extractOutputValues())
                    .containsExactly(
                            Fact.of(ID, ANSWER), Fact.of(ID, OWNERS_AFTER.get(1).answer()));
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theLivesInTheSnapshotsLeaveNoComponentAtItsDefault() throws Exception {
        try (var health = HealthFunctionTest.harness()) {
            health.open();
            hear(health, BEFORE, STOP);
            assertThat(Snapshots.atDefault(
                            Snapshots.kept(health, HealthFunction.profileState(), HealthFunction.fileState())))
                    .isEmpty();
            Snapshots.write("health", health);
        }
        try (var owners = HealthFunctionTest.owners()) {
            owners.open();
            for (OwnerWord word : OWNERS_BEFORE) {
                owners.processElement(word, 0);
            }
            assertThat(Snapshots.atDefault(Snapshots.kept(owners, OwnerFunction.ownerState())))
                    .as("whose answer it is, is what is not known")
                    .containsExactly("surveyresponse.customerId");
            Snapshots.write("owners", owners);
        }
        assertThat(healthSnapshots()).isNotEmpty();
        assertThat(ownerSnapshots()).isNotEmpty();
    }

    private static void hear(
            KeyedOneInputStreamOperatorTestHarness<String, Fact, HealthNews> health, List<Fact> facts, long until)
            throws Exception {
        for (Fact fact : facts) {
            health.processElement(fact, fact.at());
            health.processWatermark(Math.min(fact.at() - 10_000, until));
        }
        health.processWatermark(until);
    }
}
