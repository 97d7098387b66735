package io.switchboard.job;

import io.switchboard.audit.Tally;
import io.switchboard.quality.MetricRow;
import java.util.Optional;

/** What the reconcile job makes of rows: it lives in this package since nobody else may ask it so. */
public final class CountOfEnds {

    private CountOfEnds() {}

    /** Empty for a row that is not compared with outcomes. */
    public static Optional<Tally> of(MetricRow row) {
        return ReconcileJob.isCountOfEnds(row) ? Optional.of(ReconcileJob.ends(row)) : Optional.empty();
    }
}
