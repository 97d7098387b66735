package io.switchboard.query;

import io.switchboard.archive.FactTable;
import io.switchboard.deploy.ClusterException;
import io.switchboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duckdb.DuckDBAppender;

/**
 * Compares tables with their topics, place by place: each record that is committed in a topic is one row of its table, or of those
 * that were refused. Rows are looked at first, and records afterwards: so no row is without a record because that has only just come.
 */
final class Stocktaking {

    private static final String MAKE_ROWS =
            "CREATE TABLE stock_rows (table_name VARCHAR, kafka_partition INTEGER, kafka_offset BIGINT)";
    private static final String MAKE_RECORDS =
            """
            CREATE TABLE stock_records (table_name VARCHAR, kafka_partition INTEGER, kafka_offset BIGINT, written_ms BIGINT, record_key VARCHAR)
            """;

    /** Rows up to the last one of a partition are judged; what comes behind is not archived yet. */
    private static final String MAKE_REACH =
            """
            CREATE VIEW stock_reach AS
            SELECT table_name, kafka_partition, first_record, last_row
            FROM (SELECT table_name, kafka_partition, MIN(kafka_offset) AS first_record FROM stock_records GROUP BY ALL)
            LEFT JOIN (SELECT table_name, kafka_partition, MAX(kafka_offset) AS last_row FROM stock_rows GROUP BY ALL)
            USING (table_name, kafka_partition)
            """;

    private static final String MAKE_DIFFERENCES =
            """
            CREATE VIEW stock_differences AS
            SELECT table_name, 'MISSING' AS difference, kafka_partition, kafka_offset, written_ms, record_key
            FROM (FROM stock_records ANTI JOIN stock_rows USING (table_name, kafka_partition, kafka_offset))
            JOIN stock_reach USING (table_name, kafka_partition)
            WHERE kafka_offset <= last_row
            UNION ALL
            SELECT table_name, 'DOUBLED', kafka_partition, kafka_offset, ANY_VALUE(written_ms), ANY_VALUE(record_key)
            FROM stock_rows LEFT JOIN stock_records USING (table_name, kafka_partition, kafka_offset)
            GROUP BY table_name, kafka_partition, kafka_offset HAVING COUNT(*) > 1
            UNION ALL
            SELECT table_name, 'UNKNOWN', kafka_partition, kafka_offset, NULL, NULL
            FROM (FROM stock_rows ANTI JOIN stock_records USING (table_name, kafka_partition, kafka_offset))
            JOIN stock_reach USING (table_name, kafka_partition)
            WHERE kafka_offset >= first_record AND table_name NOT IN (SELECT table_name FROM stock_forgetful)
            """;

    /** Tables whose topics forget also what is between their records: compaction leaves the last one of each key. */
    private static final String MAKE_FORGETFUL = "CREATE TABLE stock_forgetful (table_name VARCHAR)";

    /** A table a row: how much there is, what differs, and what is only on its way. */
    static final String SUMMARY =
            """
            WITH records AS (
              SELECT table_name, COUNT(*) AS records, COUNT(*) FILTER (last_row IS NULL OR kafka_offset > last_row) AS behind,
                     make_timestamptz(1000 * MIN(written_ms) FILTER (last_row IS NULL OR kafka_offset > last_row)) AS behind_since
              FROM stock_records JOIN stock_reach USING (table_name, kafka_partition) GROUP BY table_name),
            kept AS (SELECT table_name, COUNT(*) AS kept FROM stock_rows GROUP BY table_name),
            differing AS (
              SELECT table_name, COUNT(*) FILTER (difference = 'MISSING') AS missing, COUNT(*) FILTER (difference = 'DOUBLED') AS doubled,
                     COUNT(*) FILTER (difference = 'UNKNOWN') AS unknown
              FROM stock_differences GROUP BY table_name)
            SELECT table_name, COALESCE(records, 0) AS records, COALESCE(kept, 0) AS "rows", COALESCE(missing, 0) AS missing,
                   COALESCE(doubled, 0) AS doubled, COALESCE(unknown, 0) AS unknown, COALESCE(behind, 0) AS behind, behind_since
            FROM records FULL JOIN kept USING (table_name) LEFT JOIN differing USING (table_name) ORDER BY table_name
            """;

    /** Each place that differs. */
    static final String DIFFERENCES =
            """
            SELECT table_name, difference, kafka_partition, kafka_offset, make_timestamptz(1000 * written_ms) AS written, record_key
            FROM stock_differences ORDER BY table_name, kafka_partition, kafka_offset, difference
            """;

    private final Duck duck;

    /**
     * Takes stock of the tables.
     *
     * @param tables those to look at; one that the catalog does not have yet has no rows
     */
    Stocktaking(Duck duck, List<FactTable<?>> tables) {
        this.duck = duck;
        Set<String> there = duck.relations().stream().map(Relation::name).collect(Collectors.toSet());
        run(MAKE_ROWS);
        run(MAKE_RECORDS);
        run(MAKE_REACH);
        run(MAKE_FORGETFUL);
        run(MAKE_DIFFERENCES);
        for (FactTable<?> table : tables) {
            if (Topics.COMPACTED.contains(table.topic())) {
                run("INSERT INTO stock_forgetful VALUES ('%s')".formatted(table.name()));
            }
            if (there.contains(table.name())) {
                run("INSERT INTO stock_rows SELECT '%s', kafka_partition, kafka_offset FROM %s"
                        .formatted(table.name(), table.name()));
                run(
                        "INSERT INTO stock_rows SELECT '%s', kafka_partition, kafka_offset FROM refused_records WHERE topic = '%s'"
                                .formatted(table.name(), table.topic()));
            }
        }
    }

    private void run(String sql) {
        duck.ask(sql, answer -> {});
    }

    /** Takes note of records of the table's topic. */
    void read(FactTable<?> table, Records records) {
        duck.append(
                "stock_records",
                appender -> records.each(record -> {
                    try {
                        note(appender, table.name(), record);
                    } catch (SQLException e) {
                        throw new ClusterException("A record cannot be noted: " + e.getMessage(), e);
                    }
                }));
    }

    /** Records that come one after the other. */
    interface Records {

        void each(Consumer<ConsumerRecord<byte[], byte[]>> reader);
    }

    private static void note(DuckDBAppender appender, String table, ConsumerRecord<byte[], byte[]> record)
            throws SQLException {
        appender.beginRow();
        appender.append(table);
        appender.append(record.partition());
        appender.append(record.offset());
        appender.append(record.timestamp());
        appender.append(record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8));
        appender.endRow();
    }

    boolean differs() {
        boolean[] any = {false};
        duck.ask("SELECT 1 FROM stock_differences LIMIT 1", answer -> any[0] = answer.next());
        return any[0];
    }
}
