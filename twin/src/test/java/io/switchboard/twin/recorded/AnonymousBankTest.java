package io.switchboard.twin.recorded;

import static io.switchboard.event.CallEvent.Kind.ABANDONED;
import static io.switchboard.event.CallEvent.Kind.ANSWERED;
import static io.switchboard.event.CallEvent.Kind.ENDED;
import static io.switchboard.event.CallEvent.Kind.OFFERED;
import static io.switchboard.event.CallEvent.Kind.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.twin.Parcel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnonymousBankTest {

    private static final String HEADER = "vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit"
            + "\tvru_time\tq_start\tq_exit\tq_time\toutcome\tser_start\tser_exit\tser_time\tserver";

    @TempDir
    Path directory;

    @Test
    void aCallThatQueuedIsOfferedQueuedAnsweredAndEnded() {
        assertThat(calls("AA0102\t7\t4711\t2\tNW\t990105\t9:59:50\t10:00:00\t10\t10:00:00\t10:00:40\t40\tAGENT"
                        + "\t10:00:39\t10:02:40\t120\tANNA"))
                .extracting(CallEvent::kind, CallEvent::at, CallEvent::status, CallEvent::assignee, CallEvent::sequence)
                .containsExactly(
                        tuple(OFFERED, at("1999-01-05T09:59:50Z"), Status.IVR, null, 0L),
                        tuple(QUEUED, at("1999-01-05T10:00:00Z"), Status.QUEUED, null, 1L),
                        tuple(ANSWERED, at("1999-01-05T10:00:40Z"), Status.CONNECTED, "ANNA", 2L),
                        tuple(ENDED, at("1999-01-05T10:02:40Z"), Status.ENDED, "ANNA", 3L));
    }

    @Test
    void aCallKnowsWhoseItIs() {
        CallEvent call = calls(queued("4711\t2\t TT", "NO_SERVER")).get(0);

        assertThat(call.itemId()).isEqualTo("990105-AA0102-7");
        assertThat(call.eventId()).isEqualTo("990105-AA0102-7-0");
        assertThat(call.customerId()).isEqualTo("4711");
        assertThat(call.priority()).isEqualTo(Priority.P1);
        assertThat(call.category()).isEqualTo("TT");
        assertThat(call.group()).isEqualTo("AA0102");
    }

    @Test
    void aCallerNobodyKnowsHasNeitherNameNorPriority() {
        List<CallEvent> calls = calls(queued("0\t0\tPS", "NO_SERVER"));

        assertThat(calls).extracting(CallEvent::customerId).containsOnlyNulls();
        assertThat(calls).extracting(CallEvent::priority).containsOnlyNulls();
        assertThat(calls).extracting(CallEvent::assignee).containsOnlyNulls();
        assertThat(calls(queued("12\t1\tPS", "NO_SERVER")))
                .extracting(CallEvent::priority)
                .containsOnly(Priority.P2);
    }

    private static String queued(String customer, String server) {
        return "AA0102\t7\t" + customer + "\t990105\t9:59:50\t10:00:00\t10\t10:00:00\t10:00:40\t40\tAGENT"
                + "\t10:00:39\t10:02:40\t120\t" + server;
    }

    @Test
    void noughtOClockMeansThatTheCallDidNotQueue() {
        assertThat(calls("AA0101\t1\t0\t0\tPS\t990105\t9:00:00\t9:00:10\t10\t0:00:00\t0:00:00\t0\tAGENT"
                        + "\t9:00:09\t9:01:10\t60\tANNA"))
                .extracting(CallEvent::kind, CallEvent::at)
                .containsExactly(
                        tuple(OFFERED, at("1999-01-05T09:00:00Z")),
                        tuple(QUEUED, at("1999-01-05T09:00:10Z")),
                        tuple(ANSWERED, at("1999-01-05T09:00:10Z")),
                        tuple(ENDED, at("1999-01-05T09:01:10Z")));
    }

    @Test
    void whoHangsUpInTheMenuNeverQueued() {
        assertThat(calls("AA0101\t1\t0\t0\tPS\t990105\t9:00:00\t9:00:10\t10\t0:00:00\t0:00:00\t0\tHANG"
                        + "\t0:00:00\t0:00:00\t0\tNO_SERVER"))
                .extracting(CallEvent::kind, CallEvent::at, CallEvent::status)
                .containsExactly(
                        tuple(OFFERED, at("1999-01-05T09:00:00Z"), Status.IVR),
                        tuple(ABANDONED, at("1999-01-05T09:00:10Z"), Status.ENDED));
    }

    @Test
    void whoHangsUpInTheQueueIsAbandonedThere() {
        assertThat(calls("AA0101\t1\t0\t0\tPS\t990105\t9:00:00\t9:00:10\t10\t9:00:10\t9:01:10\t60\tHANG"
                        + "\t0:00:00\t0:00:00\t0\tNO_SERVER"))
                .extracting(CallEvent::kind, CallEvent::at)
                .containsExactly(
                        tuple(OFFERED, at("1999-01-05T09:00:00Z")),
                        tuple(QUEUED, at("1999-01-05T09:00:10Z")),
                        tuple(ABANDONED, at("1999-01-05T09:01:10Z")));
    }

    @Test
    void aCallMayCrossMidnightBeforeItQueues() {
        assertThat(calls("AA0101\t1\t0\t0\tPS\t990131\t23:59:50\t0:00:00\t10\t0:00:00\t0:00:30\t30\tAGENT"
                        + "\t0:00:29\t0:01:00\t30\tANNA"))
                .extracting(CallEvent::at)
                .containsExactly(
                        at("1999-01-31T23:59:50Z"),
                        at("1999-02-01T00:00:00Z"),
                        at("1999-02-01T00:00:30Z"),
                        at("1999-02-01T00:01:00Z"));
    }

    @Test
    void aStampAFewSecondsEarlyIsNoReasonToWaitUntilTomorrow() {
        assertThat(calls("AA0101\t1\t0\t0\tPS\t990105\t10:00:30\t9:59:40\t-50\t9:59:40\t10:01:00\t80\tAGENT"
                        + "\t10:00:59\t10:02:00\t60\tANNA"))
                .extracting(CallEvent::at)
                .containsExactly(
                        at("1999-01-05T10:00:30Z"),
                        at("1999-01-05T10:00:30Z"),
                        at("1999-01-05T10:01:50Z"),
                        at("1999-01-05T10:02:50Z"));
    }

    @Test
    void aPhantomWasNoCall() {
        assertThat(calls("AA0101\t1\t0\t0\tPS\t990105\t9:00:00\t9:00:10\t10\t9:00:10\t9:01:10\t60\tPHANTOM"
                        + "\t0:00:00\t0:00:00\t0\tNO_SERVER"))
                .isEmpty();
    }

    @Test
    void aSpaceForATabSpoilsItsLineOnly() {
        String good = queued("4711\t2\tNW", "ANNA");
        String broken = good.replace("990105\t9:59:50", "990105 9:59:50");
        List<Parcel> parcels = Recording.parcels(
                Feed.ANONYMOUS_BANK,
                Recording.file(directory, "january.txt", HEADER, good, broken, good.replace("\t7\t", "\t8\t")));

        assertThat(parcels).hasSize(9);
        assertThat(parcels)
                .filteredOn(parcel -> !parcel.isReadable())
                .singleElement()
                .satisfies(parcel -> {
                    assertThat(parcel.bytes()).isEqualTo(broken.getBytes(StandardCharsets.UTF_8));
                    assertThat(parcel.type()).isEqualTo(ItemType.CALL);
                    assertThat(parcel.key()).isEqualTo("january.txt:3");
                    assertThat(parcel.at()).isEqualTo(at("1999-01-05T09:59:50Z"));
                });
    }

    @Test
    void aLineThatSaysNonsenseIsHandedOnAsItIs() {
        String good = queued("4711\t2\tNW", "ANNA");
        List<String> nonsense = List.of(
                good.replace("AGENT", "ROBOT"),
                good.replace("990105", "990231"),
                good.replace("10:00:40\t40", "10:00:40\tforty"),
                good.replace("9:59:50", "25:59:50"),
                good.replace("AA0102\t7", "AA0102\t"),
                good + "\tmore",
                "\"" + good,
                "x".repeat(40_000));
        Path file = Recording.file(
                directory, "january.txt", HEADER + "\n" + String.join("\n", nonsense) + "\n\r\n" + good + "\t \r");
        List<Parcel> parcels = Recording.parcels(Feed.ANONYMOUS_BANK, file);

        assertThat(parcels).filteredOn(Parcel::isReadable).hasSize(4);
        assertThat(parcels)
                .filteredOn(parcel -> !parcel.isReadable())
                .extracting(Parcel::key)
                .containsOnly(
                        "january.txt:2",
                        "january.txt:3",
                        "january.txt:4",
                        "january.txt:5",
                        "january.txt:6",
                        "january.txt:7",
                        "january.txt:8",
                        "january.txt:9");
        assertThat(parcels)
                .filteredOn(parcel -> parcel.key().equals("january.txt:9"))
                .as("noise comes in pieces")
                .extracting(parcel -> parcel.bytes().length)
                .containsExactlyInAnyOrder(Lines.LONGEST, Lines.LONGEST, 40_000 - 2 * Lines.LONGEST);
    }

    @Test
    void aNumberThatCannotBeIsRefused() {
        String good = queued("4711\t2\tNW", "ANNA");
        List<String> wrong = List.of(
                good.replace("10:00:40\t40", "10:00:40\t-1"),
                good.replace("10:02:40\t120", "10:02:40\t-120"),
                good.replace("10:00:40\t40", "10:00:40\t86401"),
                good.replace("10:02:40\t120", "10:02:40\t99999999999999999999"),
                good.replace("10:02:40\t120", "10:02:40\t12.5"),
                good.replace("10:02:40\t120", "10:02:40\t"),
                good.replace("4711\t2", "4711\t7"),
                good.replace("4711\t2", "4711\t"));

        assertThat(wrong).allSatisfy(line -> assertThat(parcels(line)).noneMatch(Parcel::isReadable));
    }

    @Test
    void aTimeInTheMenuThatIsNegativeIsNotOursToJudge() {
        String good = queued("4711\t2\tNW", "ANNA");

        assertThat(parcels(good.replace("10:00:00\t10\t", "10:00:00\t-50\t"))).allMatch(Parcel::isReadable);
    }

    @Test
    void aDateInAnyOtherFormIsRefused() {
        String good = queued("4711\t2\tNW", "ANNA");

        assertThat(List.of("19990105", "1999-01-05", "05/01/1999", "5.1.99", "0", "99015", "991301", "050199"))
                .allSatisfy(date -> assertThat(parcels(good.replace("990105", date)))
                        .as(date)
                        .noneMatch(Parcel::isReadable));
    }

    @Test
    void bytesThatAreNoTextSpoilTheirLineOnly() {
        byte[] good = queued("4711\t2\tNW", "ANNA").getBytes(StandardCharsets.UTF_8);
        byte[] bad = queued("4711\t2\tNW", "AN\u00d1A").getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List.of((HEADER + "\n").getBytes(StandardCharsets.UTF_8), good, new byte[] {'\n'}, bad, new byte[] {'\n'})
                .forEach(file::writeBytes);
        List<Parcel> parcels =
                Recording.parcels(Feed.ANONYMOUS_BANK, Recording.file(directory, "january.txt", file.toByteArray()));

        assertThat(parcels).filteredOn(Parcel::isReadable).hasSize(4);
        assertThat(parcels)
                .filteredOn(parcel -> !parcel.isReadable())
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.bytes()).isEqualTo(bad));
    }

    @Test
    void aFieldThatIsLongerThanAnEventMaySayIsRefusedHere() {
        String good = queued("4711\t2\tNW", "ANNA");

        assertThat(parcels(good.replace("ANNA", "A".repeat(1_001)))).noneMatch(Parcel::isReadable);
        assertThat(parcels(good.replace("AA0102\t7", "A".repeat(600) + "\t" + "7".repeat(600))))
                .noneMatch(Parcel::isReadable);
    }

    @Test
    void aLineThatBreaksOffIsRefusedUnlessOnlyTheNameOfTheAgentIsShort() {
        String good = queued("4711\t2\tNW", "ANNA");
        for (int length = 1; length < good.lastIndexOf('\t'); length++) {
            assertThat(parcels(good.substring(0, length)))
                    .as(good.substring(0, length))
                    .singleElement()
                    .matches(parcel -> !parcel.isReadable());
        }
        assertThat(parcels(good.substring(0, good.length() - 2))).hasSize(4).allMatch(Parcel::isReadable);
    }

    @Test
    void aMarkAtTheBeginningAndTheEndsOfLinesOfAnotherSystemChangeNothing() {
        String good = queued("4711\t2\tNW", "ANNA");
        Path plain = Recording.file(directory, "plain.txt", HEADER, good);
        Path windows = Recording.file(
                directory, "windows.txt", ("\ufeff" + HEADER + "\r\n\r\n" + good).getBytes(StandardCharsets.UTF_8));

        assertThat(Recording.parcels(Feed.ANONYMOUS_BANK, windows))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(Recording.parcels(Feed.ANONYMOUS_BANK, plain));
    }

    @Test
    void twoLinesThatOnlyACarriageReturnDividesAreNotHalfTaken() {
        String good = queued("4711\t2\tNW", "ANNA");

        assertThat(parcels(good + "\r" + good.replace("\t7\t", "\t8\t"))).noneMatch(Parcel::isReadable);
    }

    @Test
    void aHeaderInTheMiddleIsNoCall() {
        assertThat(parcels(HEADER)).singleElement().matches(parcel -> !parcel.isReadable());
    }

    private List<Parcel> parcels(String line) {
        return Recording.parcels(Feed.ANONYMOUS_BANK, Recording.file(directory, "january.txt", HEADER, line));
    }

    private List<CallEvent> calls(String... lines) {
        return Recording.calls(Recording.file(directory, "calls.txt", HEADER + "\n" + String.join("\n", lines)));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
