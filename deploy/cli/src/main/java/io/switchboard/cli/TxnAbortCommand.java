package io.switchboard.cli;

import io.switchboard.deploy.Brokers;
import io.switchboard.deploy.ClusterException;
import io.switchboard.txn.Abort;
import io.switchboard.txn.AbortPlan;
import io.switchboard.txn.OpenTransaction;
import io.switchboard.txn.PrefixUse;
import io.switchboard.txn.Transactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Frees the readers of what will never be committed. */
@Command(
        name = "abort",
        mixinStandardHelpOptions = true,
        description =
                "Abort open transactions that nobody will end: their records are never seen, and readers of committed"
                        + " records go on. What a checkpoint covers of them is lost to a job that goes on from it; see txn"
                        + " commit.",
        footer = {
            "",
            "Examples:",
            "  ./switchboard txn abort sla-escalations-0-17",
            "  ./switchboard txn abort --prefix sla --older-than 10m --yes"
        })
final class TxnAbortCommand implements Runnable {

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Transactions as txn list names them.")
    private List<String> names = List.of();

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "All of the prefix that have been open for so long, such as 10m.")
    private Duration age;

    @Option(names = "--force", description = "Also while a job uses the prefix: its next checkpoint will fail.")
    private boolean force;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private PrefixOption option;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (names.isEmpty() == (age == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Give the IDs of transactions, or --older-than TIME for all of the prefix");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Brokers brokers = option.connect()) {
            PrefixUse use = option.use(brokers);
            List<OpenTransaction> meant = meant(option.open(brokers));
            if (meant.isEmpty()) {
                out.println("No transaction of prefix " + option.prefix() + " is open for longer than " + age);
                return;
            }
            requireUnused(use);
            TxnLines.table(meant, InstantOrNow.now(), out);
            requireYes(out, use.asksFlink());
            Abort abort = new Abort(brokers);
            for (OpenTransaction one : meant) {
                abort.abort(one);
                out.println("aborted " + one.name());
            }
        }
    }

    private List<OpenTransaction> meant(Transactions.Told told) {
        return age == null
                ? AbortPlan.named(names, option.prefix(), told)
                : AbortPlan.olderThan(age, InstantOrNow.now(), told.open());
    }

    private void requireUnused(PrefixUse use) {
        if (force) {
            return;
        }
        Optional<String> user = use.user(option.prefix());
        if (user.isPresent()) {
            throw new ClusterException(
                    "Nothing is aborted: prefix %s is used by %s; stop it first, or give --force and lose what it has not committed"
                            .formatted(option.prefix(), user.get()));
        }
    }

    private void requireYes(PrintWriter out, boolean askedFlink) {
        if (yes) {
            return;
        }
        if (!askedFlink) {
            out.println("No Flink was asked: be sure that no job with prefix " + option.prefix() + " runs");
        }
        out.print("Abort them for good? Type yes: ");
        out.flush();
        if (!answer().equals("yes")) {
            throw new ClusterException("Nothing is aborted: answer yes, or give --yes");
        }
    }

    private static String answer() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new ClusterException("Nothing is aborted: no answer can be read; give --yes", e);
        }
    }
}
