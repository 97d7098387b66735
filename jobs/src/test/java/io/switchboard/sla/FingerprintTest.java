package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.Escalation.Kind;
import io.switchboard.sla.Outcome.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prints are kept and ids are told: a release that made others would correct what is true and tell all again. */
class FingerprintTest {

    private static final ItemSnapshot SOME =
            new ItemSnapshot(Priority.P2, Status.ON_HOLD, "printer", "emea", "second line", "anna", "e-8");
    private static final ItemSnapshot NONE = new ItemSnapshot(null, null, null, null, null, null, null);

    @Test
    void theSameMarkHasTheSamePrintInEveryRelease() {
        Mark full = new Mark(
                "breach",
                Kind.BREACH,
                2,
                1772787600000L,
                1772787600001L,
                7,
                5,
                1772787600002L,
                List.of("lead", "boss"),
                "RETARGETED",
                "e-9",
                "C-1",
                SOME);
        Mark empty = new Mark("75%", null, 0, 0, 0, 0, 0, 0, List.of(), null, null, null, NONE);

        assertThat(full.print()).isEqualTo(-1375432718649954545L);
        assertThat(full.firstPrint()).isEqualTo(2600001627237179414L);
        assertThat(empty.print()).isEqualTo(1307038488904223699L);
        assertThat(empty.firstPrint()).isEqualTo(-5556588904224995458L);
    }

    @Test
    void theSameEndingHasTheSamePrintInEveryRelease() {
        Ending ending = new Ending(3, "C-1", Verdict.MET_LATE, "RESET", 1, 2, 3, 4, 5, 6, 7, 8, 9, SOME);

        assertThat(ending.print()).isEqualTo(1958137872187832363L);
        assertThat(ending.earlierPrint()).isEqualTo(-485669038136186339L);
        assertThat(ending.firstPrint()).isEqualTo(4172830785145134915L);
    }

    @Test
    @Proves("R-72")
    void theSameRecordHasTheSameIdInEveryRelease() {
        assertThat(Fingerprint.id("T-1", "FIRST_REPLY", "1", "desk", 2, "50%", 0))
                .isEqualTo("e04567d07446395a3b62c2fef8b75e7e");
    }
}
