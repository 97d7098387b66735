package io.switchboard.doctor;

import static io.switchboard.doctor.Expected.ok;
import static io.switchboard.doctor.Expected.one;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCheckTest {

    @TempDir
    private Path folder;

    @Test
    void aDirectoryThatCanBeWrittenIsOkAndLeftAsItWas() {
        ok(DirectoryProbe.of(Optional.of(folder.toUri().toString()), true));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void oneThatFlinkWouldCreateIsOk() {
        ok(DirectoryProbe.of(Optional.of(folder.resolve("not/yet").toString()), true));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileInItsPlaceFails() throws IOException {
        Path file = Files.createFile(folder.resolve("checkpoints"));

        one(
                DirectoryProbe.of(Optional.of(file.toUri().toString()), true),
                Level.FAIL,
                "checkpoints is a file",
                "correct execution.checkpointing.dir");
    }

    @Test
    void anotherFileSystemOrMachineIsSkipped() {
        one(DirectoryProbe.of(Optional.of("s3://bucket/checkpoints"), true), Level.SKIPPED, "s3://bucket/checkpoints");
        one(DirectoryProbe.of(Optional.of("file:///checkpoints"), false), Level.SKIPPED, "path of Flink's machines");
    }

    @Test
    void noneAtAllFails() {
        one(DirectoryProbe.of(Optional.empty(), true), Level.FAIL, "execution.checkpointing.dir is not set");
    }

    @Test
    void aDiskThatIsAlmostFullIsWarnedOf() {
        one(
                new DirectoryCheck(Optional.of("file:///c"), Optional.empty(), Optional.empty(), (1L << 30) - 1),
                Level.WARN,
                "1023 MiB left",
                "make room");
    }
}
