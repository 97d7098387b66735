package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.SlaOperatorTest.harness;
import static io.switchboard.sla.SlaOperatorTest.hear;
import static io.switchboard.sla.SlaOperatorTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import io.switchboard.policy.Publication;
import io.switchboard.policy.Publications;
import io.switchboard.policy.Release;
import io.switchboard.policy.Shelf;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What is published while the job runs reaches every open item, and holds no event up. */
class PublishingTest {

    private static final int MANY = 20_000;
    private static final int SOME = 2_000;

    @Test
    @Proves("R-51")
    void eventsAreHeardBetweenTheSlicesOfASweep() throws Exception {
        try (var sla = harness()) {
            sla.open();
            Turns.toTheEnd(sla);
            openMany(sla, MANY);
            publish(sla, secondVersion());
            int slices = 0;
            while (Turns.arranged(sla) > 0) {
                hear(sla, opened(friday("10:00")).id("between").item("new-" + slices++));
                Turns.next(sla);
            }
            assertThat(slices).isEqualTo(MANY / Turn.MOST);
        }
    }

    @Test
    @Proves("R-51")
    void everyOpenItemIsHeldToWhatWasPublished() throws Exception {
        try (var sla = harness()) {
            sla.open();
            Turns.toTheEnd(sla);
            openMany(sla, SOME);
            until(sla, friday("10:30"));
            int before = sla.extractOutputValues().size();
            publish(sla, secondVersion());
            Turns.toTheEnd(sla);
            assertThat(sla.extractOutputValues().size() - before).isGreaterThanOrEqualTo(SOME);
        }
    }

    @Test
    void aSecondPublicationLetsTheSweepBeginAnewAndArrangesNoOtherSlices() throws Exception {
        try (var sla = harness()) {
            sla.open();
            Turns.toTheEnd(sla);
            openMany(sla, 1_000);
            publish(sla, secondVersion());
            Turns.next(sla);
            publish(sla, retirement("2026-05-01T00:00:00Z"));
            assertThat(Turns.arranged(sla)).isEqualTo(1);
            assertThat(Turns.toTheEnd(sla)).isEqualTo(1_000 / Turn.MOST);
        }
    }

    @Test
    void onTheHeapTheSweepWalksThroughACopy() throws Exception {
        try (var sla = harness()) {
            sla.setStateBackend(new HashMapStateBackend());
            sla.open();
            Turns.toTheEnd(sla);
            openMany(sla, 1_000);
            publish(sla, secondVersion());
            assertThat(Turns.toTheEnd(sla)).isEqualTo(1_000 / Turn.MOST);
        }
    }

    @Test
    @Proves("R-54")
    void whatCannotBeUsedIsPutAsideWithItsReasonAndTheLastGoodBookStays() throws Exception {
        try (var sla = harness()) {
            sla.open();
            Turns.toTheEnd(sla);
            openMany(sla, 10);
            publish(sla, publication(Publication.Kind.POLICY, "desk", 2, "calendars: {}\npolicies: []"));
            assertThat(Turns.arranged(sla)).isZero();
            assertThat(sla.getSideOutput(SlaOperatorTest.REFUSED))
                    .singleElement()
                    .satisfies(refused -> assertThat(refused.getValue()).contains("POLICY/desk/2"));
        }
    }

    @Test
    void aSweepThatWasCutShortBeginsAnewAfterARestoreAndAFinishedOneDoesNot() throws Exception {
        OperatorSubtaskState cutShort;
        OperatorSubtaskState finished;
        try (var sla = harness()) {
            sla.open();
            Turns.toTheEnd(sla);
            openMany(sla, 1_000);
            publish(sla, secondVersion());
            Turns.next(sla);
            cutShort = sla.snapshot(1, 1);
            Turns.toTheEnd(sla);
            finished = sla.snapshot(2, 2);
        }
        assertThat(slicesAfter(cutShort)).isEqualTo(1_000 / Turn.MOST);
        assertThat(slicesAfter(finished)).isZero();
    }

    @Test
    void aBookThatComesBackBeforeTheSweepOfTheOtherIsOverIsSweptForAgain() throws Exception {
        try (var sla = harness()) {
            sla.open();
            Turns.toTheEnd(sla);
            openMany(sla, 1_000);
            publish(sla, retirement("2026-05-01T00:00:00Z"));
            Turns.toTheEnd(sla);
            publish(sla, retirement("2026-06-01T00:00:00Z"));
            Turns.next(sla);
            publish(sla, retirement("2026-05-01T00:00:00Z"));
            OperatorSubtaskState cutShort = sla.snapshot(1, 1);
            assertThat(slicesAfter(cutShort)).isEqualTo(1_000 / Turn.MOST);
        }
    }

