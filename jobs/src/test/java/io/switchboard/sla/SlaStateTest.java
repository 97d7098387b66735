package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.turned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Snapshots;
import io.switchboard.StateRegister;
import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Customer;
import io.switchboard.event.Direction;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import io.switchboard.policy.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of state that was ever released still loads, and its timers still fire. docs/state.md is the register. */
class SlaStateTest {

    private static final Desk.Happening[] LIFE = {
        opened(friday("09:00"))
                .priority(Priority.P2)
                .sequence(1)
                .createdAt(friday("08:59"))
                .by(Author.AGENT),
        turned(Status.PENDING, friday("09:30")).priority(Priority.P2).sequence(2),
        turned(Status.OPEN, friday("09:45")).priority(Priority.P2).sequence(3).group("second line"),
        Desk.told(Kind.MESSAGE, friday("10:00"))
                .priority(Priority.P2)
                .sequence(4)
                .group("second line")
                .by(Author.AGENT)
                .read(Visibility.PUBLIC),
        turned(Status.RESOLVED, friday("12:00"))
                .priority(Priority.P2)
                .sequence(5)
                .group("second line"),
        turned(Status.OPEN, friday("12:30")).priority(Priority.P2).sequence(6).group("second line"),
        turned(Status.OPEN, friday("13:00")).priority(Priority.P3).sequence(7).group("second line"),
        turned(Status.OPEN, friday("13:15")).priority(Priority.P2).sequence(8).group("second line")
    };

    /** What the second shape knows besides: who the customer is, who takes care, what was merged into the ticket. */
    private static List<Posting> secondLife() {
        List<Posting> life = new ArrayList<>();
        Instant before = friday("08:00");
        life.add(Posting.of(new Customer("C-1", before, 3, "gold", "emea", null, List.of()), "T-1", ItemType.TICKET));
        Stream.of(LIFE).map(Desk.Happening::posting).forEach(life::add);
        life.add(ack("a1", "FIRST_RESOLUTION", Ack.Kind.ACK, friday("10:10")));
        life.add(ack("a2", "TOTAL_RESOLUTION", Ack.Kind.ACK, friday("10:15")));
        life.add(ack("a3", "TOTAL_RESOLUTION", Ack.Kind.UNACK, friday("10:20")));
        life.add(inherited(friday("10:30")));
        life.add(full("T-1", Kind.MESSAGE, Status.OPEN, Author.CUSTOMER, Visibility.PUBLIC, friday("12:45")));
        life.add(full("T-1", Kind.MESSAGE, Status.OPEN, Author.AGENT, Visibility.INTERNAL, friday("12:50")));
        life.add(full("T-2", Kind.CREATED, Status.NEW, Author.CUSTOMER, Visibility.PUBLIC, friday("09:00")));
        life.add(full("T-2", Kind.UPDATED, Status.RESOLVED, Author.AGENT, Visibility.PUBLIC, friday("09:30")));
        life.sort(Comparator.comparing(Posting::itemId).thenComparing(Posting::entry, Entry.ORDER));
        return life;
    }

    /** What the fourth shape knows besides: an acknowledgement that was read before its time. */
    private static List<Posting> thirdLife() {
        List<Posting> life = secondLife();
        life.add(early());
        return life;
    }

    private static Posting early() {
        return ack("a4", "FIRST_RESOLUTION", Ack.Kind.ACK, friday("14:00"));
    }

    private static Posting ack(String id, String clock, Ack.Kind kind, Instant at) {
        return Posting.of(new Ack(id, "T-1", ItemType.TICKET, at, kind, "desk", clock, "1", null, "otto"));
    }

    private static Posting inherited(Instant at) {
        Entry said = Desk.told(Kind.MESSAGE, friday("10:00"))
                .id("said")
                .by(Author.CUSTOMER)
                .posting()
                .entry();
        return new Posting("T-1", ItemType.TICKET, Entry.inherited("T-3", said, at.toEpochMilli()));
    }

