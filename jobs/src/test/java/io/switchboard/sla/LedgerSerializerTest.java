package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.LongForm;
import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Direction;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What is kept of a ledger is small, and all of it. */
class LedgerSerializerTest {

    private static final long SEED = 20261125;

    private static final Ledger NOTHING = new Ledger(null, null, null, null, null, 0, 0, false, 0, false, null);

    private final LedgerSerializer serializer = new LedgerSerializer();

    @Test
    void whateverALedgerComesToIsKept() throws IOException {
        for (int run = 0; run < LongForm.of(2_000, 500); run++) {
            Random random = new Random(SEED + run);
            Story story = Story.of(WholeDesk.RULES);
            for (Posting posting : Histories.shuffled(WholeDesk.history(random, 30), random)) {
                story.on(posting);
                Ledger ledger = story.ledger();
                assertThat(back(kept(ledger)))
                        .as("run %d of seed %d", run, SEED)
                        .isEqualTo(ledger);
            }
        }
    }

    /** As ledgers of the first shapes come, which did not have all components. */
    @Test
    void whatIsNotThereIsKeptAsNotThere() throws IOException {
        Clock clock = new Clock(
                null, 0, null, null, null, 0, null, 0, 0, 0, false, null, 0, null, null, 0, 0, null, false, null);
        List<Cycle> cycles = List.of(
                new Cycle(null, null, 0, 0),
                new Cycle(clock, List.of(new Told(0, 0, false, 0, 0, null, 0)), 0, 0),
                new Cycle(clock, List.of(), 0, 0));
        for (Ledger ledger : List.of(
                NOTHING, NOTHING.with(List.of(), null, cycles, 0), NOTHING.tombstone(), NOTHING.unmatched(true))) {
            assertThat(back(kept(ledger))).isEqualTo(ledger);
        }
    }

    @Test
    void anyNumberTimeAndTextIsKept() throws IOException {
        String longText = "ü".repeat(1_000);
        for (long number :
                new long[] {1, -1, 999, 1_000, -60_000, Long.MIN_VALUE, Long.MAX_VALUE, -62_135_596_800_000L}) {
            Chain chain = new Chain(Integer.MIN_VALUE, true, number, -number, longText, number);
            Clock clock = new Clock(
                    "", -1, null, "日本", null, number, null, 1 << 31, -number, number, true, "", -1, chain, null, number,
                    -number, null, true, longText);
            List<Cycle> cycles = List.of(new Cycle(clock, null, Integer.MAX_VALUE, number), Cycle.of(clock));
            Ledger ledger =
                    NOTHING.with(null, null, cycles, number).armed(-number).under(number);

            assertThat(back(kept(ledger))).isEqualTo(ledger);
        }
    }

    @Test
    void manyLedgersFollowEachOtherInOneStream() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        DataOutputSerializer copied = new DataOutputSerializer(64);
        List<Ledger> ledgers = new ArrayList<>();
        for (int run = 0; run < 100; run++) {
            Story story = Story.of(WholeDesk.RULES);
            WholeDesk.history(new Random(SEED + run), 200).forEach(story::on);
            ledgers.add(story.ledger());
            serializer.serialize(story.ledger(), out);
        }
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        while (in.available() > 0) {
            serializer.copy(in, copied);
        }
        assertThat(copied.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
        DataInputDeserializer again = new DataInputDeserializer(copied.getCopyOfBuffer());
        for (Ledger ledger : ledgers) {
            assertThat(unpacked(serializer.deserialize(again))).isEqualTo(ledger);
        }
    }

    /** A figure that docs/decisions/0014 gives, and with it what a checkpoint of many open tickets costs. */
    @Test
    void anOpenTicketWithThreeClocksTakesAtMostFourHundredBytes() throws IOException {
        Story story = Story.of(Desk.RULES);
        story.on(worked(Kind.CREATED, Status.NEW, friday("09:00")));
        int opened = kept(story.ledger()).length;
        story.on(worked(Kind.UPDATED, Status.OPEN, friday("09:20")));
        story.on(worked(Kind.MESSAGE, Status.PENDING, friday("09:45")));
        story.on(worked(Kind.MESSAGE, Status.OPEN, friday("11:00")));
        story.until(friday("15:30"));
        Ledger worked = story.ledger();
        assertThat(worked.cycles()).hasSize(3);
        assertThat(story.escalations()).hasSize(2);

        assertThat(opened).isLessThanOrEqualTo(250);
        assertThat(kept(worked).length).isLessThanOrEqualTo(400);
        System.out.printf(
                "an open ticket takes %d bytes, with four events %d; before %d%n",
                opened, kept(worked).length, keptBefore(worked).length);
    }

    @Test
    void aLedgerThatIsCutShortIsRefused() throws IOException {
        byte[] kept = kept(
                Story.of(Desk.RULES, Desk.opened(friday("09:00")).posting()).ledger());
        for (int length = 1; length < kept.length; length++) {
            byte[] cut = Arrays.copyOf(kept, length);
            assertThatThrownBy(() -> back(cut))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("A ledger that was kept is damaged, it ends early: restore an older checkpoint");
        }
    }

