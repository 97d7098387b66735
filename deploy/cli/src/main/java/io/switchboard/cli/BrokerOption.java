package io.switchboard.cli;

import io.switchboard.deploy.Brokers;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Layout;
import io.switchboard.deploy.StateDir;
import io.switchboard.deploy.TopicReader;
import io.switchboard.policy.Publication;
import io.switchboard.policy.Shelf;
import io.switchboard.routing.BookPublication;
import io.switchboard.wire.Plausibility;
import io.switchboard.wire.PolicyTopic;
import io.switchboard.wire.WireFormat;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which brokers a command is about, and how to talk to them. */
final class BrokerOption {

    /** Begins the transactional ids of this command, which are none of a job's. */
    private static final String WRITER = "switchboard-cli";

    @Option(
            names = {"--bootstrap-server", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "The brokers. Default: the local cluster's.")
    private String servers;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties of every Kafka client, such as security.protocol, as key=value lines.")
    private Path kafkaConfig;

    @Mixin
    private ClusterOption option;

    String servers() {
        return servers == null ? option.cluster().layout().bootstrapServers() : servers;
    }

    TopicReader reader() {
        return new TopicReader(servers(), properties());
    }

    /** @throws ClusterException if none of them answers */
    Brokers connect() {
        Brokers brokers = new Brokers(servers(), properties());
        try {
            brokers.requireAnswer();
            return brokers;
        } catch (ClusterException e) {
            brokers.close();
            throw e;
        }
    }

    StateDir dir() {
        return option.dir();
    }

    /** The local cluster, if it is the one whose brokers are meant. */
    Optional<Layout> localLayout() {
        return option.dir().layout().filter(layout -> servers == null || servers.equals(layout.bootstrapServers()));
    }

    /** All that is published, usable or not. */
    Shelf shelf() {
        try {
            return Shelf.of(policies().read().publications());
        } catch (IllegalStateException e) {
            throw new ClusterException(e.getMessage(), e);
        }
    }

    /** All of them or none. */
    void publish(List<Publication> publications) {
        try {
            policies().publish(publications);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ClusterException(e.getMessage(), e);
        }
    }

    void publish(BookPublication book) {
        try {
            policies().publish(book);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ClusterException(e.getMessage(), e);
        }
    }

    private PolicyTopic policies() {
        return new PolicyTopic(servers(), WRITER, WireFormat.AVRO_SINGLE_OBJECT, Plausibility.DEFAULT, properties());
    }

    Map<String, String> properties() {
        Properties properties = new Properties();
        if (kafkaConfig != null) {
            try (Reader file = Files.newBufferedReader(kafkaConfig)) {
                properties.load(file);
            } catch (IOException e) {
                throw new ClusterException(
                        "--kafka-config " + kafkaConfig + " cannot be read; give a file of key=value lines", e);
            }
        }
        Map<String, String> all = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
        return all;
    }
}
