package io.switchboard.txn;

import io.switchboard.deploy.Brokers;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/** The transactions of our jobs, as the brokers tell them. */
public final class Transactions {

    private static final Set<TransactionState> OPEN = Set.of(
            TransactionState.ONGOING,
            TransactionState.PREPARE_COMMIT,
            TransactionState.PREPARE_ABORT,
            TransactionState.PREPARE_EPOCH_FENCE);
    private static final Set<TransactionState> COMMITTED =
            Set.of(TransactionState.PREPARE_COMMIT, TransactionState.COMPLETE_COMMIT);

    private final Brokers brokers;

    public Transactions(Brokers brokers) {
        this.brokers = brokers;
    }

    /**
     * What is open.
     *
     * @param open those of a job, and those on our topics that hang, whosever they were
     * @param hangingToo whether it is known which hang
     */
    public record Told(List<OpenTransaction> open, boolean hangingToo) {

        public Told {
            open = List.copyOf(open);
        }
    }

    /** Those of a job that are open, and those on our topics that hang, if this account can know. */
    public Told open(String prefix) {
        Map<String, TransactionDescription> described = describe(ids(OPEN, TxnId.pattern(prefix)).stream()
                .filter(id -> TxnId.isOf(prefix, id))
                .toList());
        described.values().removeIf(told -> !OPEN.contains(told.state()));
        Partitions partitions = Partitions.of(brokers, topics(described.values()));
        List<OpenTransaction> open = new ArrayList<>();
        described.forEach((id, told) -> open.add(open(id, told, partitions)));
        boolean seesAll = seesAll();
        if (seesAll) {
            open.addAll(hanging(partitions));
        }
        return new Told(open, seesAll);
    }

    /**
     * Whether the brokers tell this account of every transaction: otherwise another job's would be taken for one that no coordinator
     * knows of. They say of an id that is nobody's, and begins like nobody's, that there is none, or that the account may not ask.
     *
     * @throws ClusterException if they say neither
     */
    private boolean seesAll() {
        String nobodys = UUID.randomUUID().toString();
        var answer = brokers.admin().describeTransactions(List.of(nobodys)).description(nobodys);
        if (brokers.refusal(answer)
                .filter(TransactionalIdAuthorizationException.class::isInstance)
                .isPresent()) {
            return false;
        }
        brokers.ifThere("whether there is a transaction " + nobodys, answer, TransactionalIdNotFoundException.class);
        return true;
    }

    private static OpenTransaction open(String id, TransactionDescription told, Partitions partitions) {
        return new OpenTransaction(
                id,
                told.state().toString(),
                told.producerId(),
                told.producerEpoch(),
                told.transactionStartTimeMs().stream()
                        .mapToObj(Instant::ofEpochMilli)
                        .findFirst(),
                Optional.of(Duration.ofMillis(told.transactionTimeoutMs())),
                told.topicPartitions().stream()
                        .map(partition -> partitions.pin(partition, told.producerId()))
                        .sorted((a, b) ->
                                a.partition().toString().compareTo(b.partition().toString()))
                        .toList());
    }

    /**
     * What a partition's leader takes for open and no coordinator knows of. It was open before the coordinators were
     * asked and still is, so it did not end in between.
     */
    private List<OpenTransaction> hanging(Partitions before) {
        Set<Long> known =
                listed(OPEN, null).stream().map(TransactionListing::producerId).collect(Collectors.toSet());
        if (known.containsAll(before.producers())) {
            return List.of();
        }
        Partitions after = Partitions.of(brokers, before.topics());
        return before.producers().stream()
                .filter(producer -> !known.contains(producer))
                .map(producer -> after.stillOpen(producer, before))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What their coordinators tell of these; nothing of one that they do not know.
     *
     * @throws ClusterException if one of them does not answer: what it knows may be open
     */
    public Map<String, TransactionDescription> describe(Collection<String> ids) {
        Map<String, TransactionDescription> described = new TreeMap<>();
        var answers = brokers.admin().describeTransactions(ids);
        for (String id : ids) {
            brokers.ifThere(
                            "what became of transaction " + id,
                            answers.description(id),
                            TransactionalIdNotFoundException.class)
                    .ifPresent(told -> described.put(id, told));
        }
        return described;
    }

    /** The ids of a job's transactions that are committed and that no checkpoint up to this one can cover. */
    public List<String> committedAfter(String prefix, long checkpoint) {
        return ids(COMMITTED, TxnId.patternAfter(prefix, checkpoint)).stream()
                .filter(id -> TxnId.isOf(prefix, id))
                .filter(id -> TxnId.parse(id).orElseThrow().checkpoint() > checkpoint)
                .toList();
    }

    /** The ids of a job's transactions that have begun and not ended. */
    public Set<String> ongoing(String prefix) {
        return ids(Set.of(TransactionState.ONGOING), TxnId.pattern(prefix)).stream()
                .filter(id -> TxnId.isOf(prefix, id))
                .collect(Collectors.toSet());
    }

    private List<String> ids(Set<TransactionState> states, String pattern) {
        return listed(states, pattern).stream()
                .map(TransactionListing::transactionalId)
                .sorted()
                .toList();
    }

    /** Chosen by the brokers where they can, since they remember the ids of a week. Kafka before 4.1 tells all. */
    private Collection<TransactionListing> listed(Set<TransactionState> states, String pattern) {
        ListTransactionsOptions options = new ListTransactionsOptions().filterStates(states);
        if (pattern != null) {
            var chosen = brokers.ifTold(brokers.admin()
                    .listTransactions(
                            new ListTransactionsOptions().filterStates(states).filterOnTransactionalIdPattern(pattern))
                    .all());
            if (chosen.isPresent()) {
                return chosen.get();
            }
        }
        return brokers.told(
                "its transactions", brokers.admin().listTransactions(options).all());
    }

    private static Set<String> topics(Collection<TransactionDescription> transactions) {
        Stream<String> written = transactions.stream()
                .flatMap(told -> told.topicPartitions().stream())
                .map(partition -> partition.topic());
        return Stream.concat(written, Arrays.stream(Topic.values()).map(Topic::topicName))
                .collect(Collectors.toSet());
    }
}
