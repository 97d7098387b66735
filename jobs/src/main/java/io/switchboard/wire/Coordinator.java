package io.switchboard.wire;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/** Whoever among the brokers keeps a transaction knows what became of it. */
record Coordinator(Kafka kafka) implements Serializable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * What became of a transaction.
     *
     * @throws IllegalStateException if nobody answers; the job restarts then, and the question comes again
     */
    Fate fate(KafkaCommittable transaction) {
        return Fate.of(transaction, known(transaction.getTransactionalId()));
    }

    private Optional<TransactionDescription> known(String transactionalId) {
        Properties properties = kafka.properties();
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        try (Admin admin = Admin.create(properties)) {
            return Optional.of(admin.describeTransactions(List.of(transactionalId))
                    .description(transactionalId)
                    .get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return Optional.empty();
            }
            throw new IllegalStateException(
                    "Transaction %s could not be committed, and the brokers do not say what became of it: %s; grant DESCRIBE on it"
                            .formatted(transactionalId, e.getCause()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while asking what became of transaction " + transactionalId, e);
        }
    }
}