    @Test
    void aLedgerThatIsChangedIsRefusedOrAnother() throws IOException {
        byte[] kept = kept(
                Story.of(Desk.RULES, Desk.opened(friday("09:00")).posting()).ledger());
        Random random = new Random(SEED);
        for (int run = 0; run < 10_000; run++) {
            byte[] changed = kept.clone();
            changed[3 + random.nextInt(changed.length - 3)] = (byte) random.nextInt();
            try {
                assertThat(back(changed)).isInstanceOf(Ledger.class);
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageStartingWith("A ledger that was kept is damaged, ");
            }
        }
    }

    @Test
    void aLedgerOfALaterFormatIsRefused() throws IOException {
        byte[] kept = kept(NOTHING);
        kept[0] = 4;
        assertThatThrownBy(() -> back(kept))
                .hasMessage("Ledgers are kept in format 4, this release knows those up to 3:"
                        + " run the release that wrote them");
        assertThatThrownBy(() -> new LedgerSerializer.LedgerSerializerSnapshot()
                        .readSnapshot(4, new DataInputDeserializer(), getClass().getClassLoader()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Ledgers are kept in format 4");
    }

    /** They are in every savepoint: add to the end, and never change one. */
    @Test
    void theCodesOfTheWordsAreForEver() {
        assertThat(Codes.TYPES.words()).hasToString("[TICKET, CALL]");
        assertThat(Codes.STATUSES.words())
                .hasToString(
                        "[NEW, OPEN, PENDING, ON_HOLD, RESOLVED, CLOSED," + " IVR, QUEUED, CONNECTED, WRAP_UP, ENDED]");
        assertThat(Codes.PRIORITIES.words()).hasToString("[P0, P1, P2, P3, P4]");
        assertThat(Codes.AUTHORS.words()).hasToString("[CUSTOMER, AGENT, BOT, SYSTEM]");
        assertThat(Codes.VISIBILITIES.words()).hasToString("[PUBLIC, INTERNAL]");
        assertThat(Codes.DIRECTIONS.words()).hasToString("[INBOUND, OUTBOUND]");
        assertThat(Codes.ENTRIES.words())
                .hasToString("[CREATED, UPDATED, MESSAGE, MERGED, DELETED, SPAM, ACK, UNACK, CUSTOMER, INHERITED]");
        assertThat(Codes.CLOCKS.words())
                .hasToString("[FIRST_REPLY, FIRST_RESOLUTION, TOTAL_RESOLUTION, CALL_ANSWER, NEXT_REPLY,"
                        + " PERIODIC_UPDATE, REQUESTER_WAIT, AGENT_WORK, GROUP_OWNERSHIP, STOPWATCH]");
        assertThat(Codes.PHASES.words()).hasToString("[RUN, PAUSE, STOP, CLOSE]");
        assertThat(Codes.VERDICTS.words()).hasToString("[MET, MET_LATE, MET_BY_CLOSE, CANCELLED]");
    }

    /** They are of the format: others are another version of it. */
    @Test
    void theTextsThatEveryLedgerKnowsAreOfTheFormat() {
        assertThat(LedgerFormat.VERSION).isEqualTo(3);
        assertThat(String.join(" ", Words.ALL))
                .isEqualTo("breach 1 FIRST_REPLY FIRST_RESOLUTION TOTAL_RESOLUTION CALL_ANSWER NEXT_REPLY"
                        + " PERIODIC_UPDATE REQUESTER_WAIT AGENT_WORK GROUP_OWNERSHIP INBOUND OUTBOUND"
                        + " PHONE EMAIL CHAT WEB API CUSTOMER AGENT SYSTEM RESOLVED CLOSED ENDED 50% 75% 80% 90%");
    }

    private static Posting worked(Kind kind, Status status, Instant at) {
        return Posting.of(new TicketEvent(
                new java.util.UUID(at.toEpochMilli(), ~at.toEpochMilli()).toString(),
                "INC0045123",
                "C-100234",
                at,
                kind,
                null,
                null,
                status,
                status == Status.PENDING ? "Awaiting user" : null,
                Priority.P3,
                "network",
                Channel.EMAIL,
                "de",
                "emea",
                "second line",
                "anna",
                Author.CUSTOMER,
                Visibility.PUBLIC,
                null,
                null,
                Direction.INBOUND,
                null,
                null));
    }

    private byte[] kept(Ledger ledger) throws IOException {
        return LedgerSerializerTest.<KeptLedger>kept(serializer, ledger);
    }

    private static byte[] keptBefore(Ledger ledger) throws IOException {
        return kept(TypeInformation.of(Ledger.class).createSerializer(new SerializerConfigImpl()), ledger);
    }

    private static <T extends KeptLedger> byte[] kept(TypeSerializer<T> serializer, T ledger) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(ledger, out);
        return out.getCopyOfBuffer();
    }

    private Ledger back(byte[] kept) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(kept);
        Ledger ledger = unpacked(serializer.deserialize(in));
        assertThat(in.available()).isZero();
        return ledger;
    }

    private static Ledger unpacked(KeptLedger kept) {
        return new LedgerFormat().unpack((PackedLedger) kept);
    }
}
