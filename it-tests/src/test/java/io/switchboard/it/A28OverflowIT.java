package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.routing.Counts;
import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Verdict;
import io.switchboard.twin.Feeder;
import io.switchboard.twin.RequestFeed;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What overflows from one routing domain to another goes through the topic between them once, and so does what is said of it later,
 * though a TaskManager is killed in the middle.
 *
 * <p>The day desk hears nothing from others: it must decide as in process, record by record. The evening desk hears of an item when
 * the checkpoint of the other is through, and its time has gone on by then, more or less with each run and each kill; of two
 * partitions either may be read first. So times, numbers and candidates there are no promise. Promised is what becomes of each item:
 * that is compared, item by item.
 */
class A28OverflowIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;

    /** So many items that overflowed have been given to agents of the other desk when the TaskManager dies. */
    private static final int EARLY = 20;

    /** Requests of some eight seconds. */
    private static final int A_FEW = 8;

    /** Whatever was read twice has been decided by then, and can be read. */
    private static final int MORE_CHECKPOINTS = 2;

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    private final TwoDesks desks = TwoDesks.played();
    private final List<Ruling> decided = new ArrayList<>();
    private final List<Request> transferred = new ArrayList<>();

    /** So many requests have been. */
    private int asked;

    /** Epoch milliseconds: nothing older is asked for any more. */
    private long time;

    @Test
    @Proves({"R-91", "R-97"})
    void whatOverflowsIsThereOnceAndSoIsWhatIsSaidOfItThoughATaskManagerIsKilledInTheMiddle() {
        String job = submit();
        try (Producer<byte[], byte[]> producer = Feeder.producer(CLUSTER.bootstrapServers());
                Committed<Ruling> decisions = new Committed<>(
                        CLUSTER.bootstrapServers(), Topics.ROUTING_DECISIONS, FORMAT.routingDecisions());
                Committed<Request> transfers = new Committed<>(
                        CLUSTER.bootstrapServers(), Topics.ROUTING_TRANSFERS, FORMAT.routingTransfers())) {
            RequestFeed feed = new RequestFeed(producer, FORMAT);
            ask(feed, pauseFrom(desks.requests().size() / 2));
            whileTimePasses("items that overflowed are with agents", feed, () -> {
                decisions.forEach(decided::add);
                return visitorsWithAgents() > EARLY;
            });
            Await.until("something between the desks that is written and not committed", PATIENCE, () -> {
                ask(feed, pauseFrom(asked + A_FEW));
                return isUnderWay(transfers);
            });
            CLUSTER.local().killTaskManager(1);
            ask(feed, desks.requests().size());
            CLUSTER.local().startTaskManager(1);
            int all = expected(TwoDesks.DAY).size() + expected(TwoDesks.EVENING).size();
            whileTimePasses("as many decisions as in process", feed, () -> {
                decisions.forEach(decided::add);
                return decided.size() >= all;
            });
            long enough = completed(job) + MORE_CHECKPOINTS;
            whileTimePasses("more checkpoints", feed, () -> completed(job) >= enough);
            decisions.forEach(decided::add);
            transfers.forEach(transferred::add);
        }
        assertThat(CLUSTER.rest().checkpoints(job).restored())
                .as("it was in the middle")
                .isPositive();

        theDayDeskDecidesAsInProcess();
        whatWentOnWentOnce();
        theEveningDeskDecidesOfEachItemAsInProcess();
        everyItemIsSomewhere(TwoDesks.DAY);
        everyItemIsSomewhere(TwoDesks.EVENING);
    }

    /** A decision twice, none, or one of an agent or item whose state was lost by the kill is another list. */
    private void theDayDeskDecidesAsInProcess() {
        assertThat(told(TwoDesks.DAY)).isEqualTo(expected(TwoDesks.DAY));
    }

    /** An item that was decided to overflow and is not in the topic, or is there twice; or what was said of it and lost its way. */
    private void whatWentOnWentOnce() {
        assertThat(transferred)
                .as("in any order: partitions have none among each other")
                .containsExactlyInAnyOrderElementsOf(desks.transfers());
        assertThat(transferred.stream().filter(each -> each.kind() == Request.Kind.ENTER))
                .as("whoever overflowed by the decisions that are committed, once")
                .extracting(Request::itemId)
                .containsExactlyInAnyOrderElementsOf(items(TwoDesks.DAY, Verdict.OVERFLOWED));
        assertThat(transferred)
                .as("what is said of items later goes after them")
                .extracting(Request::kind)
                .contains(Request.Kind.LEAVE, Request.Kind.COMPLETE);
    }

    /** Who enters twice is REJECTED or assigned twice; who never does is missing, and what is said of that item is REJECTED. */
    private void theEveningDeskDecidesOfEachItemAsInProcess() {
        List<Ruling> told = told(TwoDesks.EVENING);
        assertThat(stories(told)).isEqualTo(stories(expected(TwoDesks.EVENING)));
        assertThat(told)
                .as("numbered without a gap, none twice")
                .extracting(Ruling::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, told.size()).boxed().toList());
        Set<String> ended = new HashSet<>(items(TwoDesks.EVENING, Verdict.ASSIGNED));
        ended.addAll(items(TwoDesks.EVENING, Verdict.ABANDONED));
        assertThat(ended).as("nobody who overflowed is forgotten").containsAll(items(TwoDesks.DAY, Verdict.OVERFLOWED));
    }

    /** In = assigned + waiting + abandoned + refused + flowed out: who waited is known by being sent home in the end. */
    private void everyItemIsSomewhere(String domain) {
        long in = count(desks.requests(), domain, Request.Kind.ENTER) + count(transferred, domain, Request.Kind.ENTER);
        Set<String> sentHome = new HashSet<>();
        desks.requests().stream()
                .filter(TwoDesks::isSentHome)
                .map(Request::itemId)
                .forEach(sentHome::add);
        List<String> left = items(domain, Verdict.ABANDONED);
        long waited = left.stream().filter(sentHome::contains).count();
        Counts counts = new Counts(
                in,
                items(domain, Verdict.ASSIGNED).size(),
                waited,
                left.size() - waited,
                items(domain, Verdict.REFUSED).size(),
                items(domain, Verdict.OVERFLOWED).size());
        assertThat(counts).isEqualTo(desks.counts(domain)).satisfies(each -> {
            assertThat(each.isConserved()).isTrue();
            assertThat(each.waiting()).isPositive();
            assertThat(each.assigned()).isGreaterThan(EARLY);
            assertThat(each.abandoned()).isPositive();
        });
    }

    private static long count(List<Request> requests, String domain, Request.Kind kind) {
        return requests.stream()
                .filter(each -> each.domain().equals(domain) && each.kind() == kind)
                .count();
    }

    private long visitorsWithAgents() {
        Set<String> overflowed = new HashSet<>(items(TwoDesks.DAY, Verdict.OVERFLOWED));
        return items(TwoDesks.EVENING, Verdict.ASSIGNED).stream()
                .filter(overflowed::contains)
                .count();
    }

    /** Of which this was told, as often as it was. */
    private List<String> items(String domain, Verdict verdict) {
        return told(domain).stream()
                .filter(ruling -> ruling.decision().verdict() == verdict)
                .map(ruling -> ruling.decision().itemId())
                .toList();
    }

    private List<Ruling> told(String domain) {
        return decided.stream()
                .filter(ruling -> ruling.domain().equals(domain))
                .sorted(Comparator.comparingLong(Ruling::number))
                .toList();
    }

    private List<Ruling> expected(String domain) {
        return desks.rulings(domain);
    }

    /** What became of each item, in the order in which it did. */
    private static Map<String, List<String>> stories(List<Ruling> rulings) {
        Map<String, List<String>> stories = new TreeMap<>();
        rulings.forEach(ruling -> stories.computeIfAbsent(ruling.decision().itemId(), none -> new ArrayList<>())
                .add("%s %s %s"
                        .formatted(
                                ruling.decision().verdict(),
                                ruling.decision().agentId(),
                                ruling.decision().reason())));
        return stories;
    }

    /**
     * The first place from there at which a second ends: nothing of the same moment is left to be asked, and until the next one time
     * can pass a millisecond at a time.
     */
    private int pauseFrom(int first) {
        List<Request> all = desks.requests();
        int place = Math.min(first, all.size());
        while (place < all.size() && all.get(place).at() == all.get(place - 1).at()) {
            place++;
        }
        return place;
    }

    /** What has not been asked yet, up to that place. */
    private void ask(RequestFeed feed, int to) {
        feed.feed(desks.requests().subList(asked, to), request -> {});
        asked = to;
        time = desks.requests().get(to - 1).at() + 1;
    }

    /** What is written by then, and committed after it was counted, is not all: it would be lost, or come twice, if all were lost now. */
    private boolean isUnderWay(Committed<Request> transfers) {
        long written = Uncommitted.count(CLUSTER.bootstrapServers(), Topics.ROUTING_TRANSFERS);
        transfers.forEach(transferred::add);
        return written > transferred.size();
    }

    /** What has come late happens as soon as time passes: a millisecond with each look. */
    private void whileTimePasses(String what, RequestFeed feed, BooleanSupplier condition) {
        Await.until(what, PATIENCE, () -> {
            time++;
            feed.beat(time);
            feed.feed(List.of(), request -> {});
            return condition.getAsBoolean();
        });
    }

    private static long completed(String job) {
        return CLUSTER.rest().checkpoints(job).completed();
    }

    private static String submit() {
        Path book = CLUSTER.file("book.yaml", TwoDesks.BOOK);
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
        return CLUSTER.local()
                .client()
                .submit(new Submission(
                        "io.switchboard.job.RoutingJob", List.of("--config", config.toString()), null, 2));
    }
}
