package io.switchboard.cli;

import io.switchboard.deploy.Installation;
import java.nio.file.Path;

/** The jobs by the names that are typed. */
enum JobName {
    sla("io.switchboard.job.SlaJob"),
    health("io.switchboard.job.HealthJob"),
    intake("io.switchboard.job.IntakeJob"),
    routing("io.switchboard.job.RoutingJob"),
    quality("io.switchboard.job.QualityJob"),
    reconcile("io.switchboard.job.ReconcileJob"),
    risk("io.switchboard.job.RiskJob"),
    heartbeat("io.switchboard.job.HeartbeatJob") {
        @Override
        int slots(int parallelism) {
            return 1; // each of its operators is one
        }
    },
    /** Has libraries that no other job has to carry. */
    archive("io.switchboard.archive.ArchiveJob") {
        @Override
        Path jar(Installation installation) {
            return installation.archiveJar();
        }
    },
    /** Reads the tables that the archive job writes. */
    stock("io.switchboard.archive.StockJob") {
        @Override
        Path jar(Installation installation) {
            return installation.archiveJar();
        }
    };

    private final String main;

    JobName(String main) {
        this.main = main;
    }

    String main() {
        return main;
    }

    Path jar(Installation installation) {
        return installation.jobJar();
    }

    /** How many it takes when its operators have so many subtasks. */
    int slots(int parallelism) {
        return parallelism;
    }
}
