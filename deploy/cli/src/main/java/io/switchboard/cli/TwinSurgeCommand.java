package io.switchboard.cli;

import io.switchboard.twin.sim.SurgeStudy;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What sharing between centres is worth. */
@Command(
        name = "surge",
        mixinStandardHelpOptions = true,
        description = {
            "Play two centres of 40 agents at 85 %% load, the first flooded by 1.6 for an hour, with and without sharing, on"
                    + " the same customers: what it spares the flooded centre, what it costs the other, and how long the flood"
                    + " was not known."
        },
        footer = {"", "Example:", "  ./switchboard twin surge --runs 150"})
final class TwinSurgeCommand implements Runnable {

    @Option(names = "--runs", defaultValue = "150", description = "Paired runs; ${DEFAULT-VALUE} unless given.")
    private int runs;

    @Option(
            names = "--first-seed",
            defaultValue = "1",
            description = "The others follow; ${DEFAULT-VALUE} unless given.")
    private long firstSeed;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(new SurgeStudy(runs).play(firstSeed));
        out.flush();
    }
}
