package io.switchboard.chaos.rig;

/**
 * Which cluster a run is played on.
 *
 * @param brokers one, which is its own controller, or three, of which one may be missing
 * @param adaptive with Flink's adaptive scheduler, which can be told another parallelism while the job runs
 * @param shipped as patient as deploy/flink/config.yaml; otherwise a dead or deaf process is missed within seconds
 */
public record Flavour(int brokers, boolean adaptive, boolean shipped) {

    public Flavour {
        if (brokers != 1 && brokers != 3) {
            throw new IllegalArgumentException("brokers is %d: one or three".formatted(brokers));
        }
    }

    @Override
    public String toString() {
        return brokers
                + (brokers == 1 ? " broker" : " brokers")
                + (adaptive ? ", adaptive scheduler" : "")
                + (shipped ? ", Flink as shipped" : "");
    }
}
