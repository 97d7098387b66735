package io.switchboard.cli;

import io.switchboard.audit.Alarm;
import io.switchboard.audit.Difference;
import io.switchboard.audit.Reconciliation;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.TopicReader;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares what is committed in the output topics, so that a record that was lost or doubled is noticed. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description =
                "Compare what is committed in escalations, sla-outcomes and ticket-tracking: show the records that"
                        + " are missing, untrue or there twice, each with the window of five minutes of the item's time in which"
                        + " it belongs. What differs is looked at a second time, since it may only have been on its way.",
        footer = {
            "",
            "Exit codes: 0 all agrees, 1 something differs, 2 wrong arguments.",
            "Examples:",
            "  ./switchboard reconcile",
            "  ./switchboard reconcile --ignore-doubled --since 2026-07-01T00:00:00Z",
            "  ./switchboard reconcile --metrics /var/lib/node_exporter/switchboard.prom"
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            converter = InstantOrNow.class,
            description = "Leave out what belongs before, as where a topic does not keep all.")
    private Instant since;

    @Option(
            names = "--ignore-doubled",
            description = "Records that come again are as they should be, as after the restore of an older checkpoint.")
    private boolean ignoreDoubled;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "Before the second look: longer than a checkpoint and its commit. Default: ${DEFAULT-VALUE}.")
    private Duration patience;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Write the number of differences there, too, for Prometheus' node exporter.")
    private Path metrics;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Difference> differences = differences();
        if (!differences.isEmpty()) {
            pause();
            List<Difference> again = differences();
            differences.retainAll(again);
        }
        show(differences, spec.commandLine().getOut());
        if (metrics != null) {
            write(differences.size());
        }
        return differences.isEmpty() ? 0 : 1;
    }

    /** What ends is read first: what was told to come to that end is there then. */
    private List<Difference> differences() {
        Reconciliation reconciliation = new Reconciliation();
        try (TopicReader reader = brokers.reader()) {
            read(reader, Topics.TICKET_TRACKING, FORMAT.tracking(), reconciliation::stands);
            read(reader, Topics.SLA_OUTCOMES, FORMAT.outcomes(), reconciliation::ended);
            read(reader, Topics.ESCALATIONS, FORMAT.escalations(), reconciliation::told);
        }
        List<Difference> differences = new ArrayList<>(reconciliation.differences());
        differences.removeIf(each -> ignoreDoubled && each.isDoubled());
        differences.removeIf(each -> since != null && each.at().isBefore(since));
        return differences;
    }

    private static <T> void read(TopicReader reader, String topic, Codec<T> codec, Consumer<T> to) {
        reader.readToEnd(topic, record -> {
            if (record.value() != null) {
                to.accept(codec.decode(record.value()));
            }
        });
    }

    private void pause() {
        try {
            Thread.sleep(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted before the second look", e);
        }
    }

    private static void show(List<Difference> differences, PrintWriter out) {
        if (differences.isEmpty()) {
            out.println("all agrees");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("WINDOW", "DIFFERENCE", "ITEM", "POLICY", "CLOCK", "CYCLE", "RECORD"));
        differences.forEach(each -> rows.add(List.of(
                Alarm.windowOf(each.at()).toString(),
                each.kind().name(),
                each.itemId(),
                each.policyId(),
                each.clock(),
                each.cycle(),
                each.what())));
        TextTable.print(rows, out);
    }

    /** Whoever reads the file must never see half of it. */
    private void write(int differences) {
        Path half = metrics.resolveSibling(metrics.getFileName() + ".half");
        try {
            Files.writeString(
                    half,
                    "switchboard_reconciliation_differences %d%nswitchboard_reconciliation_time_seconds %d%n"
                            .formatted(differences, InstantOrNow.now().getEpochSecond()));
            Files.move(half, metrics, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ClusterException("--metrics " + metrics + " cannot be written: " + e, e);
        }
    }
}
