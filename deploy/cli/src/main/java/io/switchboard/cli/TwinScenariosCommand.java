package io.switchboard.cli;

import io.switchboard.twin.sim.Play;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What can be played. */
@Command(
        name = "scenarios",
        mixinStandardHelpOptions = true,
        description = {
            "List the scenarios of the library: those written by hand, then combinations, FIRST+SECOND~N: the first of"
                    + " two with the floods and absences of the second, too, varied by chance of its own. A name says"
                    + " all: it is the same scenario for ever.",
        },
        footer = {"", "Example:", "  ./switchboard twin scenarios --count 2000"})
final class TwinScenariosCommand implements Runnable {

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "So many, those written by hand first. Default: those written by hand.")
    private int count;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (String name : Play.names(count == 0 ? Play.written() : count)) {
            out.printf("%-28s %s%n", name, Play.of(name).about());
        }
        out.flush();
    }
}
