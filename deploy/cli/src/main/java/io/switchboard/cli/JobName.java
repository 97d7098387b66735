package io.switchboard.cli;

/** The jobs by the names that are typed. */
enum JobName {
    sla("io.switchboard.job.SlaJob"),
    routing("io.switchboard.job.RoutingJob"),
    heartbeat("io.switchboard.job.HeartbeatJob");

    private final String main;

    JobName(String main) {
        this.main = main;
    }

    String main() {
        return main;
    }
}
