package io.switchboard.gateway;

import static java.util.Map.entry;

import io.switchboard.archive.FolderIO;
import io.switchboard.archive.Warehouse;
import io.switchboard.query.Relation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a Flink SQL Gateway reads when it starts, and what a session runs first. */
record GatewayFiles(Path folder) {

    /** By their names: the classes need Flink, which the gateway has and this command has not. */
    private static final String MILLIS_BETWEEN = "io.switchboard.gateway.MillisBetween";

    private static final String NTH_OF = "io.switchboard.gateway.NthOf";

    /** One folder for each port: each new session reads the catalog anew, and would read that of another gateway. */
    static GatewayFiles of(Path root, int port) {
        return new GatewayFiles(root.resolve(".switchboard/gateway").resolve(Integer.toString(port)));
    }

    Path conf() {
        return folder.resolve("conf");
    }

    /** Statements that make the views, since a catalog of Iceberg's keeps tables only. */
    Path views() {
        return folder.resolve("views.sql");
    }

    void write(Warehouse warehouse, List<Relation> views, int port) {
        try {
            Files.createDirectories(conf());
            Files.createDirectories(catalogs());
            Files.setPosixFilePermissions(
                    catalogs(), PosixFilePermissions.fromString("rwx------")); // a password is there
            Files.writeString(conf().resolve("config.yaml"), yaml(settings(port)));
            Files.writeString(catalogs().resolve(Warehouse.NAME + ".yaml"), yaml(catalog(warehouse)));
            Files.writeString(views(), statements(views));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path catalogs() {
        return folder.resolve("catalogs");
    }

    /**
     * Queries run in the gateway's own process, each on a cluster of its own. An address is only what clients are told:
     * where nothing is bound, Flink listens to the whole network, and whoever it hears may run code.
     */
    private Map<String, String> settings(int port) {
        return Map.ofEntries(
                entry("execution.runtime-mode", "BATCH"),
                entry("execution.target", "local"),
                entry("jobmanager.bind-host", "localhost"),
                entry("parallelism.default", "2"),
                entry("rest.bind-address", "localhost"),
                entry("rest.port", "0"),
                entry("sql-gateway.endpoint.rest.address", "localhost"),
                entry("sql-gateway.endpoint.rest.bind-address", "localhost"),
                entry("sql-gateway.endpoint.rest.port", Integer.toString(port)),
                entry("table.catalog-store.file.path", catalogs().toUri().toString()),
                entry("table.catalog-store.kind", "file"),
                entry("table.local-time-zone", "UTC"),
                entry("taskmanager.bind-host", "localhost"),
                entry("web.submit.enable", "false"));
    }

    private static Map<String, String> catalog(Warehouse warehouse) {
        Map<String, String> catalog = new TreeMap<>(warehouse.all());
        catalog.put("type", "iceberg");
        catalog.put("catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
        catalog.putIfAbsent("io-impl", FolderIO.class.getName());
        return catalog;
    }

    private static String statements(List<Relation> views) {
        return views.stream()
                .map(GatewayFiles::statement)
                .collect(Collectors.joining(
                        "\n",
                        """
                        USE CATALOG %s;
                        USE %s;
                        CREATE TEMPORARY SYSTEM FUNCTION IF NOT EXISTS millis_between AS '%s';
                        CREATE TEMPORARY SYSTEM FUNCTION IF NOT EXISTS nth_of AS '%s';

                        """
                                .formatted(Warehouse.NAME, Warehouse.NAMESPACE, MILLIS_BETWEEN, NTH_OF),
                        ""));
    }

    /** Flink quotes names in its own way, and our views have no other quotes of that kind. */
    private static String statement(Relation view) {
        return "CREATE TEMPORARY VIEW %s AS\n%s;\n"
                .formatted(view.name(), view.sql().replace('"', '`'));
    }

    private static String yaml(Map<String, String> pairs) {
        return new TreeMap<>(pairs)
                .entrySet().stream()
                        .map(pair -> "%s: '%s'%n"
                                .formatted(pair.getKey(), pair.getValue().replace("'", "''")))
                        .collect(Collectors.joining());
    }
}
