package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void ofYesterday() throws IOException {
        file = Files.writeString(folder.resolve("march.csv"), "yesterday\n");
    }

    @Test
    void anEarlierAnswerStaysUntilThereIsAnother() {
        assertThatThrownBy(() -> OutputFile.whole("--output", file, OutputFileTest::breakOff))
                .hasMessage("The broker is gone");
        assertThat(file).hasContent("yesterday");

        OutputFile.whole("--output", file, out -> out.println("today"));
        assertThat(file).hasContent("today");
        assertThat(folder.toFile().list()).containsExactly("march.csv");
    }

    private static void breakOff(PrintWriter out) {
        out.println("half of today");
        throw new ClusterException("The broker is gone");
    }

    @Test
    void whoeverMustNotReadTheEarlierOneMustNotReadThis() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        OutputFile.whole("--output", file, out -> out.println("today"));

        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertThat(rights).isEqualTo("rw-------");
    }

    @Test
    void whatALinkLeadsToIsWrittenAndTheLinkStays() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("latest.csv"), file);

        OutputFile.whole("--output", link, out -> out.println("today"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("today");
    }

    @Test
    void aDeviceIsWrittenToAndNotReplaced() {
        Path full = Path.of("/dev/full");

        assertThatThrownBy(() -> OutputFile.whole("--out", full, out -> out.println("today")))
                .isInstanceOf(ClusterException.class)
                .hasMessage("--out /dev/full could not be written to its end; is the disk full?");
        assertThat(Files.isRegularFile(full)).isFalse();
    }

    @Test
    void aFolderThatIsNotThereIsALine() {
        Path nowhere = folder.resolve("no/march.csv");

        assertThatThrownBy(() -> OutputFile.whole("--out", nowhere, out -> out.println("today")))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("--out " + nowhere + " cannot be written: ");
    }
}
