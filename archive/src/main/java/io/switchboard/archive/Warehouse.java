package io.switchboard.archive;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/**
 * Where the tables are: their files in a folder or an object store, what they consist of in a database.
 *
 * @param catalog JDBC URL of the database
 * @param location URI of the files
 * @param properties of the catalog and its files, in Iceberg's words, such as jdbc.user, jdbc.password or io-impl
 */
public record Warehouse(String catalog, String location, HashMap<String, String> properties) implements Serializable {

    /** The name of the catalog in its database; part of it for ever. */
    public static final String NAME = "switchboard";

    /** All tables are in one namespace, which nobody has to type. */
    public static final Namespace NAMESPACE = Namespace.of("facts");

    private static final String SQLITE = "jdbc:sqlite:";

    /** A writer waits for another one; several tables commit at the same time. */
    private static final String BUSY = "busy_timeout=60000";

    /** How Iceberg's catalog is told what its driver shall know. */
    private static final String OF_THE_DRIVER = "jdbc.";

    public static TableIdentifier id(String table) {
        return TableIdentifier.of(NAMESPACE, table);
    }

    /** Of a database that is a file: where it is; null for a server. */
    public Path file() {
        return catalog.startsWith(SQLITE) ? Path.of(catalog.substring(SQLITE.length())) : null;
    }

    /** Whether queries can read its files. */
    public boolean isFolder() {
        return location.startsWith("file:");
    }

    /**
     * Opens the catalog; in a new database it makes what it needs.
     *
     * @throws IllegalStateException if the database does not answer; its one line names what is wrong and what to do
     */
    public JdbcCatalog open() {
        try {
            if (file() != null) {
                Files.createDirectories(file().getParent());
            }
            JdbcCatalog opened = new JdbcCatalog(Warehouse::io, null, true);
            register();
            knock();
            opened.initialize(NAME, all());
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException | UncheckedSQLException e) {
            throw silent(e);
        }
    }

    /** What there is to say when its database does not answer, or not as a catalog does, in one line. */
    public IllegalStateException silent(Exception e) {
        return new IllegalStateException(
                "The catalog %s does not answer (%s): start it, or correct catalog and catalogProperties"
                        .formatted(catalog, reason(e)),
                e);
    }

    /** The catalog itself would knock for half a minute where nobody answers. */
    private void knock() throws SQLException {
        if (file() == null) {
            Properties ofTheDriver = new Properties();
            properties.forEach((name, value) -> {
                if (name.startsWith(OF_THE_DRIVER)) {
                    ofTheDriver.put(name.substring(OF_THE_DRIVER.length()), value);
                }
            });
            DriverManager.getConnection(catalog, ofTheDriver).close();
        }
    }

    /** Drivers that came with a job are not found by themselves: the list of them is as old as the process. */
    private void register() {
        String driver = file() == null ? "org.postgresql.Driver" : "org.sqlite.JDBC";
        try {
            Class.forName(driver, true, Warehouse.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(driver + " is not on the class path", e);
        }
    }

    /** All that Iceberg's catalog has to be told. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(properties);
        all.put(CatalogProperties.URI, file() == null ? catalog : catalog + "?" + BUSY);
        all.put(CatalogProperties.WAREHOUSE_LOCATION, location);
        all.put("jdbc.schema-version", "V1");
        return all;
    }

    private static FileIO io(Map<String, String> properties) {
        String named = properties.get(CatalogProperties.FILE_IO_IMPL);
        if (named != null) {
            return CatalogUtil.loadFileIO(named, properties, null);
        }
        FileIO io = new FolderIO();
        io.initialize(properties);
        return io;
    }

    /** What the innermost failure says, in one line. */
    public static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
