package io.switchboard.twin.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.Wired;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {

    private static final String HEADER = "vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit"
            + "\tq_start\tq_exit\tq_time\toutcome\tser_time\tserver";
    private static final String CALL =
            "AA0101\t1\t0\t0\tPS\t990105\t9:00:00\t9:00:10\t0:00:00\t0:00:00\t0\tAGENT\t60\tANNA";

    @TempDir
    Path directory;

    @Test
    void aFileMayBeZippedWhateverItsName() throws IOException {
        Path plain = Recording.file(directory, "plain.gz", HEADER, CALL);
        Path zipped = zip(plain, "zipped.txt");

        assertThat(Recording.calls(zipped)).isEqualTo(Recording.calls(plain)).hasSize(4);
    }

    @Test
    void aFileOfAnotherKindIsRefusedInOneLine() {
        Path file = Recording.file(directory, "wrong.csv", "a,b,c", "1,2,3");

        refused(
                file,
                file + " is not a file of anonymous-bank: its first line has no column 'vru+line'; give the"
                        + " Technion's monthly text files (tab separated, the first line names the columns), or name another"
                        + " feed");
        assertThatThrownBy(() -> Feed.UCI_INCIDENTS.open(List.of(file), Wired.PACKER, Recording.MEMORY))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("no column 'number'; give UCI's incident_event_log.csv");
    }

    @Test
    void aFileWhoseLinesEndInCarriageReturnsAloneIsRefusedSinceNoneOfItsLinesWouldBeSeen() {
        refused(
                Recording.file(directory, "old.txt", HEADER + "\r" + CALL + "\r" + CALL),
                "its first line is no header, a carriage return stands in the line, not at its end; give");
    }

    @Test
    void aFileThatIsNotThereIsRefusedInOneLine() {
        refused(directory.resolve("nowhere.txt"), "nowhere.txt does not exist; give the Technion's");
        refused(directory, "is a directory; name the files in it");
        refused(Recording.file(directory, "empty.txt", ""), "is not a file of anonymous-bank: it is empty; give");
    }

    @Test
    void aFileCutOffInTransitIsRefusedInOneLine() throws IOException {
        Path whole = zip(Recording.file(directory, "whole.txt", HEADER, CALL.repeat(2), CALL), "whole.gz");
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(directory.resolve("half.gz"), Arrays.copyOf(bytes, bytes.length - 12));

        refused(
                half,
                "cannot read " + half + ": Unexpected end of ZLIB input stream; check the file or fetch it again");
    }

    @Test
    void aFeedNobodyKnowsIsRefusedInOneLine() {
        assertThat(Feed.named("uci-incidents")).isEqualTo(Feed.UCI_INCIDENTS);
        assertThatThrownBy(() -> Feed.named("uci"))
                .hasMessage("no feed is called 'uci'; choose one of uci-incidents, anonymous-bank, boston311,"
                        + " bpic2013");
        assertThatThrownBy(() -> Feed.ANONYMOUS_BANK.open(List.of(), Wired.PACKER, Recording.MEMORY))
                .hasMessageStartingWith("anonymous-bank was given no file; give the Technion's");
    }

    private static void refused(Path file, String why) {
        assertThatThrownBy(() -> Feed.ANONYMOUS_BANK.open(List.of(file), Wired.PACKER, Recording.MEMORY))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }

    private Path zip(Path plain, String name) throws IOException {
        Path zipped = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            Files.copy(plain, out);
        }
        return zipped;
    }
}
