package io.switchboard.cli;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.AlarmReport;
import io.switchboard.twin.sim.AlarmStudy;
import io.switchboard.twin.sim.AlarmStudy.Extent;
import io.switchboard.twin.sim.AlarmStudy.Traffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How soon floods are told, at how many false alarms. */
@Command(
        name = "alarms",
        mixinStandardHelpOptions = true,
        description = {
            "Play simulated days of a bank to the rules by which the routing job tells surges: by the hours of its profile, each"
                    + " day as busy as chance makes it (gamma, shape 27). Each place is learned for some weeks as the job"
                    + " learns it, then watched: how many false alarms a place and week, how soon a flood is told that"
                    + " begins at some instant of the busiest hour, or of any from nine to five, and how many are not told"
                    + " within the hour that they last. Every figure has its 95 %% interval over the places.",
            "Beside it the same rules that know the profile by which chance draws, so that it shows what learning costs; and"
                    + " windows of five minutes, with the lowest threshold at which they tell no more false alarms."
        },
        footer = {
            "",
            "Examples:",
            "  ./switchboard twin alarms --config deploy/routing.yaml",
            "  ./switchboard twin alarms --threshold 12 --per-minute 2 --factor 3",
            "  ./switchboard twin alarms --dispersed --dispersion 1.7 --json target/alarms.json"
        })
final class TwinAlarmsCommand implements Runnable {

    @Option(
            names = "--seeds",
            defaultValue = "200",
            description = "Places, each with chance of its own; ${DEFAULT-VALUE} unless given.")
    private int seeds;

    @Option(
            names = "--first-seed",
            defaultValue = "1",
            description = "The others follow; ${DEFAULT-VALUE} unless given.")
    private long firstSeed;

    @Option(
            names = "--learn",
            paramLabel = "WEEKS",
            defaultValue = "4",
            description = "Weeks in which what is usual is learned; ${DEFAULT-VALUE} unless given.")
    private int learn;

    @Option(
            names = "--weeks",
            defaultValue = "5",
            description = "In which each place is watched; ${DEFAULT-VALUE} unless given.")
    private int weeks;

    @Option(
            names = "--floods",
            defaultValue = "1",
            description =
                    "A day of these in the busiest hour, and as many from nine to five; ${DEFAULT-VALUE} unless given.")
    private int floods;

    @Option(
            names = "--per-minute",
            paramLabel = "X",
            defaultValue = "10",
            description = "Contacts in the busiest hour, on average; ${DEFAULT-VALUE} unless given.")
    private double perMinute;

    @Option(
            names = "--factor",
            paramLabel = "X",
            defaultValue = "2",
            description = "Times as many in a flood; ${DEFAULT-VALUE} unless given.")
    private double factor;

    @Option(
            names = "--dispersed",
            description =
                    "Let the rate swing within a day: the index of dispersion is 1.7 in six minutes of the busiest hour"
                            + " and 5.2 in all of it, as in the bank's calls. Else contacts are a Poisson stream within a day.")
    private boolean dispersed;

    @Mixin
    private SurgeOptions surges;

    @Option(names = "--json", paramLabel = "FILE", description = "Write every figure with its interval there.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        AlarmStudy study = new AlarmStudy(
                new Traffic(perMinute, factor, dispersed),
                new Extent(seeds, learn, weeks, floods),
                surges.settings(),
                line -> spec.commandLine().getErr().println(line));
        AlarmReport report = study.play(firstSeed);
        out.print(report.table());
        out.flush();
        if (json != null) {
            write(report.json());
        }
    }

    private void write(String text) {
        try {
            Files.writeString(json, text);
        } catch (IOException e) {
            throw new FeedException("%s: cannot be written: name a file in a folder that exists".formatted(json), e);
        }
    }
}
