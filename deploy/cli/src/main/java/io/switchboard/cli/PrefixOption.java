package io.switchboard.cli;

import io.switchboard.deploy.Brokers;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.txn.PrefixUse;
import io.switchboard.txn.Transactions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose transactions a command is about, and whom it asks. */
final class PrefixOption {

    static final String DEFAULT = "sla";

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "The transactionalIdPrefix of the job. Default: " + DEFAULT + ".")
    private String prefix;

    @Mixin
    private BrokerOption brokers;

    @Mixin
    private FlinkOption flink;

    /** As it was given. */
    Optional<String> given() {
        return Optional.ofNullable(prefix);
    }

    String prefix() {
        return given().orElse(DEFAULT);
    }

    Brokers connect() {
        return brokers.connect();
    }

    BrokerOption brokers() {
        return brokers;
    }

    Transactions.Told open(Brokers connected) {
        return new Transactions(connected).open(prefix());
    }

    PrefixUse use(Brokers connected) {
        return new PrefixUse(connected, rest());
    }

    /** A cluster of this machine is asked about its own brokers only. */
    private Optional<FlinkRest> rest() {
        return flink.rest(brokers.localLayout());
    }
}
