package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.twin.Feeder;
import io.switchboard.twin.RequestFeed;
import io.switchboard.twin.sim.Play;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real job decides as the twin does in process, and a TaskManager killed in the middle changes nothing. */
class A16SameAsTheTwinIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int EARLY = 50;

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    private final List<Request> requests = new ArrayList<>();
    private final List<Ruling> expected = new ArrayList<>();
    private final List<Ruling> decided = new ArrayList<>();

    @Test
    void theJobDecidesAsTheTwinEvenIfItsTaskManagerIsKilledInTheMiddle() {
        Play.of("flash-sale").play(1, requests::add, expected::add);
        submit();
        int middle = requests.size() / 2;
        try (Producer<byte[], byte[]> producer = Feeder.producer(CLUSTER.bootstrapServers());
                Committed<Ruling> decisions = new Committed<>(
                        CLUSTER.bootstrapServers(),
                        Topics.ROUTING_DECISIONS,
                        WireFormat.AVRO_SINGLE_OBJECT.routingDecisions())) {
            RequestFeed feed = new RequestFeed(producer, WireFormat.AVRO_SINGLE_OBJECT);
            feed.feed(requests.subList(0, middle), request -> {});
            Await.until("some decisions", PATIENCE, () -> decided(decisions) > EARLY);

            CLUSTER.local().killTaskManager(1);
            feed.feed(requests.subList(middle, requests.size()), request -> {});
            CLUSTER.local().startTaskManager(1);
            Await.until("as many decisions as the twin's", PATIENCE, () -> decided(decisions) >= expected.size());
        }

        decided.sort(Comparator.comparingLong(Ruling::number));
        assertThat(decided.subList(0, expected.size())).isEqualTo(expected);
        assertThat(decided)
                .as("numbered without a gap, and recomputed from their records")
                .extracting(Ruling::number)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(decided)
                .allMatch(ruling -> ruling.decision().isTheSameAgain())
                .anyMatch(ruling -> ruling.decision().candidates().size() > 1);
    }

    /** How many there are by now. */
    private int decided(Committed<Ruling> decisions) {
        decisions.forEach(decided::add);
        return decided.size();
    }

    private static void submit() {
        Path book = CLUSTER.file("book.yaml", Play.book());
        Path config = CLUSTER.file(
                "routing.yaml",
                """
                bootstrapServers: %s
                book: "%s"
                outOfOrderness: PT0S
                idleAfter: P1D
                %s
                """
                        .formatted(CLUSTER.bootstrapServers(), book, CLUSTER.prefix("routing")));
        CLUSTER.local()
                .client()
                .submit(new Submission(
                        "io.switchboard.job.RoutingJob", List.of("--config", config.toString()), null, 2));
    }
}
