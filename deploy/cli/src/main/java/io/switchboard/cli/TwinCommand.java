package io.switchboard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The digital twin: a simulated contact centre that judges how items are routed. */
@Command(
        name = "twin",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Hold the simulated contact centre against theory, routing policies against each other, say what"
                + " alarms of surges are worth, and play scenarios.",
        subcommands = {
            TwinRunCommand.class,
            TwinScenariosCommand.class,
            TwinCompareCommand.class,
            TwinSurgeCommand.class,
            TwinAlarmsCommand.class,
            TwinInvariantsCommand.class,
            TwinValidateCommand.class
        })
final class TwinCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
