package io.switchboard.cli;

import io.switchboard.deploy.Brokers;
import io.switchboard.txn.OpenTransaction;
import io.switchboard.txn.Pin;
import io.switchboard.txn.PrefixUse;
import io.switchboard.txn.Transactions;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what is open and whom it holds up. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Show the open transactions of a job, and those on our topics that hang: since when, from which offset"
                        + " on they hold up readers of committed records, how many records wait in that partition, and"
                        + " whether a running job will end them.",
        footer = {
            "",
            "Examples:",
            "  ./switchboard txn list",
            "  ./switchboard txn list --prefix sla-eu --bootstrap-server kafka:9092 --jobmanager flink:8081 --json"
        })
final class TxnListCommand implements Runnable {

    @Option(names = "--json", description = "One object instead of a table.")
    private boolean json;

    @Mixin
    private PrefixOption option;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (Brokers brokers = option.connect()) {
            PrefixUse use = option.use(brokers);
            Transactions.Told told = option.open(brokers);
            List<OpenTransaction> open = told.open();
            Optional<String> user = use.user(option.prefix());
            Instant now = InstantOrNow.now();
            if (json) {
                out.println(TxnLines.json(option.prefix(), user, told, now));
                return;
            }
            if (open.isEmpty()) {
                out.println("No transaction of prefix " + option.prefix() + " is open");
            } else {
                TxnLines.table(open, now, out);
                out.println(held(open));
            }
            if (!told.hangingToo()) {
                out.println("Whether any hangs is not known: this account may not DESCRIBE all transactional ids");
            }
            out.println(said(user, use.asksFlink()));
        }
    }

    /** Several transactions of one partition hold back the same records. */
    private static String held(List<OpenTransaction> open) {
        Map<TopicPartition, Long> held = new HashMap<>();
        open.stream().flatMap(one -> one.pins().stream()).forEach(pin -> held.put(pin.partition(), pin.heldBack()));
        return "%d open; %d records in %d partitions wait behind them"
                .formatted(
                        open.size(),
                        held.values().stream().mapToLong(Long::longValue).sum(),
                        open.stream()
                                .flatMap(one -> one.pins().stream())
                                .map(Pin::partition)
                                .distinct()
                                .count());
    }

    private String said(Optional<String> user, boolean askedFlink) {
        String prefix = option.prefix();
        return user.map(who -> "Prefix %s is used by %s: it ends them itself".formatted(prefix, who))
                .orElse("No job is seen to use prefix %s%s"
                        .formatted(
                                prefix,
                                askedFlink ? "" : "; no Flink was asked, name one with --jobmanager to be sure"));
    }
}
