package io.switchboard.gateway;

import io.switchboard.archive.Warehouse;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Ports;
import io.switchboard.deploy.Wait;
import io.switchboard.query.ArchiveOption;
import io.switchboard.query.Shelves;
import io.switchboard.query.Views;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets clients of Flink SQL ask the tables. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description =
                "Start a Flink SQL Gateway over the tables of the archive job, for its SQL client, JDBC and REST, until"
                        + " Ctrl-C. It needs no cluster. A session runs the statements of views.sql first.",
        footer = {
            "",
            "Examples:",
            "  ./switchboard gateway",
            "  sql-client.sh gateway -e localhost:8083 -i .switchboard/gateway/8083/views.sql",
            "  jdbc:flink://localhost:8083?catalog=switchboard"
        })
public final class GatewayCommand implements Runnable {

    private static final Duration START = Duration.ofMinutes(2);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8083",
            description = "Where it listens, on this machine alone; 0 takes a free port. Default: ${DEFAULT-VALUE}.")
    private int wanted;

    @Mixin
    private ArchiveOption archive;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Warehouse warehouse = archive.warehouse();
        Set<String> tables = new Shelves(warehouse).names();
        int port = Ports.orFree(wanted);
        Ports.require(port, "the gateway", "--port");
        Installation installation = Installation.current();
        GatewayFiles files = GatewayFiles.of(installation.root(), port);
        files.write(warehouse, Views.in(ArchiveOption.sql().resolve("views")).over(tables), port);
        serve(new GatewayProcess(installation, files.folder(), files.conf()), files, port);
    }

    private void serve(GatewayProcess gateway, GatewayFiles files, int port) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            gateway.start();
            if (!Wait.until(START, () -> !Ports.isFree(port) || gateway.hasEnded()) || gateway.hasEnded()) {
                throw new ClusterException("The gateway did not start; see " + gateway.log());
            }
            out.println("Up. http://localhost:%d, jdbc:flink://localhost:%d; views: %s. Ctrl-C ends it."
                    .formatted(port, port, files.views()));
            out.flush();
            gateway.await();
            if (!gateway.isStopped()) {
                throw new ClusterException("The gateway has ended by itself; see " + gateway.log());
            }
        } catch (IOException e) {
            throw new ClusterException("The gateway did not start: " + e.getMessage(), e);
        } finally {
            gateway.stop();
        }
    }
}
