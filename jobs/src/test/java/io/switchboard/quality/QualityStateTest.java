package io.switchboard.quality;

import static io.switchboard.quality.Desks.friday;
import static io.switchboard.quality.Desks.survey;
import static io.switchboard.quality.Desks.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.Snapshots;
import io.switchboard.StateRegister;
import io.switchboard.audit.Alarm;
import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Channel;
import io.switchboard.event.Customer;
import io.switchboard.event.Direction;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stories, contacts and cells of every shape that was ever released still load, and figures are what they would have been. */
class QualityStateTest {

    private static final Instant STOP = friday("11:30");
    private static final Instant NEXT_DAY = friday("12:00").plus(Duration.ofDays(1));

    static List<Path> storySnapshots() throws IOException {
        return Snapshots.of(StoryFunction.UID);
    }

    static List<Path> contactSnapshots() throws IOException {
        return Snapshots.of(ContactFunction.UID);
    }

    static List<Path> cellSnapshots() throws IOException {
        return Snapshots.of(CellFunction.UID);
    }

    /** What came out of a harness, and what beside. */
    private record Told<T, S>(List<T> all, List<S> beside) {

        static <T, S> Told<T, S> of(KeyedOneInputStreamOperatorTestHarness<?, ?, T> harness, OutputTag<S> tag) {
            var side = harness.getSideOutput(tag);
            return new Told<>(
                    harness.extractOutputValues(),
                    side == null
                            ? List.of()
                            : side.stream().map(StreamRecord::getValue).toList());
        }

        Told<T, S> after(Told<T, S> before) {
            return new Told<>(
                    all.subList(before.all.size(), all.size()), beside.subList(before.beside.size(), beside.size()));
        }
    }

    @Test
    void theRegisterListsWhatIsKept() throws IOException {
        StateRegister.lists(StoryFunction.UID, StoryFunction.storyState());
        StateRegister.lists(ContactFunction.UID, ContactFunction.contactsState());
        StateRegister.lists(CellFunction.UID, CellFunction.cellState(), CellFunction.reachedState());
        StateRegister.lists(Contact.class);
        StateRegister.lists(Cell.class);
    }

    @Test
    void aStoryGoesOnAfterARestart() throws Exception {
        OperatorSubtaskState saved;
        try (var stories = stories()) {
            stories.open();
            stories.processElement(fact("1", TicketEvent.Kind.CREATED, Status.NEW, friday("09:00")), 0);
            assertThat(Desks.counted(stories.extractOutputValues()))
                    .extracting(counted -> counted.counters().get(Counter.CREATED))
                    .contains(1L);
            saved = stories.snapshot(1, 1);
        }
        try (var stories = stories()) {
            stories.initializeState(saved);
            stories.open();
            stories.processElement(fact("1", TicketEvent.Kind.UPDATED, Status.CLOSED, friday("10:00")), 0);
            assertThat(Desks.counted(stories.extractOutputValues()))
                    .extracting(counted -> counted.counters().get(Counter.RESOLVE_MS))
                    .containsExactly(3_600_000L);
            stories.processWatermark(friday("10:00").plus(Duration.ofDays(41)).toEpochMilli());
            assertThat(stories.numEventTimeTimers()).isZero();
        }
    }

