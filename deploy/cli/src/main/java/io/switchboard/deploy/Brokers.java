package io.switchboard.deploy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Questions to Kafka brokers, each with an end: a person is waiting. */
public final class Brokers implements AutoCloseable {

    private final String servers;
    private final Admin admin;

    /**
     * Asks nothing yet.
     *
     * @param clientProperties such as security.protocol
     * @throws ClusterException if no client can be made of them
     */
    public Brokers(String servers, Map<String, String> clientProperties) {
        this.servers = servers;
        try {
            this.admin = Broker.admin(servers, clientProperties);
        } catch (KafkaException e) {
            throw new ClusterException(
                    "No Kafka client can be made for " + servers + " (" + why(e)
                            + "); correct the address or the client's properties",
                    e);
        }
    }

    public String servers() {
        return servers;
    }

    public Admin admin() {
        return admin;
    }

    /** Why nobody answers; empty if somebody does. */
    public Optional<String> silence() {
        try {
            boolean nobody = Broker.get(admin.describeCluster().nodes()).isEmpty();
            return nobody ? Optional.of("none is named") : Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of(why(e));
        }
    }

    /**
     * Somebody has to answer.
     *
     * @throws ClusterException if nobody does; its one line says why, and what to do
     */
    public void requireAnswer() {
        silence().ifPresent(why -> {
            throw new ClusterException("No broker answers at " + servers + " (" + why
                    + "); start one with ./switchboard up, or correct --bootstrap-server or --kafka-config");
        });
    }

    /**
     * What they tell.
     *
     * @param what is asked, as a person would say it
     * @throws ClusterException if they do not tell; its one line says why and what to do
     */
    public <T> T told(String what, KafkaFuture<T> answer) {
        try {
            return Broker.get(answer);
        } catch (ExecutionException | TimeoutException e) {
            throw doNotTell(servers, what, e);
        }
    }

    static ClusterException doNotTell(String servers, String what, Exception why) {
        return new ClusterException(
                "Kafka at " + servers + " does not tell " + what + " (" + why(why)
                        + "); look whether it is up, and what this account may do",
                why);
    }

    /** What they tell, or nothing if they do not. */
    public <T> Optional<T> ifTold(KafkaFuture<T> answer) {
        try {
            return Optional.of(Broker.get(answer));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    /**
     * What they tell, or nothing if they say that there is none. To hear nothing is not to hear that.
     *
     * @param missing what they say then
     * @throws ClusterException if they do not tell
     */
    public <T> Optional<T> ifThere(String what, KafkaFuture<T> answer, Class<? extends Exception> missing) {
        try {
            return Optional.of(Broker.get(answer));
        } catch (ExecutionException | TimeoutException e) {
            if (missing.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw new ClusterException(
                    "Kafka at " + servers + " does not tell " + what + " (" + why(e)
                            + "); look whether all brokers are up, and what this account may do, and try again",
                    e);
        }
    }

    /** How they refuse it; empty if they do not. */
    public Optional<Throwable> refusal(KafkaFuture<?> answer) {
        try {
            Broker.get(answer);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause());
        } catch (TimeoutException e) {
            return Optional.of(e);
        }
    }

    /** The root of it, which alone says something to a person. */
    public static String why(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? "no answer in time" : root.getMessage();
    }

    @Override
    public void close() {
        admin.close();
    }
}
