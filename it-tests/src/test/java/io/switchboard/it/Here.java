package io.switchboard.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.switchboard.deploy.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where these tests find the built repository and the recordings beside it, and where they may write. */
final class Here {

    private Here() {}

    static Installation installation() {
        return Installation.current();
    }

    /** A folder of their own, under target. */
    static Path folder(String name) {
        return installation().root().resolve("it-tests/target/its").resolve(name);
    }

    static Path policies(String name) {
        return installation().root().resolve("deploy/policies").resolve(name + ".yaml");
    }

    /** Why a test did not run. */
    static final String LONG_ONLY = "takes minutes: -Dswitchboard.its=long";

    /** Whether the long forms were asked for: {@code ./mvnw verify -Dswitchboard.its=long}. */
    static boolean isLong() {
        return System.getProperty("switchboard.its").equals("long");
    }

    /** The build that these tests are a part of; it has several JVMs. */
    static String build() {
        return System.getProperty("switchboard.its.build");
    }

    /** The files of a recording; without them the test that asks is skipped. */
    static List<Path> recording(String feed, String glob) {
        Path folder =
                installation().root().resolve("../shared/data").resolve(feed).normalize();
        assumeTrue(Files.isDirectory(folder), () -> "skipped: the recording " + folder + " is not here");
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assumeTrue(!files.isEmpty(), () -> "skipped: " + folder + " has no " + glob);
        return files;
    }
}
