package io.switchboard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What to do with the transactions that a job has left open. */
@Command(
        name = "txn",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Show, abort or commit the Kafka transactions that a stopped job has left open.",
        subcommands = {TxnListCommand.class, TxnAbortCommand.class, TxnCommitCommand.class})
final class TxnCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a command: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
