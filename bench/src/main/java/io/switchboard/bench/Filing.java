package io.switchboard.bench;

import io.switchboard.bench.contest.Course;
import io.switchboard.bench.contest.Meter;
import io.switchboard.bench.contest.Reader;
import io.switchboard.bench.desk.Access;
import io.switchboard.bench.desk.Customers;
import io.switchboard.bench.desk.Desk;
import io.switchboard.bench.desk.Feed;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Tool;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The archive job beside the SLA job of a desk at work: whether it keeps up, how many files its tables have in the end, and how
 * long each question of deploy/sql takes once both jobs have ended. Tables are looked at with the commands that analysts have,
 * while the desk works on.
 *
 * @param rate events a second
 * @param window how long one looks
 */
record Filing(int open, int rate, Duration window) {

    /** Of both jobs. */
    static final int SLOTS = 4;

    private static final String GROUP = "bench-filing";
    private static final String MAIN = "io.switchboard.archive.ArchiveJob";
    /** Of each of both jobs. */
    static final int PARALLELISM = 2;

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration FAR = Duration.ofDays(3_000);
    private static final Duration BEFORE = Duration.ofHours(2);
    private static final Duration WARM = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(10);

    /** table_name,records,rows,missing,doubled,unknown,behind,behind_since */
    private static final Pattern STOCK = Pattern.compile("(?m)^(\\w+),(\\d+),(\\d+),\\d+,\\d+,\\d+,(\\d+),");

    private static final Pattern NUMBER = Pattern.compile("(?m)^(\\d+)\\r?$");

    /**
     * A table at the end.
     *
     * @param behind records of its topic that are not rows yet
     */
    record Table(String name, long records, long rows, long behind, int files) {}

    /** What a person waits for, with the start of the command. */
    record Question(String name, double seconds) {}

    /**
     * How it went.
     *
     * @param feeding how the events came while one looked
     * @param rows that the tables got meanwhile
     * @param seconds for which one looked
     * @param before the tables when one began to look
     * @param tables the same at the end
     */
    record Filed(
            Filing filing,
            Feeding feeding,
            long rows,
            double seconds,
            List<Table> before,
            List<Table> tables,
            List<Question> questions) {

        double perMinute() {
            return 60 * rows / seconds;
        }

        /** How many minutes of the work were not in the tables when one began to look. */
        double minutesBehindBefore() {
            return minutesBehind(before);
        }

        /** How many minutes of the work are not in the tables yet. */
        double minutesBehind() {
            return minutesBehind(tables);
        }

        Filed with(List<Question> asked) {
            return new Filed(filing, feeding, rows, seconds, before, tables, asked);
        }

        private double minutesBehind(List<Table> then) {
            return then.stream().mapToLong(Table::behind).sum() / perMinute();
        }
    }

    /** Both jobs, and the desk that works for them. */
    private record Office(Grounds grounds, Path config, Desk desk, Feed feed, Reader.Running sla, String archive) {

        void check() {
            sla.check();
            grounds.cluster().rest().failure(archive).ifPresent(why -> {
                throw new ClusterException(
                        "The archive job failed: " + why.lines().findFirst().orElse(why));
            });
        }
    }

    /**
     * How many rows there are.
     *
     * @param nanos when they were asked for
     * @param written how many events were written by then
     */
    private record Count(long rows, long nanos, long written) {}

    Filed run(Grounds grounds, Consumer<String> progress) {
        Path config = grounds.file(
                "archive.yaml", "bootstrapServers: %s\nwarehouse: ../archive\n".formatted(grounds.bootstrapServers()));
        Instant start = Instant.now().minus(BEFORE);
        Desk desk = new Desk(1, open, Access.REALISTIC, Customers.EVEN, BEFORE.dividedBy(4L * open), start);
        try (Feed feed = new Feed(grounds.bootstrapServers())) {
            feed.beat(Topics.CALL_EVENTS, Grounds.PARTITIONS, start.plus(FAR));
            long opened = feed.open(desk);
            progress.accept("%,d tickets are open".formatted(open));
            String archive = submit(grounds, config);
            Filed filed;
            try (Reader.Running sla = sla(grounds, opened)) {
                try (Meter meter = new Meter(grounds.bootstrapServers(), Topics.TICKET_EVENTS)) {
                    work(desk, feed, A_MOMENT); // until then time stands where the tickets were opened
                    meter.await(opened, GROUP, sla);
                }
                work(desk, feed, WARM);
                filed = look(new Office(grounds, config, desk, feed, sla, archive), progress);
            }
            grounds.cluster().rest().cancel(archive);
            return filed.with(questions(config, progress));
        }
    }

