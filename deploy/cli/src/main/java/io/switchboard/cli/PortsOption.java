package io.switchboard.cli;

import io.switchboard.deploy.Layout;
import picocli.CommandLine.Option;

/** Where a cluster can be reached. */
final class PortsOption {

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "" + Layout.BROKER_PORT,
            description = "Where the broker listens; 0 takes a free port. Default: ${DEFAULT-VALUE}.")
    private int kafka;

    @Option(
            names = "--web-port",
            paramLabel = "PORT",
            defaultValue = "" + Layout.WEB_PORT,
            description = "Flink's web UI and REST interface; 0 takes a free port. Default: ${DEFAULT-VALUE}.")
    private int web;

    Layout layout(int taskManagers, int slots, int partitions) {
        return Layout.of(taskManagers, slots, partitions, kafka, web);
    }
}
