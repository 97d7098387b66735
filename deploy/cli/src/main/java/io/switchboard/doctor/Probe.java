package io.switchboard.doctor;

import io.switchboard.deploy.Brokers;
import io.switchboard.deploy.ClusterException;
import io.switchboard.txn.Transactions;
import io.switchboard.wire.KafkaNeeds;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A transaction without a record, begun and aborted: it shows whether the account may begin one, and what time it was at
 * its coordinator. All it writes is an offset of a group of its own, which is aborted, too. There is no other way to ask a
 * broker for its time.
 */
final class Probe {

    private static final String PATIENCE_MS = "4000";
    private static final int TRIES_PER_BROKER = 3;
    private static final long ALL_NANOS = Duration.ofSeconds(4).toNanos();

    private final Brokers brokers;
    private final KafkaNeeds needs;
    private final TopicPartition input;

    /** @param input any partition that is there */
    Probe(Brokers brokers, KafkaNeeds needs, TopicPartition input) {
        this.brokers = brokers;
        this.needs = needs;
        this.input = input;
    }

    /**
     * What it showed.
     *
     * @param ahead by broker how far its clock is ahead of ours, at least; negative if it is behind
     * @param refusal why no transaction could be begun
     * @param silence why no time was told
     */
    record Result(Map<Integer, Duration> ahead, Optional<String> refusal, Optional<String> silence) {

        static final Result NONE = new Result(Map.of(), Optional.empty(), Optional.of("no input topic is there"));
    }

    /** Each name has a coordinator, which the brokers choose: some names, until every broker was one. */
    Result result(int brokerCount) {
        Map<Integer, Duration> ahead = new HashMap<>();
        long end = System.nanoTime() + ALL_NANOS;
        for (int i = 0; i < brokerCount * TRIES_PER_BROKER && ahead.size() < brokerCount; i++) {
            if (i > 0 && System.nanoTime() > end) {
                return new Result(ahead, Optional.empty(), Optional.of("the others were not met in time"));
            }
            try {
                measure(needs.prefix() + "-doctor-" + i, ahead);
            } catch (TransactionalIdAuthorizationException e) {
                return new Result(ahead, Optional.of(e.getMessage()), Optional.of("no transaction can be begun"));
            } catch (KafkaException | ClusterException e) {
                return new Result(ahead, Optional.empty(), Optional.of(Brokers.why(e)));
            }
        }
        return new Result(ahead, Optional.empty(), Optional.empty());
    }

    private void measure(String id, Map<Integer, Duration> ahead) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties(id), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            long before = System.currentTimeMillis();
            producer.sendOffsetsToTransaction(Map.of(input, new OffsetAndMetadata(0)), group());
            long after = System.currentTimeMillis();
            TransactionDescription told =
                    new Transactions(brokers).describe(List.of(id)).get(id);
            producer.abortTransaction();
            if (told != null && told.transactionStartTimeMs().isPresent()) {
                ahead.put(
                        told.coordinatorId(),
                        ahead(told.transactionStartTimeMs().getAsLong(), before, after));
            }
        }
    }

    /** Nothing while it can have been the same time. */
    static Duration ahead(long theirs, long before, long after) {
        if (theirs > after) {
            return Duration.ofMillis(theirs - after);
        }
        return theirs < before ? Duration.ofMillis(theirs - before) : Duration.ZERO;
    }

    @SuppressWarnings("removal") // without a consumer nobody else makes one
    private ConsumerGroupMetadata group() {
        return new ConsumerGroupMetadata(needs.prefix() + "-doctor");
    }

    private Properties properties(String id) {
        Properties properties = new Properties();
        properties.putAll(needs.clientProperties());
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, needs.bootstrapServers());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "10000");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        return properties;
    }
}
