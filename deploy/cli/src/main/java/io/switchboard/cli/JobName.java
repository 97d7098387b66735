package io.switchboard.cli;

/** The jobs by the names that are typed. */
enum JobName {
    sla("io.switchboard.job.SlaJob"),
    heartbeat("io.switchboard.job.HeartbeatJob"),
    quality("io.switchboard.job.QualityJob");

    private final String main;

    JobName(String main) {
        this.main = main;
    }

    String main() {
        return main;
    }
}
