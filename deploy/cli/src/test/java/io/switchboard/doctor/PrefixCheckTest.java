package io.switchboard.doctor;

import static io.switchboard.doctor.Expected.ok;
import static io.switchboard.doctor.Expected.one;

import io.switchboard.txn.OpenTransaction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrefixCheckTest {

    private static final OpenTransaction OPEN =
            new OpenTransaction("sla-escalations-0-17", "Ongoing", 1, 0, Optional.empty(), Optional.empty(), List.of());

    @Test
    void aPrefixOfNobodyIsOk() {
        ok(new PrefixCheck("sla", Optional.empty(), List.of()));
    }

    @Test
    void aPrefixThatARunningJobHasFails() {
        one(
                new PrefixCheck("sla", Optional.of("job sla 7d0f, RUNNING at flink:8081"), List.of(OPEN)),
                Level.FAIL,
                "sla is used by job sla 7d0f, RUNNING at flink:8081",
                "another transactionalIdPrefix");
    }

    @Test
    void whatAJobThatIsGoneLeftIsWarnedOf() {
        one(
                new PrefixCheck("sla", Optional.empty(), List.of(OPEN)),
                Level.WARN,
                "left 1 transactions of sla open, such as sla-escalations-0-17",
                "./switchboard txn list --prefix sla");
    }
}
