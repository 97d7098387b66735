package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.deploy.Rehearsal;
import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import io.switchboard.routing.Agent;
import io.switchboard.routing.Presence;
import io.switchboard.routing.Profile;
import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Standing;
import io.switchboard.routing.Verdict;
import io.switchboard.twin.Feeder;
import io.switchboard.twin.RequestFeed;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A ticket that nobody has is offered to somebody, and whoever takes and solves it is known to have done so: each once. */
class A24IntakeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final int TICKETS = 20;
    private static final String AGENT = "anna";

    private static final String RULES =
            """
            intake:
              rules:
                - {domain: desk, plan: desk, handle: 20m, response: 8h}
            """;

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    @Test
    void aTicketIsOfferedAndWhoTakesAndSolvesItIsKnownThoughATaskManagerIsKilled() {
        CLUSTER.submitSmallSla(CLUSTER.slaConfig(CLUSTER.file("desk.yaml", Desk.ANSWERED_IN_TWO_HOURS)));
        submit("io.switchboard.job.IntakeJob", "intake", "rules", CLUSTER.file("rules.yaml", RULES));
        submit("io.switchboard.job.RoutingJob", "routing", "book", CLUSTER.file("book.yaml", Desk.BOOK));
        try (Input input = new Input(CLUSTER.bootstrapServers());
                Producer<byte[], byte[]> agents = Feeder.producer(CLUSTER.bootstrapServers())) {
            each(input, A24IntakeIT::opened);
            await(agents, 1, Verdict.OFFERED);

            CLUSTER.local().killTaskManager(1);
            each(input, A24IntakeIT::taken);
            CLUSTER.local().startTaskManager(1);
            await(agents, 21, Verdict.ASSIGNED);

            each(input, A24IntakeIT::solved);
            await(agents, 41, Verdict.COMPLETED);
        }

        List<Ruling> told = told();
        assertThat(told)
                .as("nothing is asked for that makes no sense, and nothing twice")
                .hasSize(3 * TICKETS)
                .allMatch(ruling -> AGENT.equals(ruling.decision().agentId()));
        assertThat(told.stream().map(Ruling::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 3 * TICKETS)
                        .asLongStream()
                        .boxed()
                        .toList());
    }

    private static void submit(String main, String job, String key, Path file) {
        Path path = CLUSTER.file(
                job + ".yaml",
                """
                bootstrapServers: %s
                %s: "%s"
                idleAfter: PT1S
                %s
                """
                        .formatted(CLUSTER.bootstrapServers(), key, file, CLUSTER.prefix(job)));
        CLUSTER.local().client().submit(new Submission(main, List.of("--config", path.toString()), null, 1));
    }

    /** Meanwhile the agent gives signs of life, and by them time passes where nothing else happens. */
    private static void await(Producer<byte[], byte[]> agents, int fromSecond, Verdict verdict) {
        RequestFeed feed = new RequestFeed(agents, WireFormat.AVRO_SINGLE_OBJECT);
        AtomicLong at = new AtomicLong(NINE.plusSeconds(fromSecond).toEpochMilli());
        Await.until("all tickets are " + verdict, PATIENCE, () -> {
            feed.feed(List.of(anna(at.getAndAdd(10))), request -> {});
            return told().stream()
                            .filter(ruling -> ruling.decision().verdict() == verdict)
                            .count()
                    == TICKETS;
        });
    }

    private static Request anna(long at) {
        Agent agent = new Agent(
                AGENT, Profile.of("first", Map.of(Channel.EMAIL, TICKETS)).in("dach"), Standing.UNKNOWN);
        return Request.of("anna/" + at, "desk", at, null, agent, Presence.AVAILABLE);
    }

    private static void each(Input input, IntFunction<TicketEvent> what) {
        IntStream.range(0, TICKETS).forEach(ticket -> input.send(ticket % Cluster.PARTITIONS, what.apply(ticket)));
        input.beat(what.apply(TICKETS).at());
    }

    private static TicketEvent opened(int ticket) {
        return event(ticket, "opened", 0, TicketEvent.Kind.CREATED, Status.NEW, null, Author.CUSTOMER);
    }

    private static TicketEvent taken(int ticket) {
        return event(ticket, "taken", 20, TicketEvent.Kind.UPDATED, Status.OPEN, AGENT, Author.AGENT);
    }

    private static TicketEvent solved(int ticket) {
        return event(ticket, "solved", 40, TicketEvent.Kind.UPDATED, Status.RESOLVED, AGENT, Author.AGENT);
    }

    private static TicketEvent event(
            int ticket, String what, int second, TicketEvent.Kind kind, Status status, String assignee, Author author) {
        String id = "T-" + ticket;
        return new TicketEvent(
                id + "-" + what,
                id,
                "K-1",
                NINE.plusSeconds(second).plusMillis(ticket),
                kind,
                null,
                null,
                status,
                null,
                Priority.P3,
                "billing",
                Channel.EMAIL,
                null,
                "dach",
                "first-line",
                assignee,
                author,
                Visibility.PUBLIC,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<Ruling> told() {
        return Rehearsal.committed(CLUSTER.bootstrapServers());
    }
}
