package io.switchboard.query;

import io.switchboard.archive.ArchiveConfig;
import io.switchboard.archive.FactTable;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.TopicReader;
import io.switchboard.wire.Codec;
import io.switchboard.wire.WireFormat;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the tables with the topics that they keep, so that a row that was lost or doubled is noticed. */
@Command(
        name = "reconcile-tables",
        mixinStandardHelpOptions = true,
        description =
                "Compare the archive's tables with their topics, record by record: MISSING is committed in the topic and no row, though"
                        + " later ones of its partition are; DOUBLED is a row twice; UNKNOWN is a row without a record. What the archive job has not come"
                        + " to yet is behind and no difference. Records that the topic does not keep any more are left out.",
        footer = {
            "",
            "Exit codes: 0 all agrees, 1 something differs, 2 wrong arguments.",
            "Examples:",
            "  ./switchboard reconcile-tables",
            "  ./switchboard reconcile-tables --config deploy/archive.yaml --format json"
        })
public final class ReconcileTablesCommand implements Callable<Integer> {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv or json. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Mixin
    private ArchiveOption archive;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (format == Format.parquet) {
            throw new ClusterException("--format is parquet: give table, csv or json");
        }
        PrintWriter out = spec.commandLine().getOut();
        ArchiveConfig config = archive.config();
        try (Duck duck = archive.open();
                TopicReader topics = new TopicReader(config.bootstrapServers(), config.kafkaProperties())) {
            Stocktaking stock = new Stocktaking(duck, config.factTables());
            Codec<?> heartbeats = WireFormat.named(config.codec()).heartbeats();
            for (FactTable<?> table : config.factTables()) {
                spec.commandLine().getErr().println("reading " + table.topic());
                stock.read(table, reader -> topics.readToEnd(table.topic(), withoutHeartbeats(heartbeats, reader)));
            }
            duck.ask(Stocktaking.SUMMARY, answer -> format.write(answer, out));
            boolean differs = stock.differs();
            if (differs) {
                out.println();
                duck.ask(Stocktaking.DIFFERENCES, answer -> format.write(answer, out));
            }
            out.flush();
            return differs ? 1 : 0;
        }
    }

    private static Consumer<ConsumerRecord<byte[], byte[]>> withoutHeartbeats(
            Codec<?> heartbeats, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        return record -> {
            if (record.value() == null || !heartbeats.recognises(record.value())) {
                reader.accept(record);
            }
        };
    }
}
