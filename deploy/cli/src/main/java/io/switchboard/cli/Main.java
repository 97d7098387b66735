package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkClient.SubmitException;
import io.switchboard.policy.PolicyException;
import io.switchboard.twin.FeedException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code ./switchboard}. */
@Command(
        name = "switchboard",
        mixinStandardHelpOptions = true,
        version = "Switchboard 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "SLA clocks and escalations from ticket and call events, exactly once.",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed (the line on stderr says why), 2 wrong arguments.",
            "Examples:",
            "  ./switchboard demo --for 60s",
            "  ./switchboard up",
            "  ./switchboard doctor --config deploy/sla.yaml",
            "  ./switchboard submit sla --config deploy/sla.yaml",
            "  ./switchboard topic read escalations",
            "  ./switchboard policy publish deploy/policies/demo.yaml",
            "  ./switchboard down --purge",
            "",
            "Over the tables of the archive job: ./switchboard query --help, reconcile-tables --help, report --help, gateway --help",
            "Under fire: ./switchboard chaos --help. What it costs: ./switchboard bench --help"
        })
public final class Main implements Runnable {

    private static final List<Class<?>> COMMANDS = List.of(
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            SubmitCommand.class,
            StopCommand.class,
            TopicCommand.class,
            PolicyCommand.class,
            TxnCommand.class,
            ReconcileCommand.class,
            ReplayCommand.class,
            DemoCommand.class,
            RoutingCommand.class,
            RiskCommand.class,
            TwinCommand.class);

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** All commands that need no more than a cluster does. */
    public static CommandLine commandLine() {
        return with(COMMANDS.toArray());
    }

    /**
     * These commands, with the manners of this one: a mistake is a line. Those that are not asked for are left out, since to get all of
     * them ready takes longer than some answers.
     *
     * @param commands or their classes
     */
    public static CommandLine with(Object... commands) {
        CommandLine all = new CommandLine(new Main());
        for (Object command : commands) {
            all.addSubcommand(command);
        }
        return all.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Main::wrongArguments)
                .setExecutionExceptionHandler(Main::failed);
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int wrongArguments(CommandLine.ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** What a person can put right is one line; anything else is a bug and shows itself. */
    private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (e instanceof ClusterException
                || e instanceof SubmitException
                || e instanceof FeedException
                || e instanceof PolicyException) {
            command.getErr().println(e.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        throw e;
    }
}
