package io.switchboard.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.query.Answers;
import io.switchboard.schema.CallEvent;
import io.switchboard.schema.CallEventKind;
import io.switchboard.wire.Topics;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog is a PostgreSQL, the files are in a folder. */
class PostgresCatalogTest {

    private static final String COUNT = "SELECT COUNT(*) AS calls, COUNT(DISTINCT item_id) AS items FROM call_events";

    private static EmbeddedPostgres server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aServer() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void isGone() throws IOException {
        server.close();
    }

    @Test
    void itKnowsWhatATableConsistsOfOneJobAfterTheOther() throws Exception {
        Shelved shelved = desk();
        shelved.with(Topics.CALL_EVENTS, call("K-1", 0))
                .with(Topics.CALL_EVENTS, call("K-2", 1))
                .kept();

        assertThat(Answers.csv(shelved.warehouse(), COUNT)).isEqualTo("calls,items\r\n2,2\r\n");

        Shelved again = desk();
        again.with(Topics.CALL_EVENTS, call("K-2", 2)).kept();

        assertThat(Answers.csv(again.warehouse(), COUNT)).isEqualTo("calls,items\r\n3,2\r\n");
        assertThat(folder.resolve("warehouse/catalog.db"))
                .as("the default is not made beside it")
                .doesNotExist();
    }

    private Shelved desk() {
        return new Shelved(
                folder,
                "tables: [call_events]\ncatalog: \"%s\"\ncatalogProperties: {jdbc.user: postgres}\n"
                        .formatted(server.getJdbcUrl("postgres", "postgres")));
    }

    private static CallEvent call(String id, int second) {
        CallEvent event = new CallEvent();
        event.setEventId(id + "-" + second);
        event.setItemId(id);
        event.setAt(Instant.parse("2026-03-02T10:00:00Z").plusSeconds(second));
        event.setKind(CallEventKind.QUEUED);
        event.setRegion("emea");
        return event;
    }
}
