package io.switchboard.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.archive.Shelved;
import io.switchboard.cli.Main;
import io.switchboard.deploy.Installation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

class ReportCommandTest {

    private final DayOrInstant.Converter days = new DayOrInstant.Converter();
    private final ZoneConverter zones = new ZoneConverter();

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, UTC, 2026-03-01T00:00:00Z",
        "2026-03-01, Europe/Berlin, 2026-02-28T23:00:00Z",
        "2026-04-01, Europe/Berlin, 2026-03-31T22:00:00Z",
        "2026-03-01, America/New_York, 2026-03-01T05:00:00Z",
        "2026-03-01T08:00:00Z, Europe/Berlin, 2026-03-01T08:00:00Z"
    })
    void aDayBeginsWhereItsZoneSaysAndAnInstantIsTheSameEverywhere(String text, String zone, String instant) {
        assertThat(days.convert(text).in(zones.convert(zone))).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-32", "March", "", "2026-03-01T08:00"})
    void whatIsNoDayIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> days.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("2026-03-01T08:00:00Z");
    }

    /** Of an offset DuckDB knows nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"+02:00", "Berlin", "", "Europe/Berlin'"})
    void whatIsNoZoneIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> zones.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("Europe/Berlin");
        assertThat(zones.convert("UTC")).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void aReportIsOfTheDaysOfItsZone(@TempDir Path folder) throws Exception {
        System.setProperty(Installation.ROOT_PROPERTY, "..");
        new Shelved(folder).made();
        Path page = folder.resolve("march.html");

        assertThat(report(folder, page)).isEmpty();

        assertThat(Files.readString(page))
                .contains("Service, 2026-03-01T00:00:00+01:00 to 2026-04-01T00:00:00+02:00")
                .contains("Nothing in this period.");
    }

    /** What it complains of. */
    private static String report(Path folder, Path page) {
        StringWriter err = new StringWriter();
        CommandLine command = Main.with(new ReportCommand());
        command.setOut(new PrintWriter(new StringWriter()));
        command.setErr(new PrintWriter(err, true));
        command.execute(
                "report",
                "--config",
                folder.resolve("archive.yaml").toString(),
                "--from",
                "2026-03-01",
                "--to",
                "2026-04-01",
                "--zone",
                "Europe/Berlin",
                "--output",
                page.toString());
        return err.toString();
    }
}
