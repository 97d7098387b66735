package io.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Snapshots;
import io.switchboard.customer.Regard;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.routing.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of state that was ever released still loads, and the intake asks as if it had never stopped. */
class IntakeStateTest {

    private final List<News> before = new ArrayList<>();
    private final List<News> after = new ArrayList<>();

    IntakeStateTest() {
        ticketThatIsKnownWell();
        ticketWhoseCustomerIsNotKnown();
        callThatIsBackInTheQueue();
        ticketThatIsNotRouted();
        ticketThatRests();
        ticketThatIsOver();
    }

    private void ticketThatIsKnownWell() {
        Life life = Life.ticket("1").about("billing").in("emea").by("CHAT").speaking("de");
        life.running("FIRST_REPLY", 90).running("TOTAL_RESOLUTION", 600);
        before.add(life.opened(0));
        before.add(News.of(ItemType.TICKET, "1", Life.customer(3, 1), regard(1)));
        before.add(News.of(ItemType.TICKET, "1", new Odds(Life.clock("FIRST_REPLY"), Life.millis(2), .4)));
        before.add(life.assigned("kim", 3));
        before.add(life.assigned(null, 4));
        before.add(life.handedOn(5));
        before.add(life.reopened(5.5));
        before.add(life.because("looked at").answered(6));
        before.add(life.assigned("lee", 7));
        after.add(life.assigned(null, 11));
        after.add(News.of(ItemType.TICKET, "1", Life.customer(2, 12), null));
        after.add(life.becomes(Status.CLOSED, 13));
    }

    private static Regard regard(double minute) {
        return new Regard(
                "C-1", Life.millis(minute), "h-1", .25, -.5, Map.of("billing", 3), Map.of("mia", Life.millis(-9)));
    }

    private void ticketWhoseCustomerIsNotKnown() {
        before.add(Life.ticketOf("C-1").opened(8));
        after.add(News.of(ItemType.TICKET, "4711", Life.customer(2, 12), null));
    }

    private void callThatIsBackInTheQueue() {
        Life call = Life.call("2");
        before.add(call.becomes(Status.QUEUED, 1));
        before.add(call.given("noa", Status.CONNECTED, 2));
        before.add(call.becomes(Status.QUEUED, 3));
        after.add(call.becomes(Status.ENDED, 12));
    }

    private void ticketThatIsNotRouted() {
        Life life = Life.ticket("3");
        before.add(life.prioritised(Priority.P4, 4));
        after.add(life.prioritised(Priority.P1, 12));
    }

    private void ticketThatRests() {
        Life life = Life.ticket("5");
        before.add(life.opened(4));
        before.add(life.becomes(Status.PENDING, 9));
    }

    private void ticketThatIsOver() {
        Life life = Life.ticket("4");
        before.add(life.opened(5));
        before.add(life.becomes(Status.CLOSED, 6));
        after.add(life.reopened(12));
    }

    static List<Path> snapshots() throws IOException {
        return Snapshots.of("intake");
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<Request> straight;
        try (var intake = IntakeFunctionTest.harness()) {
            intake.open();
            hear(intake, before);
            int told = intake.extractOutputValues().size();
            hear(intake, after);
            straight = intake.extractOutputValues()
                    .subList(told, intake.extractOutputValues().size());
        }
        try (var intake = IntakeFunctionTest.harness()) {
            Snapshots.restore(intake, snapshot);
            intake.open();
            hear(intake, before.subList(before.size() - 1, before.size()));
            assertThat(intake.extractOutputValues()).as("it was heard before").isEmpty();
            hear(intake, after);
            assertThat(intake.extractOutputValues()).isEqualTo(straight).hasSizeGreaterThan(5);
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theLifeInTheSnapshotLeavesNoComponentAtItsDefault() throws Exception {
        try (var intake = IntakeFunctionTest.harness()) {
            intake.open();
            hear(intake, before);
            assertThat(Snapshots.atDefault(Snapshots.kept(intake, IntakeFunction.knownState())))
                    .as("nothing tells of incidents")
                    .containsExactly("background.incidentMatch");
            Snapshots.write("intake", intake);
        }
        assertThat(snapshots())
                .extracting(file -> file.getFileName().toString())
                .contains("intake-1.snapshot");
    }

    private static void hear(KeyedOneInputStreamOperatorTestHarness<String, News, Request> intake, List<News> news)
            throws Exception {
        for (News each : news) {
            intake.processElement(each, 0);
        }
    }
}
