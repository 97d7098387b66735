package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import org.junit.jupiter.api.Test;

@Proves("R-79")
class BreachCountTest {

    @Test
    void breachesThatWereToldLessThoseThatWereWithdrawnAreThoseThatAreTrue() {
        Story story = Story.of(opened(friday("09:00"))).until(friday("11:00"));
        assertThat(begun(story)).isEqualTo(1);
        assertThat(ended(story)).isZero();

        story.on(answered(friday("10:30")));
        assertThat(begun(story)).isEqualTo(1);
        assertThat(ended(story)).as("the answer came in time, and late to us").isEqualTo(1);
    }

    private static long begun(Story story) {
        return story.escalations().stream().filter(Escalation::beginsABreach).count();
    }

    private static long ended(Story story) {
        return story.escalations().stream().filter(Escalation::endsABreach).count();
    }
}
