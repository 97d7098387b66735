package io.switchboard.report;

import io.switchboard.deploy.ClusterException;
import io.switchboard.query.ArchiveOption;
import io.switchboard.query.Duck;
import io.switchboard.query.Period;
import io.switchboard.query.SqlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes down how a period went. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Write one HTML page about a period, from the tables of the archive job: promises kept, where time was"
                        + " lost, escalations, calls, what customers said. It needs nothing else to be shown.",
        footer = {
            "",
            "Examples:",
            "  ./switchboard report --from 2026-03-01 --to 2026-04-01",
            "  ./switchboard report --from 2026-03-01 --to 2026-04-01 --zone Europe/Berlin",
            "  ./switchboard report --from 2026-03-02T08:00:00Z --to 2026-03-02T18:00:00Z --output monday.html"
        })
final class ReportCommand implements Runnable {

    @Option(
            names = "--from",
            paramLabel = "DAY",
            required = true,
            converter = DayOrInstant.Converter.class,
            description = "The first day, or the first instant.")
    private DayOrInstant from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            required = true,
            converter = DayOrInstant.Converter.class,
            description = "The first day after it, or the first instant.")
    private DayOrInstant to;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            converter = ZoneConverter.class,
            description = "Whose days and hours are meant; give the quality job's. Default: ${DEFAULT-VALUE}.")
    private ZoneId zone;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = "report.html",
            description = "Where to write it. Default: ${DEFAULT-VALUE}.")
    private Path output;

    @Mixin
    private ArchiveOption archive;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Period period = period();
        try (Duck duck = archive.open(period)) {
            Report report = new Report(
                    duck,
                    ArchiveOption.questions().stream().collect(Collectors.toMap(SqlFile::name, Function.identity())));
            Files.writeString(output, report.html(period));
        } catch (IOException e) {
            throw new ClusterException("--output %s cannot be written: %s".formatted(output, e.getMessage()), e);
        }
        spec.commandLine().getOut().println(output);
    }

    private Period period() {
        try {
            return new Period(from.in(zone), to.in(zone), zone);
        } catch (IllegalArgumentException e) {
            throw new ClusterException("--" + e.getMessage(), e);
        }
    }
}
