package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StockConfigTest {

    @TempDir
    private Path folder;

    @Test
    void theConfigOfTheArchiveJobIsFoundBesideItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("stock.yaml"), "archive: ../keep.yaml\n");

        assertThat(StockConfig.read(file).archive())
                .isEqualTo(folder.resolveSibling("keep.yaml").toString());
    }

    @Test
    void whoLooksLessOftenThanHeTellsIsRefused() {
        assertThatThrownBy(() -> with(Duration.ofMillis(1), null))
                .hasMessage("lookEvery is PT0.001S: give between PT1S and PT1H");
        assertThatThrownBy(() -> with(Duration.ofMinutes(20), null))
                .hasMessage("behindAfter is PT15M: give between PT20M and PT168H");
    }

    /** The defaults, with the archive job's config in the same folder. */
    static StockConfig beside(Path folder) {
        return new StockConfig(
                null, null, null, null, null, folder.resolve("archive.yaml").toString(), null, null, null);
    }

    private static StockConfig with(Duration lookEvery, Duration behindAfter) {
        return new StockConfig(null, null, null, null, null, null, lookEvery, behindAfter, null);
    }
}
