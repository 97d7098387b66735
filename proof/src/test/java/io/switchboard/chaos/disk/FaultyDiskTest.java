package io.switchboard.chaos.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault of the disk counts only if somebody met it. */
class FaultyDiskTest {

    @TempDir
    Path folder;

    private Path mood;
    private FaultyDisk disk;

    @BeforeEach
    void aDisk() {
        mood = folder.resolve("disk.mood");
        disk = new FaultyDisk(mood);
    }

    @Test
    void aDiskThatNobodyWroteToWhileItWasFullHasRefusedNothing() throws IOException {
        Mood.FULL.say(mood);
        Mood.WELL.say(mood);
        write();
        assertThat(Mood.FULL.isMet(mood)).isFalse();
    }

    @Test
    void aDiskLeavesWordOfWhatItRefused() {
        for (Mood bad : new Mood[] {Mood.FULL, Mood.READ_ONLY, Mood.BROKEN}) {
            bad.say(mood);
            assertThatThrownBy(this::write).isInstanceOf(IOException.class);
            Mood.WELL.say(mood);
            assertThat(bad.isMet(mood)).as(bad.name()).isTrue();
        }
    }

    @Test
    void whatItRefusedBeforeDoesNotCount() {
        Mood.FULL.say(mood);
        assertThatThrownBy(this::write).hasMessage("No space left on device");
        Mood.FULL.say(mood);
        assertThat(Mood.FULL.isMet(mood)).isFalse();
    }

    /** Flink makes its directories anew whenever a job begins again, and is content with those that are there. */
    @Test
    void aDirectoryThatIsThereCanBeMadeOnADiskThatIsReadOnly() throws IOException {
        Mood.READ_ONLY.say(mood);
        assertThat(disk.mkdirs(path("."))).isTrue();
        assertThat(Mood.READ_ONLY.isMet(mood)).isFalse();
        assertThatThrownBy(() -> disk.mkdirs(path("other"))).hasMessage("Read-only file system");
    }

    private org.apache.flink.core.fs.Path path(String name) {
        return new org.apache.flink.core.fs.Path(
                folder.resolve(name).normalize().toUri());
    }

    private void write() throws IOException {
        try (FSDataOutputStream stream = disk.create(path("file"), WriteMode.OVERWRITE)) {
            stream.write(1);
        }
    }
}
