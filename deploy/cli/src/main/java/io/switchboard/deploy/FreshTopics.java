package io.switchboard.deploy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * All topics of ours as those of a new cluster. What is open in them is aborted before they are deleted with what they hold and made
 * again: its end would be written into the new ones. No job may run.
 */
public final class FreshTopics {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Set<TransactionState> UNFINISHED =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private final Admin admin;
    private final List<NewTopic> wanted;
    private final List<String> names;

    /** Of so many partitions each, where no topic says otherwise, each on so many brokers. */
    public FreshTopics(Admin admin, int partitions, int replicas) {
        this.admin = admin;
        this.wanted = Arrays.stream(Topic.values())
                .map(topic -> topic.newTopic(partitions, replicas))
                .toList();
        this.names = wanted.stream().map(NewTopic::name).toList();
    }

    /**
     * Asks until it is so: brokers take their time to forget.
     *
     * @throws ClusterException if they take too long
     */
    public void make() {
        require(this::isNothingOpen, "Transactions are still open");
        require(this::areGone, "The topics are still there");
        require(this::areMade, "The topics are not made anew");
    }

    private static void require(Question done, String otherwise) {
        BooleanSupplier patiently = () -> {
            try {
                return done.ask();
            } catch (ExecutionException | TimeoutException e) {
                return false;
            }
        };
        if (!Wait.until(LIMIT, patiently)) {
            throw new ClusterException(otherwise + " after " + LIMIT.toSeconds() + " s");
        }
    }

    /** To brokers, which may not answer. */
    private interface Question {
        boolean ask() throws ExecutionException, TimeoutException;
    }

    private boolean isNothingOpen() throws ExecutionException, TimeoutException {
        List<String> open =
                Broker.get(admin.listTransactions(new ListTransactionsOptions().filterStates(UNFINISHED))
                                .all())
                        .stream()
                        .map(TransactionListing::transactionalId)
                        .toList();
        if (!open.isEmpty()) {
            Broker.get(admin.fenceProducers(open).all());
        }
        return open.isEmpty();
    }

    private boolean areGone() throws ExecutionException, TimeoutException {
        Set<String> there = Broker.get(admin.listTopics().names());
        List<String> left = names.stream().filter(there::contains).toList();
        if (!left.isEmpty()) {
            Broker.get(admin.deleteTopics(left).all());
        }
        return left.isEmpty();
    }

    private boolean areMade() throws ExecutionException, TimeoutException {
        Set<String> there = Broker.get(admin.listTopics().names());
        List<NewTopic> missing =
                wanted.stream().filter(topic -> !there.contains(topic.name())).toList();
        if (!missing.isEmpty()) {
            Broker.get(admin.createTopics(missing).all());
        }
        return missing.isEmpty();
    }
}
