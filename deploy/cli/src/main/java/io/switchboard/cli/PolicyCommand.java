package io.switchboard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is promised on a running cluster, and how it is changed. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Check, publish and explain what is promised.",
        subcommands = {
            PolicyLintCommand.class,
            PolicyDiffCommand.class,
            PolicyPublishCommand.class,
            PolicyListCommand.class,
            PolicyRetireCommand.class,
            PolicyExplainCommand.class,
            PolicyBacktestCommand.class
        })
final class PolicyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
