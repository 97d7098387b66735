package io.switchboard.query;

import io.switchboard.archive.Warehouse;
import io.switchboard.deploy.ClusterException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Answers questions in SQL over the tables as they are at this moment. */
public final class Duck implements AutoCloseable {

    private static final Pattern NO_TABLE = Pattern.compile("Table with name (.+?) does not exist");
    private static final Pattern NO_FILE = Pattern.compile("IO Error: [^\"]*\"([^\"]+)\"");

    private final Connection connection;
    private final Views views;
    private final List<Relation> relations = new ArrayList<>();
    private boolean stale;

    private Duck(Connection connection, Views views) {
        this.connection = connection;
        this.views = views;
    }

    /**
     * Opens what is committed in the warehouse.
     *
     * @throws ClusterException if it is not there; its one line names what is wrong and what to do
     */
    public static Duck over(Warehouse warehouse, Views views) {
        List<Relation> tables = new Shelves(warehouse).tables();
        Duck duck = new Duck(connect(views.zone()), views);
        tables.forEach(duck::define);
        views.over(tables.stream().map(Relation::name).collect(Collectors.toSet()))
                .forEach(duck::define);
        return duck;
    }

    /** Nothing is fetched from elsewhere: all that is needed is built in. */
    private static Connection connect(ZoneId zone) {
        Properties settings = new Properties();
        settings.put("autoinstall_known_extensions", "false");
        settings.put("autoload_known_extensions", "false");
        settings.put("preserve_insertion_order", "false");
        try {
            // Not the driver manager's search, which would load every driver there is.
            Connection opened = new org.duckdb.DuckDBDriver().connect("jdbc:duckdb:", settings);
            try (Statement statement = opened.createStatement()) {
                statement.execute("SET TimeZone = '%s'".formatted(zone.getId()));
                statement.execute("CREATE MACRO millis_between(a, b) AS date_diff('millisecond', a, b)");
                statement.execute("CREATE MACRO nth_of(list, n) AS split_part(list, ',', n)");
            }
            return opened;
        } catch (SQLException e) {
            throw new ClusterException("DuckDB does not start: " + oneLine(e.getMessage()), e);
        }
    }

    private void define(Relation relation) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW \"" + relation.name() + "\" AS " + relation.sql());
        } catch (SQLException e) {
            throw new ClusterException(
                    "Table or view %s cannot be read: %s".formatted(relation.name(), oneLine(e.getMessage())), e);
        }
        relations.add(relation);
    }

    /** What can be asked for. */
    public List<Relation> relations() {
        return List.copyOf(relations);
    }

    /** The tables that a question would need and that are not kept. */
    public Set<String> missing(SqlFile question) {
        return views.missing(question, relations.stream().map(Relation::name).collect(Collectors.toSet()));
    }

    /**
     * The answer to {@code sql}, handed to whoever shows it.
     *
     * @throws ClusterException if the query is wrong; its one line says how
     */
    public void ask(String sql, Reader reader) {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return;
            }
            try (ResultSet answer = statement.getResultSet()) {
                reader.read(answer);
            }
        } catch (SQLException e) {
            throw wrong(e);
        }
    }

    /** Whether a question had no answer since files are gone that the tables consisted of when they were opened. */
    boolean isStale() {
        return stale;
    }

    /** Puts rows into a table that was made here before. */
    void append(String table, Rows rows) {
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            rows.into(appender);
        } catch (SQLException e) {
            throw new ClusterException("Table %s takes no rows: %s".formatted(table, oneLine(e.getMessage())), e);
        }
    }

    /** Rows, one after the other. */
    interface Rows {

        void into(DuckDBAppender appender) throws SQLException;
    }

    /** Somebody who shows an answer. */
    public interface Reader {

        void read(ResultSet answer) throws SQLException;
    }

    private ClusterException wrong(SQLException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        Matcher missing = NO_TABLE.matcher(message);
        if (missing.find()) {
            return new ClusterException(
                    "There is no table %s; there are %s"
                            .formatted(
                                    missing.group(1),
                                    String.join(
                                            ", ",
                                            relations.stream()
                                                    .map(Relation::name)
                                                    .toList())),
                    e);
        }
        if (isOfTheTables(message)) {
            stale = true;
            return new ClusterException(
                    "Compaction has replaced files that the tables had when they were opened: ask again, or raise keepSnapshots",
                    e);
        }
        return new ClusterException("The query is wrong: " + oneLine(message), e);
    }

    /** A file that somebody named in the question is another matter. */
    private boolean isOfTheTables(String message) {
        Matcher file = NO_FILE.matcher(message);
        if (!file.find()) {
            return false;
        }
        String named = file.group(1).replace("'", "''");
        return relations.stream().anyMatch(relation -> relation.sql().contains(named));
    }

    /** Without the picture of the place that DuckDB draws below. */
    static String oneLine(String message) {
        int picture = message.indexOf("\n\nLINE ");
        String said = picture < 0 ? message : message.substring(0, picture);
        return said.strip().replaceAll("\\s*[\r\n]\\s*", " ");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ClusterException("DuckDB does not close: " + oneLine(e.getMessage()), e);
        }
    }
}
