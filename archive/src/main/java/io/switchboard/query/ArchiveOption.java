package io.switchboard.query;

import io.switchboard.archive.ArchiveConfig;
import io.switchboard.archive.Warehouse;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Installation;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which tables a command is about. */
public final class ArchiveOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The config of the archive job, which says where the tables are. Default: deploy/archive.yaml.")
    private Path config;

    Duck open() {
        return Duck.over(warehouse(), views());
    }

    /** As it was in a period. */
    public Duck open(Period period) {
        return Duck.over(warehouse(), views().during(period));
    }

    private static Views views() {
        return Views.in(sql().resolve("views"));
    }

    /** Where the tables are to be; nobody has looked yet. */
    public Warehouse warehouse() {
        return config().archive();
    }

    ArchiveConfig config() {
        Path file = config == null ? Installation.current().template("archive.yaml") : config;
        try {
            return ArchiveConfig.read(file);
        } catch (IllegalArgumentException e) {
            throw new ClusterException(e.getMessage(), e);
        }
    }

    public static List<SqlFile> questions() {
        return SqlFile.all(sql());
    }

    public static Path sql() {
        return Installation.current().template("sql");
    }
}
