package io.switchboard.doctor;

import static io.switchboard.doctor.Expected.ok;
import static io.switchboard.doctor.Expected.one;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrefixCheckTest {

    private static final Set<String> OPEN = Set.of("sla-escalations-0-17");

    @Test
    void aPrefixOfNobodyIsOk() {
        ok(new PrefixCheck("sla", Optional.empty(), Set.of()));
    }

    @Test
    void aPrefixThatARunningJobHasFails() {
        one(
                new PrefixCheck("sla", Optional.of("job sla 7d0f, RUNNING at flink:8081"), OPEN),
                Level.FAIL,
                "sla is used by job sla 7d0f, RUNNING at flink:8081",
                "another transactionalIdPrefix");
    }

    @Test
    void whatAJobThatIsGoneLeftIsWarnedOf() {
        one(
                new PrefixCheck("sla", Optional.empty(), OPEN),
                Level.WARN,
                "left 1 transactions of sla open, such as sla-escalations-0-17",
                "./switchboard txn list --prefix sla");
    }
}
