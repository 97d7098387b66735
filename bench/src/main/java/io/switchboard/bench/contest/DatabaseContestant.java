package io.switchboard.bench.contest;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** A program and a PostgreSQL of its own, as durable as PostgreSQL is by itself. Its last argument is the JDBC URL. */
public final class DatabaseContestant implements Reader {

    /** A broker and a cluster stand beside it. */
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final ProcessContestant program;

    public DatabaseContestant(ProcessContestant program) {
        this.program = program;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public Running start(Course course, String group) {
        EmbeddedPostgres server = server(course.folder().resolve(group));
        boolean isStarted = false;
        try {
            Running running =
                    program.with(server.getJdbcUrl("postgres", "postgres")).start(course, group);
            isStarted = true;
            return new WithServer(running, server);
        } finally {
            if (!isStarted) {
                stop(server);
            }
        }
    }

    private static EmbeddedPostgres server(Path folder) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(true)
                    .setPGStartupWait(START_LIMIT)
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("shared_buffers", "512MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + folder, e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be stopped", e);
        }
    }

    private record WithServer(Running program, EmbeddedPostgres server) implements Running {

        @Override
        public void check() {
            program.check();
        }

        @Override
        public void close() {
            try {
                program.close();
            } finally {
                stop(server);
            }
        }
    }
}