    /** Both jobs are checked to the end: one that begins again has not kept up. */
    private Filed look(Office office, Consumer<String> progress) {
        List<Table> before = meanwhile(office, () -> tables(office.grounds(), office.config()));
        Count first = count(office);
        Count last = first;
        Duration latest = Duration.ZERO;
        while (last.nanos() - first.nanos() < window.toNanos()) {
            Duration late = work(office.desk(), office.feed(), LOOK_EVERY);
            latest = late.compareTo(latest) > 0 ? late : latest;
            last = count(office);
            office.check();
            progress.accept("%,d rows".formatted(last.rows()));
        }
        double seconds = (last.nanos() - first.nanos()) / 1e9;
        Feeding feeding = new Feeding(rate, last.written() - first.written(), seconds, latest);
        List<Table> tables = meanwhile(office, () -> tables(office.grounds(), office.config()));
        office.check();
        return new Filed(this, feeding, last.rows() - first.rows(), seconds, before, tables, List.of());
    }

    private Count count(Office office) {
        long asked = System.nanoTime();
        long written = office.feed().written();
        return new Count(meanwhile(office, () -> rows(office.config())), asked, written);
    }

    /** Asks while the desk works on: a desk that stands still lets the jobs catch up. */
    private <T> T meanwhile(Office office, Callable<T> question) {
        FutureTask<T> answer = new FutureTask<>(question);
        new Thread(answer, "question").start();
        while (!answer.isDone()) {
            work(office.desk(), office.feed(), A_MOMENT);
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new ClusterException(
                    "The tables do not answer: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while asking the tables", e);
        }
    }

    private static Reader.Running sla(Grounds grounds, long opened) {
        Course course = Course.untimed(grounds.bootstrapServers(), grounds.files(), opened, opened);
        return OurJob.named("filing", grounds, Promises.SHORT, Map.of()).start(course, GROUP);
    }

    private static String submit(Grounds grounds, Path config) {
        return grounds.cluster()
                .client()
                .with(Installation.current().archiveJar())
                .submit(new Submission(MAIN, List.of("--config", config.toString()), null, PARALLELISM));
    }

    private Duration work(Desk desk, Feed feed, Duration howLong) {
        desk.goOn(Instant.now(), Duration.ofSeconds(1).dividedBy(rate));
        return feed.live(desk, Instant.now().plus(howLong));
    }

    private static long rows(Path config) {
        String sql =
                """
                SELECT CAST(SUM(n) AS BIGINT) AS n FROM (
                  SELECT COUNT(*) AS n FROM ticket_events UNION ALL SELECT COUNT(*) FROM sla_outcomes
                  UNION ALL SELECT COUNT(*) FROM escalations)
                """;
        Matcher number = NUMBER.matcher(said("query", "--format", "csv", "--config", config.toString(), sql));
        if (!number.find()) {
            throw new ClusterException("The query does not say how many rows there are");
        }
        return Long.parseLong(number.group(1));
    }

    private static List<Table> tables(Grounds grounds, Path config) {
        String stock = said("reconcile-tables", "--format", "csv", "--config", config.toString());
        return STOCK.matcher(stock)
                .results()
                .map(row -> new Table(
                        row.group(1),
                        Long.parseLong(row.group(2)),
                        Long.parseLong(row.group(3)),
                        Long.parseLong(row.group(4)),
                        files(grounds.dir().path().resolve("archive/facts").resolve(row.group(1)))))
                .filter(table -> table.records() > 0)
                .toList();
    }

    private static int files(Path table) {
        try (Stream<Path> all = Files.walk(table)) {
            return (int)
                    all.filter(file -> file.toString().endsWith(".parquet")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once before the time is taken: the first query keeps the classes of all. */
    private static List<Question> questions(Path config, Consumer<String> progress) {
        rows(config);
        List<Question> questions = new ArrayList<>();
        for (String name : names()) {
            long began = System.nanoTime();
            said("query", "--question", name, "--config", config.toString());
            questions.add(new Question(name, (System.nanoTime() - began) / 1e9));
            progress.accept("%s: %.1f s"
                    .formatted(name, questions.get(questions.size() - 1).seconds()));
        }
        return questions;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Installation.current().root().resolve("deploy/sql"), "*.sql")) {
            files.forEach(file -> names.add(file.getFileName().toString().replace(".sql", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.sort(null);
        return names;
    }

    private static String said(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Installation.current().root().resolve("switchboard").toString());
        command.addAll(List.of(arguments));
        return Tool.run("./switchboard " + arguments[0], command, Map.of(), COMMAND_LIMIT)
                .output();
    }
}
