package io.switchboard.job;

import io.switchboard.quality.Fact;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import java.util.Optional;

/** What the quality job makes of what the SLA job says: it lives in this package since nobody else may ask it so. */
public final class FactOfSla {

    private FactOfSla() {}

    public static Fact of(Outcome outcome) {
        return Fact.of(SlaFacts.end(outcome));
    }

    /** Empty for a level that is no breach. */
    public static Optional<Fact> of(Escalation escalation) {
        return SlaFacts.isOfBreach(escalation) ? Optional.of(Fact.of(SlaFacts.breach(escalation))) : Optional.empty();
    }
}
