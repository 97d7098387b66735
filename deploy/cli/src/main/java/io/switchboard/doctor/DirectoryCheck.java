package io.switchboard.doctor;

import java.util.List;
import java.util.Optional;

/**
 * Whether checkpoints can be written.
 *
 * @param uri where; empty if Flink is not told
 * @param unseen why it was not tried; empty if it was
 * @param problem why it failed; empty if it did not
 * @param freeBytes of the disk, where it was tried
 */
record DirectoryCheck(Optional<String> uri, Optional<String> unseen, Optional<String> problem, long freeBytes)
        implements Check {

    private static final String NAME = "checkpoint directory";
    private static final long LITTLE = 1L << 30;

    @Override
    public List<Finding> findings() {
        return List.of(finding());
    }

    private Finding finding() {
        if (unseen.isPresent()) {
            return Finding.skipped(NAME, unseen.get(), "see that Flink's processes can write there");
        }
        if (uri.isEmpty()) {
            return Finding.fail(
                    NAME,
                    "execution.checkpointing.dir is not set",
                    "set it to a file system that all of Flink's processes see, or checkpoints end with the JobManager");
        }
        if (problem.isPresent()) {
            return Finding.fail(
                    NAME,
                    "%s cannot be written (%s)".formatted(uri.get(), problem.get()),
                    "correct execution.checkpointing.dir, or give Flink's account the right to write there");
        }
        if (freeBytes < LITTLE) {
            return Finding.warn(
                    NAME,
                    "%s has %d MiB left".formatted(uri.get(), freeBytes >> 20),
                    "make room: when the disk is full checkpoints fail, and nothing is committed");
        }
        return Finding.ok(NAME, "%s can be written, %d GiB are left".formatted(uri.get(), freeBytes >> 30));
    }
}