    @Test
    void policiesHoldNoTimeUp() throws Exception {
        try (var sla = harness()) {
            sla.open();
            hear(sla, opened(friday("09:00")));
            until(sla, friday("10:00"));
            assertThat(sla.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    @Proves("R-79")
    void whatIsDueAndHasNotFiredIsCountedAndTheCountSurvivesARestore() throws Exception {
        OperatorSubtaskState snapshot;
        long elevenByTheWall = friday("11:00").toEpochMilli();
        try (var sla = harness()) {
            sla.open();
            Turns.toTheEnd(sla);
            openMany(sla, 7);
            sla.setProcessingTime(friday("09:30").toEpochMilli());
            assertThat(dueNotFired(sla)).isZero();
            sla.setProcessingTime(elevenByTheWall);
            assertThat(dueNotFired(sla)).as("the watermark is behind").isEqualTo(7);
            snapshot = sla.snapshot(1, 1);
        }
        try (var sla = harness()) {
            sla.initializeState(snapshot);
            sla.open();
            sla.setProcessingTime(elevenByTheWall);
            assertThat(dueNotFired(sla)).isEqualTo(7);
            until(sla, friday("10:59"));
            assertThat(dueNotFired(sla)).as("it has caught up").isZero();
        }
    }

    @Test
    @Proves("R-79")
    void theCountsOfAllPartsAddUpAfterARescale() throws Exception {
        OperatorSubtaskState snapshot;
        try (var sla = harness(1, 0)) {
            sla.open();
            openMany(sla, 50);
            snapshot = sla.snapshot(1, 1);
        }
        long due = 0;
        long left = 0;
        for (int part = 0; part < 2; part++) {
            try (var sla = harness(2, part)) {
                sla.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        snapshot, SlaOperatorTest.MAX_PARALLELISM, 1, 2, part));
                sla.open();
                sla.setProcessingTime(friday("11:00").toEpochMilli());
                due += dueNotFired(sla);
                until(sla, friday("10:59"));
                left += dueNotFired(sla);
            }
        }
        assertThat(due).isEqualTo(50);
        assertThat(left).isZero();
    }

    @Test
    @Proves("R-54")
    void aVersionThatIsPublishedAgainWithSomethingElseInItIsRefused() throws Exception {
        try (var sla = harness()) {
            sla.open();
            publish(sla, secondVersion());
            for (Publication one : secondVersion()) {
                publish(sla, one);
            }
            assertThat(sla.getSideOutput(SlaOperatorTest.REFUSED))
                    .as("the same again")
                    .isNull();
            Publication second = Arrays.stream(secondVersion())
                    .filter(one -> one.id().equals("desk"))
                    .findFirst()
                    .orElseThrow();
            String other = second.document().replace("PT1H", "PT3H");
            publish(sla, publication(second.kind(), second.id(), second.version(), other));
            assertThat(sla.getSideOutput(SlaOperatorTest.REFUSED))
                    .singleElement()
                    .satisfies(refused -> assertThat(refused.getValue()).endsWith("raise its version"));
        }
    }

    @Test
    @Proves({"R-27", "R-60"})
    void untilAllItemsAreHeldToWhatWasPublishedTheCauseIsAllOfIt() throws Exception {
        try (var sla = harness()) {
            sla.open();
            Turns.toTheEnd(sla);
            openMany(sla, 10);
            until(sla, friday("10:30"));
            int before = sla.extractOutputValues().size();
            publish(sla, secondVersion());
            Turns.toTheEnd(sla);
            assertThat(sla.extractOutputValues().stream().skip(before).filter(PublishingTest::isACorrection))
                    .isNotEmpty()
                    .extracting(Escalation::cause)
                    .containsOnly("policy desk version 2, policy phone version 2");

            int second = sla.extractOutputValues().size();
            publish(sla, Publications.retirement("desk", friday("10:00"), friday("10:00"), "anna", "no desk"));
            Turns.toTheEnd(sla);
            assertThat(sla.extractOutputValues().stream().skip(second).filter(PublishingTest::isACorrection))
                    .as("the sweep for the others is over")
                    .isNotEmpty()
                    .extracting(Escalation::cause)
                    .containsOnly("retired desk");
        }
    }

    private static boolean isACorrection(Escalation escalation) {
        return escalation.correction() != null;
    }

    @Test
    void ofManyCausesOnlyTheFirstAreNamed() {
        assertThat(Publishing.cause(List.of("one"))).isEqualTo("one");
        assertThat(Publishing.cause(List.of("1", "2", "3", "4", "5", "6", "7"))).isEqualTo("1, 2, 3, 4, 5 and 2 more");
    }

    @Test
    void whatAJobWasGivenAndReadsAgainBeginsNoSweep() throws Exception {
        try (var sla = harness(secondVersion())) {
            sla.open();
            Turns.toTheEnd(sla);
            openMany(sla, 1_000);
            publish(sla, retirement("2026-05-01T00:00:00Z"));
            Turns.next(sla);
            publish(sla, secondVersion());
            publish(sla, retirement("2026-05-01T00:00:00Z"));
            assertThat(Turns.toTheEnd(sla)).isEqualTo(1_000 / Turn.MOST - 1);
        }
    }

    @Test
    @Proves("R-54")
    void whatWasStoredAndCannotBeUsedAnyMoreIsLeftOutAndKept() throws Exception {
        Publication never = publication(
                Publication.Kind.POLICY,
                "desk",
                3,
                secondVersion()[3]
                        .document()
                        .replace("\"version\":\"2\"", "\"version\":\"3\"")
                        .replace("{\"at\":\"50%\"}", "{\"after\":\"999999999h\"}"));
        OperatorSubtaskState snapshot;
        try (var sla = harness()) {
            sla.open();
            publish(sla, secondVersion());
            state(sla).put(never.key(), never);
            snapshot = sla.snapshot(1, 1);
        }
        try (var sla = harness(never)) {
            sla.initializeState(snapshot);
            sla.open();
            hear(sla, opened(friday("09:00")));
            until(sla, friday("09:30"));
            assertThat(sla.extractOutputValues())
                    .as("the last good version is in force")
                    .extracting(Escalation::policyVersion)
                    .containsExactly(2);
            publish(sla, retirement("2026-05-01T00:00:00Z"));
            assertThat(sla.getSideOutput(SlaOperatorTest.REFUSED)).isNull();
            assertThat(state(sla).get(never.key())).isEqualTo(never);
        }
    }

    private static BroadcastState<String, Publication> state(KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> sla)
            throws Exception {
        return ((LedgerOperator) sla.getOperator())
                .getOperatorStateBackend()
                .getBroadcastState(SlaOperator.publicationsState());
    }

    @Test
    @Proves("R-50")
    void aVersionOfTheFileIsNotBeatenByAnEarlierOneThatAlwaysCounts() {
        Release first = Release.of(Shelf.empty(), "desk.yaml", Desk.POLICIES, new Release.Note(friday("08:00")));
        SlaRules file = Desk.RULES.under(
                PolicyReader.read("desk.yaml", Desk.POLICIES.replace("version: 1", "version: 2")), "policies");
        PolicyBook both =
                Publishing.with(file, first.publications(), "policies").book();

        assertThat(both.inForce(
                                "desk",
                                friday("09:00").toEpochMilli(),
                                friday("08:30").toEpochMilli())
                        .version())
                .isEqualTo(2);
    }

    private static long dueNotFired(KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> sla) {
        return ((LedgerOperator) sla.getOperator()).dueNotFired();
    }

    private static int slicesAfter(OperatorSubtaskState snapshot) throws Exception {
        try (var sla = harness()) {
            sla.initializeState(snapshot);
            sla.open();
            return Turns.toTheEnd(sla);
        }
    }

    private static void openMany(
            KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> sla, int tickets)
            throws Exception {
        for (int i = 0; i < tickets; i++) {
            hear(sla, opened(friday("09:00")).item("T-" + i));
        }
    }

    private static void publish(
            KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> sla, Publication... all)
            throws Exception {
        for (Publication one : all) {
            sla.processElement2(one, friday("09:00").toEpochMilli());
        }
    }

    /** The desk promises half the time. */
    private static Publication[] secondVersion() {
        String document = Desk.POLICIES
                .replace("version: 1", "version: 2\n    effectiveFrom: 2026-03-06T08:00:00Z")
                .replace("PT2H", "PT1H");
        return Publications.of("desk.yaml", document, friday("08:00"), "anna", "half the time")
                .toArray(Publication[]::new);
    }

    private static Publication retirement(String from) {
        return Publications.retirement("phone", Instant.parse(from), friday("08:00"), "anna", "no phone");
    }

    private static Publication publication(Publication.Kind kind, String id, int version, String document) {
        Instant at = friday("08:00");
        return new Publication(kind, id, version, at, at, "anna", "half the time", document);
    }
}
