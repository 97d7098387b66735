package io.switchboard.sla;

import static io.switchboard.sla.Desk.asked;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Snapshots;
import io.switchboard.event.Author;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was ever kept of messages still loads, and goes with its ticket into the other. In the first shape entries were not packed. */
class MergeStateTest {

    private static final Duration KEEP = Duration.ofDays(31);

    private static final Posting OPENED = opened(friday("09:00"))
            .priority(Priority.P2)
            .sequence(1)
            .createdAt(friday("08:59"))
            .posting();

    private static final Posting MERGED = merged("T-2", "T-8", friday("10:00"));

    /** One ticket has not been merged yet, the other has. */
    private static final Posting[] BEFORE = {
        OPENED,
        SlaStateTest.full("T-1", Kind.MESSAGE, Status.OPEN, Author.CUSTOMER, Visibility.PUBLIC, friday("09:45")),
        asked(friday("09:30")).item("T-2").posting(),
        MERGED
    };

    /** The first two were heard before. */
    private static final Posting[] AFTER = {
        OPENED,
        MERGED,
        merged("T-1", "T-9", friday("10:30")),
        asked(friday("10:45")).item("T-2").posting()
    };

    /** When the second ticket's time is over, and the first one's is not. */
    private static final Posting LONG_AFTER = asked(friday("11:15")).posting();

    /** Only of customers, acknowledgements and inherited messages: nobody says these to a ticket. */
    private static final List<String> OF_OTHER_ENTRIES = List.of(
            "entry.tier",
            "entry.contract",
            "entry.customerRegion",
            "entry.policyId",
            "entry.clock",
            "entry.cycle",
            "entry.source",
            "entry.saidAt");

    private static Posting merged(String item, String into, Instant at) {
        return told(Kind.MERGED, at).item(item).mergedInto(into).posting();
    }

    static List<Path> snapshots() throws IOException {
        return Snapshots.of(MergeFunction.UID);
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotOfMessagesCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<Posting> straight;
        try (var merges = MergeFunctionTest.harness()) {
            merges.open();
            before(merges);
            int passedOn = merges.extractOutputValues().size();
            after(merges);
            straight = merges.extractOutputValues()
                    .subList(passedOn, merges.extractOutputValues().size());
        }
        try (var merges = MergeFunctionTest.harness()) {
            Snapshots.restore(merges, snapshot);
            merges.open();
            assertThat(atDefault(merges)).isEqualTo(OF_OTHER_ENTRIES);
            after(merges);
            assertThat(merges.extractOutputValues()).isEqualTo(straight).hasSize(4);
            assertThat(kept(merges)).as("what is kept when all is over").isEmpty();
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void whatWasSaidInTheSnapshotLeavesNoComponentOfAMessageAtItsDefault() throws Exception {
        try (var merges = MergeFunctionTest.harness()) {
            merges.open();
            before(merges);
            assertThat(atDefault(merges)).isEqualTo(OF_OTHER_ENTRIES);
            Snapshots.write(MergeFunction.UID, merges);
        }
        assertThat(snapshots()).isNotEmpty();
    }

    private static void before(KeyedOneInputStreamOperatorTestHarness<String, Posting, Posting> merges)
            throws Exception {
        MergeFunctionTest.hear(merges, BEFORE);
        until(merges, friday("10:15"));
    }

    private static void after(KeyedOneInputStreamOperatorTestHarness<String, Posting, Posting> merges)
            throws Exception {
        until(merges, friday("10:15"));
        MergeFunctionTest.hear(merges, AFTER);
        until(merges, friday("10:00").plus(KEEP));
        MergeFunctionTest.hear(merges, LONG_AFTER);
        until(merges, friday("10:30").plus(KEEP));
    }

    private static void until(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> merges, Instant time) throws Exception {
        merges.processWatermark(time.toEpochMilli());
    }

    private static List<String> atDefault(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> merges) throws Exception {
        return Snapshots.atDefault(kept(merges));
    }

    private static List<Object> kept(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> merges) throws Exception {
        return Snapshots.kept(merges, MergeFunction.saidState(), MergeFunction.mergesState());
    }
}