    @Test
    @Proves("R-106")
    void whatWasFinalStaysFinalAfterARestartBeforeTimeIsKnownAgain() throws Exception {
        OperatorSubtaskState saved;
        try (var cells = cells()) {
            cells.open();
            cells.processWatermark(friday("12:00").plus(Duration.ofDays(20)).toEpochMilli());
            cells.processElement(change(friday("10:00").plus(Duration.ofDays(20))), 0);
            saved = cells.snapshot(1, 1);
        }
        try (var cells = cells()) {
            cells.initializeState(saved);
            cells.open();
            int timers = cells.numEventTimeTimers();
            cells.processElement(change(friday("10:00")), 0);

            assertThat(cells.numEventTimeTimers()).as("no window begins anew").isEqualTo(timers);
            assertThat(cells.getSideOutput(CellFunction.ALARMS)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("storySnapshots")
    void aReleasedSnapshotOfStoriesCarriesOnWhereItStopped(Path snapshot) throws Exception {
        Told<Recount, Linked> straight;
        try (var stories = stories()) {
            stories.open();
            storiesBefore(stories);
            Told<Recount, Linked> before = Told.of(stories, StoryFunction.CONTACTS);
            storiesAfter(stories);
            straight = Told.of(stories, StoryFunction.CONTACTS).after(before);
        }
        try (var stories = stories()) {
            Snapshots.restore(stories, snapshot);
            stories.open();
            assertThat(storiesAtDefault(stories)).isEmpty();
            until(stories, STOP);
            storiesAfter(stories);
            assertThat(Told.of(stories, StoryFunction.CONTACTS)).isEqualTo(straight);
            assertThat(Desks.counted(straight.all())).hasSizeGreaterThan(10);
            assertThat(straight.beside()).hasSizeGreaterThan(2);
            assertThat(Snapshots.kept(stories, StoryFunction.storyState())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("contactSnapshots")
    void aReleasedSnapshotOfContactsCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<Recount> straight;
        try (var contacts = contacts()) {
            contacts.open();
            contactsBefore(contacts);
            int told = contacts.extractOutputValues().size();
            contactsAfter(contacts);
            straight = contacts.extractOutputValues()
                    .subList(told, contacts.extractOutputValues().size());
        }
        try (var contacts = contacts()) {
            Snapshots.restore(contacts, snapshot);
            contacts.open();
            assertThat(contactsAtDefault(contacts)).isEmpty();
            until(contacts, STOP);
            contactsAfter(contacts);
            assertThat(contacts.extractOutputValues()).isEqualTo(straight);
            assertThat(Desks.counted(straight)).hasSize(2);
            assertThat(Snapshots.kept(contacts, ContactFunction.contactsState()))
                    .isEmpty();
        }
    }

    /**
     * The first change is of a window that was final, and comes before time is known again; but for the first shape, which did
     * not keep how far time had come.
     */
    @ParameterizedTest
    @MethodSource("cellSnapshots")
    void aReleasedSnapshotOfCellsCarriesOnWhereItStopped(Path snapshot) throws Exception {
        CellChange tooLate = change(friday("10:00").minus(Duration.ofDays(20)));
        Told<MetricRow, Alarm> straight;
        try (var cells = cells()) {
            cells.open();
            cellsBefore(cells);
            Told<MetricRow, Alarm> before = Told.of(cells, CellFunction.ALARMS);
            cells.processElement(tooLate, 0);
            cellsAfter(cells);
            straight = Told.of(cells, CellFunction.ALARMS).after(before);
        }
        try (var cells = cells()) {
            Snapshots.restore(cells, snapshot);
            cells.open();
            assertThat(cellsAtDefault(cells)).isEmpty();
            cells.processElement(tooLate, 0);
            until(cells, NEXT_DAY);
            cellsAfter(cells);
            assertThat(cells.extractOutputValues())
                    .containsExactlyInAnyOrderElementsOf(straight.all())
                    .hasSizeGreaterThan(10);
            assertThat(Told.of(cells, CellFunction.ALARMS).beside())
                    .isEqualTo(straight.beside())
                    .hasSize(2);
            assertThat(Snapshots.kept(cells, CellFunction.cellState())).isEmpty();
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theStoriesInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var stories = stories()) {
            stories.open();
            storiesBefore(stories);
            assertThat(storiesAtDefault(stories)).isEmpty();
            Snapshots.write(StoryFunction.UID, stories);
        }
        assertThat(storySnapshots()).isNotEmpty();
    }

    @Test
    void theContactsInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var contacts = contacts()) {
            contacts.open();
            contactsBefore(contacts);
            assertThat(contactsAtDefault(contacts)).isEmpty();
            Snapshots.write(ContactFunction.UID, contacts);
        }
        assertThat(contactSnapshots()).isNotEmpty();
    }

    @Test
    void theCellsInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var cells = cells()) {
            cells.open();
            cellsBefore(cells);
            assertThat(cellsAtDefault(cells)).isEmpty();
            Snapshots.write(CellFunction.UID, cells);
        }
        assertThat(cellSnapshots()).isNotEmpty();
    }

    private static List<String> storiesAtDefault(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> stories)
            throws Exception {
        return Snapshots.atDefault(Snapshots.kept(stories, StoryFunction.storyState()));
    }

    private static List<String> contactsAtDefault(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> contacts)
            throws Exception {
        return Snapshots.atDefault(Snapshots.kept(contacts, ContactFunction.contactsState()));
    }

    private static List<String> cellsAtDefault(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> cells) throws Exception {
        return Snapshots.atDefault(Snapshots.kept(cells, CellFunction.cellState()));
    }

    /** A ticket of which everything is known, a call that waits for ten seconds, and a ticket that nobody has touched. */
    private static void storiesBefore(KeyedOneInputStreamOperatorTestHarness<String, Fact, Recount> stories)
            throws Exception {
        until(stories, friday("08:30"));
        hear(stories, Fact.of(new Customer("c-1", friday("08:00"), 3, "gold", "emea", "EU", List.of("de")), "1"));
        hear(stories, opened());
        hear(stories, breach("x-1", "x-0", false, "10:00"), breach("x-2", "x-1", true, "10:10"));
        hear(stories, breach("x-3", "x-2", false, "10:20"));
        hear(
                stories,
                Fact.of(new Ack(
                        "a-1",
                        "1",
                        ItemType.TICKET,
                        friday("10:05"),
                        Ack.Kind.ACK,
                        "desk",
                        "FIRST_REPLY",
                        "1",
                        "x-1",
                        "otto")));
        hear(stories, ended(1, ClockEnd.End.MET_LATE, "10:30"));
        hear(
                stories,
                Fact.of(new SurveyResponse(
                        "s-1", "1", "c-1", friday("11:00"), SurveyResponse.Kind.CSAT, 2, friday("10:30"), "agent-7")));
        hear(stories, called(CallEvent.Kind.QUEUED, Status.QUEUED, friday("11:29:50")));
        hear(stories, fact("3", TicketEvent.Kind.CREATED, Status.NEW, friday("11:00")));
        until(stories, STOP);
    }

    /** The first fact was heard before. */
    private static void storiesAfter(KeyedOneInputStreamOperatorTestHarness<String, Fact, Recount> stories)
            throws Exception {
        hear(stories, opened(), ended(2, ClockEnd.End.MET, "10:25"), breach("x-4", "x-3", false, "10:15"));
        hear(stories, fact("1", TicketEvent.Kind.UPDATED, Status.RESOLVED, friday("12:00")));
        until(stories, friday("12:30"));
        hear(stories, Fact.of(survey("1", friday("13:00"), SurveyResponse.Kind.NPS, 9)));
        hear(stories, called(CallEvent.Kind.ANSWERED, Status.CONNECTED, friday("12:40")));
        hear(stories, called(CallEvent.Kind.ENDED, Status.ENDED, friday("12:50")));
        until(stories, NEXT_DAY);
        hear(stories, fact("1", TicketEvent.Kind.UPDATED, Status.CLOSED, NEXT_DAY));
        hear(stories, fact("3", TicketEvent.Kind.UPDATED, Status.CLOSED, NEXT_DAY));
        until(stories, NEXT_DAY.plus(Duration.ofDays(50)));
    }

    /** One is solved and one is not. */
    private static void contactsBefore(KeyedOneInputStreamOperatorTestHarness<String, Linked, Recount> contacts)
            throws Exception {
        contacts.processElement(new Linked(contact("1", "09:00", "10:00"), false), 0);
        contacts.processElement(new Linked(contact("2", "09:30", null), false), 0);
        until(contacts, STOP);
    }

    /** The other is solved, too, and the customer comes again. */
    private static void contactsAfter(KeyedOneInputStreamOperatorTestHarness<String, Linked, Recount> contacts)
            throws Exception {
        contacts.processElement(new Linked(contact("2", "09:30", null), true), 0);
        contacts.processElement(new Linked(contact("2", "09:30", "14:00"), false), 0);
        contacts.processElement(new Linked(contact("3", "13:00", null), false), 0);
        until(contacts, NEXT_DAY.plus(Duration.ofDays(50)));
    }

    private static Contact contact(String item, String opened, String solved) {
        Traits traits = new Traits("emea", "Pune", "L2", "second line", "anna", "EMAIL", "cards", "P2", "3", "c-1");
        return Contact.of(item, traits, friday(opened), solved == null ? null : friday(solved), null);
    }

    /** What was told of one cell is final for some of its figures, and has changed for others; in the other one a clock has ended. */
    private static void cellsBefore(KeyedOneInputStreamOperatorTestHarness<String, CellChange, MetricRow> cells)
            throws Exception {
        until(cells, friday("10:30"));
        cells.processElement(change(null, Counters.of(Counter.CREATED, 2)), 0);
        cells.processElement(change("FIRST_REPLY", Counters.of(Counter.CYCLES_MET, 1)), 0);
        until(cells, NEXT_DAY);
        cells.processElement(change(null, Counters.of(Counter.SOLVED_CONTACTS, 1)), 0);
    }

    /** The second change is of figures that were final. */
    private static void cellsAfter(KeyedOneInputStreamOperatorTestHarness<String, CellChange, MetricRow> cells)
            throws Exception {
        cells.processElement(change(null, Counters.of(Counter.SOLVED_AT_FIRST, 1)), 0);
        cells.processElement(change(null, Counters.of(Counter.CREATED, 1)), 0);
        cells.processElement(change("FIRST_REPLY", Counters.of(Counter.CYCLES_MET_LATE, 1)), 0);
        until(cells, NEXT_DAY.plus(Duration.ofDays(50)));
    }

    private static void hear(KeyedOneInputStreamOperatorTestHarness<String, Fact, Recount> stories, Fact... facts)
            throws Exception {
        for (Fact fact : facts) {
            stories.processElement(fact, 0);
        }
    }

    private static void until(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness, Instant time) throws Exception {
        harness.processWatermark(time.toEpochMilli());
    }

    /** Of which nothing is left out. */
    private static Fact opened() {
        TicketEvent event = new TicketEvent(
                "e-1",
                "1",
                "c-1",
                friday("09:00"),
                TicketEvent.Kind.CREATED,
                1L,
                friday("08:59"),
                Status.NEW,
                "just come",
                Priority.P2,
                "cards",
                Channel.EMAIL,
                "de",
                "emea",
                "first line",
                "agent-7",
                Author.CUSTOMER,
                Visibility.PUBLIC,
                "9",
                friday("17:00"),
                Direction.INBOUND,
                "thanks",
                "otto");
        return Fact.of(event, Long.MIN_VALUE);
    }

    private static Fact called(CallEvent.Kind kind, Status status, Instant at) {
        CallEvent event = new CallEvent(
                "e-" + kind,
                "2",
                "c-1",
                at,
                kind,
                1L,
                status,
                Priority.P2,
                "cards",
                "de",
                "emea",
                "second line",
                "agent-8");
        return Fact.of(event, Long.MIN_VALUE);
    }

    private static Fact ended(int revision, ClockEnd.End end, String time) {
        return Fact.of(new ClockEnd(
                "1",
                "c-1",
                "FIRST_REPLY",
                "1",
                "desk",
                revision,
                end,
                true,
                friday(time),
                5_400_000,
                5_000_000,
                60_000));
    }

    private static Fact breach(String id, String supersedes, boolean withdrawn, String time) {
        return Fact.of(new Breach(id, "1", "c-1", "FIRST_REPLY", supersedes, withdrawn, friday(time)));
    }

    private static CellChange change(String subject, Counters counters) {
        return new CellChange(
                Grain.HOUR.word(),
                friday("10:00").toEpochMilli(),
                friday("11:00").toEpochMilli(),
                "team",
                "first line",
                subject,
                "1",
                counters);
    }

    private static CellChange change(Instant hour) {
        return new CellChange(
                Grain.HOUR.word(),
                hour.toEpochMilli(),
                hour.plus(Duration.ofHours(1)).toEpochMilli(),
                "all",
                "",
                null,
                "1",
                Counters.of(Counter.CREATED, 1));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CellChange, MetricRow> cells() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new CellFunction(new CellRules(Desks.SETTINGS))),
                CellChange::key,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    private static Fact fact(String item, TicketEvent.Kind kind, Status status, Instant at) {
        return Fact.of(ticket(item, at, kind, status, Author.AGENT), Long.MIN_VALUE);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Linked, Recount> contacts() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ContactFunction(new ContactRules(Desks.SETTINGS))),
                Linked::key,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Fact, Recount> stories() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new StoryFunction(new StoryRules(Desks.SETTINGS))),
                Fact::itemId,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }
}
