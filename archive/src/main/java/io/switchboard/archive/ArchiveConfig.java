package io.switchboard.archive;

import io.switchboard.job.ConfigFile;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the archive job means, and where those who ask find its tables.
 *
 * @param bootstrapServers the Kafka brokers, host:port, comma separated
 * @param kafkaProperties of every Kafka client, such as security.protocol; what the job must set itself wins
 * @param codec the format of the records on all topics
 * @param consumerGroup under which the job is known to the brokers; no other job may have it
 * @param warehouse where the files of the tables are: a folder, relative to the config file, or a URI
 * @param catalog JDBC URL of the database that knows what the tables consist of; without one a file in the warehouse
 * @param catalogProperties of the catalog in Iceberg's words, such as jdbc.user and jdbc.password
 * @param tables the tables to keep
 * @param commitInterval how often what was read is committed to the tables, and how old they are at most
 * @param compactAfter how many commits of a table make its small files worth compacting
 * @param keepSnapshots how many of a table's earlier states stay readable
 */
public record ArchiveConfig(
        String bootstrapServers,
        Map<String, String> kafkaProperties,
        String codec,
        String consumerGroup,
        String warehouse,
        String catalog,
        Map<String, String> catalogProperties,
        List<String> tables,
        Duration commitInterval,
        Integer compactAfter,
        Integer keepSnapshots) {

    private static final Duration LONGEST = Duration.ofHours(1);

    public ArchiveConfig {
        bootstrapServers = Objects.requireNonNullElse(bootstrapServers, "localhost:9092");
        kafkaProperties = Map.copyOf(Objects.requireNonNullElse(kafkaProperties, Map.of()));
        codec = Objects.requireNonNullElse(codec, WireFormat.AVRO_SINGLE_OBJECT.word());
        consumerGroup = Objects.requireNonNullElse(consumerGroup, "archive");
        warehouse = Objects.requireNonNullElse(warehouse, "archive");
        catalogProperties = Map.copyOf(Objects.requireNonNullElse(catalogProperties, Map.of()));
        tables = Objects.requireNonNullElse(
                tables, Tables.FACTS.stream().map(FactTable::name).toList());
        commitInterval = Objects.requireNonNullElse(commitInterval, Duration.ofMinutes(1));
        compactAfter = Objects.requireNonNullElse(compactAfter, 10);
        keepSnapshots = Objects.requireNonNullElse(keepSnapshots, 10);
        WireFormat.named(codec);
        tables = tables.stream().distinct().toList();
        tables.forEach(Tables::named);
        require(!tables.isEmpty(), "tables", tables, "at least one table");
        require(!consumerGroup.isBlank(), "consumerGroup", consumerGroup, "a name that no other job has");
        require(!warehouse.isBlank(), "warehouse", warehouse, "a folder or a URI");
        require(
                catalog == null || catalog.startsWith("jdbc:sqlite:/") || catalog.startsWith("jdbc:postgresql:"),
                "catalog",
                catalog,
                "jdbc:postgresql://host/database, or jdbc:sqlite:/file, or nothing");
        require(
                commitInterval.toMillis() >= 1_000 && commitInterval.compareTo(LONGEST) <= 0,
                "commitInterval",
                commitInterval,
                "between PT1S and " + LONGEST);
        require(compactAfter >= 2, "compactAfter", compactAfter, "2 or more");
        require(keepSnapshots >= 1, "keepSnapshots", keepSnapshots, "1 or more");
    }

    /**
     * The config in {@code file}, with the warehouse made independent of the working directory.
     *
     * @throws IllegalArgumentException naming file, key, value and remedy
     */
    public static ArchiveConfig read(Path file) {
        ArchiveConfig config = ConfigFile.read(file, ArchiveConfig.class);
        return config.in(file.toAbsolutePath().getParent());
    }

    /** The tables of the archive. */
    public Warehouse archive() {
        return new Warehouse(catalog, warehouse, new HashMap<>(catalogProperties));
    }

    /** The tables to keep. */
    public List<FactTable<?>> factTables() {
        return tables.stream().<FactTable<?>>map(Tables::named).toList();
    }

    private ArchiveConfig in(Path folder) {
        String location = isUri(warehouse) ? warehouse : uri(folder.resolve(warehouse));
        require(
                catalog != null || location.startsWith("file:"),
                "catalog",
                "not given",
                "the JDBC URL of a database, since the warehouse is no folder");
        String database = catalog != null
                ? catalog
                : "jdbc:sqlite:" + FolderIO.path(location).resolve("catalog.db");
        return new ArchiveConfig(
                bootstrapServers,
                kafkaProperties,
                codec,
                consumerGroup,
                location,
                database,
                catalogProperties,
                tables,
                commitInterval,
                compactAfter,
                keepSnapshots);
    }

    private static boolean isUri(String place) {
        return place.matches("[a-z0-9]{2,}:.*");
    }

    /** With no slash at its end, whether it exists or not. */
    private static String uri(Path folder) {
        String uri = folder.normalize().toUri().toString();
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    private static void require(boolean valid, String key, Object value, String remedy) {
        if (!valid) {
            throw new IllegalArgumentException("%s is %s: give %s".formatted(key, value, remedy));
        }
    }
}
