package io.switchboard.txn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedTest {

    @TempDir
    private Path job;

    /** Nine and ten are complete, eleven is not. */
    @BeforeEach
    void checkpoints() throws IOException {
        for (String name : new String[] {"chk-9", "chk-10", "chk-11", "savepoint-1"}) {
            Files.createDirectory(job.resolve(name));
        }
        Files.createFile(job.resolve("chk-9/_metadata"));
        Files.createFile(job.resolve("chk-10/_metadata"));
    }

    @Test
    void theNewestThatIsCompleteIsFound() {
        assertThat(Retained.newerThan(job.resolve("chk-9").toString()))
                .contains(job.resolve("chk-10").toString());
        assertThat(Retained.newerThan(job.resolve("chk-9").toUri().toString())).isPresent();
    }

    /** Flink takes the folder, and the file in it by which it knows the folder. */
    @Test
    void itIsFoundWhicheverWayTheOtherIsNamed() {
        assertThat(Retained.newerThan(job.resolve("chk-9/_metadata").toString()))
                .contains(job.resolve("chk-10").toString());
        assertThat(Retained.newerThan(job.resolve("chk-10/_metadata").toString()))
                .isEmpty();
    }

    @Test
    void ofAJobTheNewestThatIsCompleteIsFound() {
        assertThat(Retained.newest(job)).contains(job.resolve("chk-10").toString());
        assertThat(Retained.newest(job.resolve("chk-11"))).isEmpty();
        assertThat(Retained.newest(job.resolve("of-a-job-without-any"))).isEmpty();
    }

    @Test
    void noneIsNewerThanTheNewest() {
        assertThat(Retained.newerThan(job.resolve("chk-10").toString())).isEmpty();
    }

    @Test
    void aSavepointOrAnotherFileSystemHasNoneBesideIt() {
        assertThat(Retained.newerThan(job.resolve("savepoint-1").toString())).isEmpty();
        assertThat(Retained.newerThan("s3://bucket/chk-9")).isEmpty();
    }
}
