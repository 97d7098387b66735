package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.deploy.ClusterException;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.recorded.Feed;
import io.switchboard.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay says of the lines of its files that nobody can read. */
class RecordedTest {

    private static final Packer PACKER =
            new Packer(WireFormat.AVRO_SINGLE_OBJECT.ticketEvents(), WireFormat.AVRO_SINGLE_OBJECT.callEvents());
    private static final String HEADER = "vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit"
            + "\tq_start\tq_exit\tq_time\toutcome\tser_time\tserver\n";
    private static final String CALL =
            "AA0101\t1\t0\t0\tPS\t990105\t9:00:00\t9:00:10\t9:00:10\t9:01:10\t60\tAGENT\t60\tANNA\n";

    @TempDir
    private Path out;

    private final List<String> told = new ArrayList<>();

    @Test
    void eachLineThatNobodyCanReadIsNamedWithFileLineReasonAndText() throws IOException {
        List<Parcel> parcels = open(HEADER + CALL + CALL.replace("\t60\tAGENT", "\t-60\tAGENT") + "\u0007\n");

        assertThat(parcels).filteredOn(Parcel::isReadable).hasSize(4);
        assertThat(parcels).filteredOn(parcel -> !parcel.isReadable()).hasSize(2);
        assertThat(refused())
                .containsExactly(
                        "may.txt:3: q_time is '-60', not between 0 and 86400 seconds: "
                                + CALL.replace("\t60\tAGENT", "\t-60\tAGENT")
                                        .strip()
                                        .replace("\t", "\\t"),
                        "may.txt:4: 14 fields wanted, got 1: \\x07");
        assertThat(told)
                .containsExactly(
                        "refused  " + refused().get(0),
                        "refused  " + refused().get(1),
                        "refused  2 lines of the files");
    }

    @Test
    void aPersonIsToldOfTheFirstOnesAndTheFileHasThemAll() throws IOException {
        open(HEADER + "noise\n".repeat(1_234) + CALL);

        assertThat(refused()).hasSize(1_234);
        assertThat(told).hasSize(11);
        assertThat(told).last().isEqualTo("refused  1,234 lines of the files, the first 10 of which are named here");
    }

    @Test
    void whereAllCanBeReadNothingIsSaidAndWhatAnEarlierReplaySaidIsGone() throws IOException {
        Files.writeString(out.resolve(Recorded.REFUSED), "of yesterday");
        open(HEADER + CALL);

        assertThat(told).isEmpty();
        assertThat(refused()).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenNothingIsRead() {
        Recorded recorded = new Recorded(Feed.ANONYMOUS_BANK, List.of(out.resolve("may.txt")));

        assertThatThrownBy(() -> recorded.open(PACKER, out.resolve("nowhere"), told::add))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("Cannot write to --out " + out.resolve("nowhere"));
    }

    private List<Parcel> open(String text) throws IOException {
        Path file = Files.writeString(out.resolve("may.txt"), text);
        List<Parcel> all = new ArrayList<>();
        try (Parcels parcels = new Recorded(Feed.ANONYMOUS_BANK, List.of(file)).open(PACKER, out, told::add)) {
            parcels.forEachRemaining(all::add);
        }
        return all;
    }

    private List<String> refused() throws IOException {
        return Files.readAllLines(out.resolve(Recorded.REFUSED));
    }
}