    static Posting full(String item, Kind kind, Status status, Author author, Visibility visibility, Instant at) {
        return Posting.of(new TicketEvent(
                item + "@" + at,
                item,
                "C-1",
                at,
                kind,
                null,
                null,
                status,
                "word for " + status,
                Priority.P2,
                "printer",
                Channel.EMAIL,
                "de",
                "emea",
                "second line",
                "anna",
                author,
                visibility,
                "T-9",
                friday("23:00"),
                Direction.INBOUND,
                "thanks",
                "otto"));
    }

    static List<Path> snapshots() throws IOException {
        return Snapshots.of("sla");
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotCarriesOnWhereItStopped(Path snapshot) throws Exception {
        try (var sla = SlaOperatorTest.harness()) {
            Snapshots.restore(sla, snapshot);
            sla.open();
            for (Posting posting : life(snapshot)) {
                hear(sla, posting);
            }
            assertThat(sla.getSideOutput(SlaOperator.OUTCOMES))
                    .as("all of it was heard before")
                    .isNull();

            SlaOperatorTest.until(sla, monday("09:00"));
            assertThat(sla.extractOutputValues())
                    .extracting(Escalation::clock, Escalation::level, Escalation::at)
                    .containsExactly(tuple("TOTAL_RESOLUTION", "breach", friday("13:45")));
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theLifeInTheSnapshotLeavesNoComponentAtItsDefault() throws Exception {
        List<Ledger> ledgers = new ArrayList<>();
        for (String item : List.of("T-1", "T-2")) {
            Story story = Story.of(Desk.RULES);
            secondLife().stream()
                    .filter(posting -> posting.itemId().equals(item))
                    .forEach(story::on);
            ledgers.add(story.until(friday("13:30")).beside(early()).ledger());
        }
        assertThat(Snapshots.atDefault(ledgers))
                .as("told.level is the first shape's")
                .containsExactly("ledger.forgotten", "ledger.unmatched", "item.cancelled", "clock.gone", "told.level");
        writeSnapshot();
    }

    @Test
    void postingsNeedNoKryo() {
        SerializerConfigImpl strict = new SerializerConfigImpl();
        strict.setGenericTypes(false);
        assertThatCode(() -> TypeInformation.of(Posting.class).createSerializer(strict))
                .doesNotThrowAnyException();
    }

    @Test
    void theRegisterListsEverythingThatIsKept() throws IOException {
        StateRegister.lists(
                SlaOperator.UID,
                SlaOperator.ledgerState(),
                SlaOperator.earlyState(),
                SlaOperator.armedState(),
                SlaOperator.dealtState(),
                SlaOperator.publicationsState(),
                SlaOperator.sweptState());
        StateRegister.lists(MergeFunction.UID, MergeFunction.saidState(), MergeFunction.mergesState());
        StateRegister.lists(NoticeFunction.UID, NoticeFunction.windowState(), NoticeFunction.waitingState());
        for (Class<?> record : List.of(
                Ledger.class,
                Posting.class,
                ArmedMinute.class,
                ArmedMinutes.class,
                Publication.class,
                Merge.class,
                NoticeWindow.class,
                Addressed.class)) {
            StateRegister.lists(record);
        }
    }

    private static List<Posting> life(Path snapshot) {
        return switch (snapshot.getFileName().toString()) {
            case "sla-1.snapshot" -> Stream.of(LIFE)
                    .map(Desk.Happening::posting)
                    .toList();
            case "sla-2.snapshot", "sla-3.snapshot" -> secondLife();
            default -> thirdLife();
        };
    }

    private static void hear(
            KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> sla, Posting posting)
            throws Exception {
        sla.processElement1(posting, posting.entry().at());
    }

    private static void writeSnapshot() throws Exception {
        try (var sla = SlaOperatorTest.harness()) {
            sla.open();
            for (Posting posting : thirdLife()) {
                hear(sla, posting);
            }
            SlaOperatorTest.until(sla, friday("13:30"));
            Snapshots.write("sla", sla);
        }
    }
}
