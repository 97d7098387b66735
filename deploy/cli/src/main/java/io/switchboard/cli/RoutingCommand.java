package io.switchboard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the routing job decided, and what it goes by. */
@Command(
        name = "routing",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Look into decisions of routing, and publish what it goes by.",
        subcommands = {RoutingExplainCommand.class, RoutingPublishCommand.class})
final class RoutingCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
