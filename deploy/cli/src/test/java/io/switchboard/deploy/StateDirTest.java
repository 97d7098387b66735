package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirTest {

    @TempDir
    Path folder;

    @Test
    void theLayoutIsReadAsItWasKept() {
        StateDir dir = new StateDir(folder);
        dir.create();
        Layout layout = new Layout(2, 3, 4, 9092, 9093, 8081, 6123);

        dir.keep(layout);

        assertThat(new StateDir(folder).layout()).contains(layout);
    }

    @Test
    void aDirectoryThatWasNeverUsedHasNone() {
        assertThat(new StateDir(folder.resolve("absent")).layout()).isEmpty();
    }

    @Test
    void twoCommandsDoNotChangeOneClusterAtOnce() {
        StateDir dir = new StateDir(folder);

        assertThatThrownBy(() -> dir.exclusively(() -> new StateDir(folder).exclusively(() -> {})))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void whatAKilledJobManagerLeftIsDeletedAndNothingOfATaskManager() throws Exception {
        StateDir dir = new StateDir(folder);
        dir.create();
        Path jars = Files.createDirectories(dir.flinkWork().resolve("jm_1234/blobStorage"));
        Files.writeString(jars.resolve("blob"), "40 MB");
        Files.createDirectories(dir.flinkWork().resolve("executionGraphStore-5678"));
        Files.createDirectories(dir.flinkWork().resolve("tm_taskmanager-1/localState"));

        dir.clearAfterJobManager();

        assertThat(dir.flinkWork().toFile().list()).containsExactly("tm_taskmanager-1");
    }

    @Test
    void aStrangersFileIsNotDeleted() throws Exception {
        StateDir dir = new StateDir(folder.resolve("ours"));
        dir.create();
        Files.writeString(dir.path().resolve("thesis.txt"), "years of work");

        dir.delete();
        assertThat(dir.path().toFile().list()).containsExactly("thesis.txt");

        Files.delete(dir.path().resolve("thesis.txt"));
        dir.create();
        dir.delete();
        assertThat(dir.path()).doesNotExist();
    }

    @Test
    void aStrangersFolderByANameOfOursIsNeitherUsedNorDeleted() throws Exception {
        Path theirs = Files.createDirectories(folder.resolve("logs")).resolve("theirs.log");
        Files.writeString(theirs, "for the auditors");
        StateDir dir = new StateDir(folder);

        assertThatThrownBy(dir::create)
                .isInstanceOf(ClusterException.class)
                .hasMessage(folder.resolve("logs")
                        + " was not made by a cluster of Switchboard; give --state-dir another folder");
        dir.delete();
        assertThat(theirs).exists();
        assertThat(folder.toFile().list()).containsExactly("logs");
    }

    /** A folder whose archive.yaml says no other warehouse has its tables just where a cluster would have them. */
    @Test
    void tablesThatNoClusterOfTheFolderMadeAreNeitherUsedNorDeleted() throws Exception {
        Path catalog = Files.createDirectories(folder.resolve("archive")).resolve("catalog.db");
        Files.writeString(catalog, "a year of facts");
        StateDir dir = new StateDir(folder);

        assertThatThrownBy(dir::create)
                .isInstanceOf(ClusterException.class)
                .hasMessage(catalog + " was not made by a cluster of Switchboard; give --state-dir another folder");
        dir.delete();
        assertThat(catalog).exists();
    }

    @Test
    void aClusterThatWasThereForOneThingTakesNoTablesWithIt() throws Exception {
        StateDir dir = new StateDir(folder.resolve("ours"));
        dir.create();
        Path archive = Files.createDirectories(dir.path().resolve("archive"));
        Path catalog = Files.writeString(archive.resolve("catalog.db"), "a year of facts");

        dir.deleteAllButTables();

        assertThat(dir.path().toFile().list()).containsExactly("archive");
        assertThat(catalog).exists();
    }

    @Test
    void ofFoldersNamedArchiveOnlyOneWithTablesIsDeleted() throws Exception {
        StateDir dir = new StateDir(folder.resolve("ours"));
        dir.create();
        Path archive = Files.createDirectories(dir.path().resolve("archive"));
        Path inIt = Files.writeString(archive.resolve("ArchiveJob.java"), "somebody's module");

        dir.delete();
        assertThat(inIt).exists();

        dir.create();
        Files.writeString(archive.resolve("catalog.db"), "");
        dir.delete();
        assertThat(dir.path()).doesNotExist();
    }

    @Test
    void aClusterOfNothingIsRefused() {
        assertThatThrownBy(() -> Layout.of(0, 1, 1, 0, 0))
                .isInstanceOf(ClusterException.class)
                .hasMessage("The number of task managers is 0; it must be 1 or more");
    }
}
