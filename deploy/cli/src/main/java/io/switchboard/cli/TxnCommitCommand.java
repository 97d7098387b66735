package io.switchboard.cli;

import io.switchboard.deploy.Brokers;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.CommitProcess;
import io.switchboard.deploy.CommitProcess.Committable;
import io.switchboard.deploy.CommitProcess.Contents;
import io.switchboard.deploy.Installation;
import io.switchboard.txn.CommitPlan;
import io.switchboard.txn.Retained;
import io.switchboard.txn.Transactions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes visible what a checkpoint covers and the job could not commit any more. */
@Command(
        name = "commit",
        mixinStandardHelpOptions = true,
        description =
                "Commit the transactions that a stopped job's newest checkpoint or savepoint covers and the job itself did"
                        + " not commit. Refused where records would come twice.",
        footer = {
            "",
            "A job that goes on from that checkpoint commits them itself: this is for one that cannot go on in time.",
            "Exit codes: 0 all of it is committed, 1 refused.",
            "Examples:",
            "  ./switchboard txn commit --from .switchboard/flink/checkpoints/JOB/chk-17 --dry-run",
            "  ./switchboard txn commit --from .switchboard/flink/checkpoints/JOB/chk-17"
        })
final class TxnCommitCommand implements Runnable {

    @Option(
            names = "--from",
            paramLabel = "PATH",
            required = true,
            description = "The job's newest checkpoint or savepoint: the folder that holds _metadata.")
    private String from;

    @Option(names = "--dry-run", description = "Only say what would be committed.")
    private boolean dryRun;

    @Option(
            names = "--despite-loss",
            description = "Commit what is left also where some of the checkpoint's transactions are gone for good.")
    private boolean despiteLoss;

    @Mixin
    private PrefixOption option;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        CommitProcess process =
                new CommitProcess(Installation.current(), option.brokers().dir());
        Contents contents = process.read(from);
        if (contents.committables().isEmpty()) {
            out.println("Checkpoint " + contents.checkpoint() + " leaves nothing to commit");
            return;
        }
        String prefix = CommitPlan.prefix(contents, option.given());
        try (Brokers brokers = option.connect()) {
            Transactions transactions = new Transactions(brokers);
            CommitPlan plan = CommitPlan.of(
                    contents,
                    transactions.describe(contents.committables().stream()
                            .map(Committable::id)
                            .toList()));
            table(plan, out);
            require(plan, situation(contents, prefix, brokers));
            if (dryRun) {
                out.println("Would commit " + plan.open().size());
                return;
            }
            commit(process, plan);
            out.println("Committed " + plan.open().size() + ", and all of checkpoint " + contents.checkpoint()
                    + " is visible" + (plan.gone().isEmpty() ? "" : " but what is gone"));
            tellTheRest(transactions, prefix, out);
        }
    }

    private CommitPlan.Situation situation(Contents contents, String prefix, Brokers brokers) {
        return new CommitPlan.Situation(
                option.use(brokers).user(prefix),
                Retained.newerThan(from),
                new Transactions(brokers).committedAfter(prefix, contents.checkpoint()));
    }

    private void require(CommitPlan plan, CommitPlan.Situation situation) {
        Optional<String> refusal = plan.refusal(situation, despiteLoss);
        if (refusal.isPresent()) {
            throw new ClusterException("Nothing is committed from " + from + ": " + refusal.get());
        }
    }

    private void commit(CommitProcess process, CommitPlan plan) {
        if (plan.open().isEmpty()) {
            return;
        }
        List<String> refused = process.commit(
                from, option.brokers().servers(), option.brokers().properties(), plan.open());
        if (!refused.isEmpty()) {
            throw new ClusterException(
                    "%d of %d were not committed: %s; look with ./switchboard txn list, and try again"
                            .formatted(refused.size(), plan.open().size(), refused.get(0)));
        }
    }

    private static void table(CommitPlan plan, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("TRANSACTION", "PRODUCER", "EPOCH", "IS")));
        plan.left()
                .forEach(left -> rows.add(List.of(
                        left.committable().id(),
                        Long.toString(left.committable().producerId()),
                        Integer.toString(left.committable().epoch()),
                        left.fate().words())));
        TextTable.print(rows, out);
    }

    private void tellTheRest(Transactions transactions, String prefix, PrintWriter out) {
        int open = transactions.ongoing(prefix).size();
        if (open > 0) {
            out.println(
                    open + " later transactions are open, which no checkpoint covers; a job that goes on aborts them,"
                            + " else ./switchboard txn abort --prefix " + prefix + " --older-than 1s");
        }
        out.println("Go on from here only, with ./switchboard submit JOB --from-savepoint " + from
                + ": a job that starts elsewhere writes these records again");
    }
}
