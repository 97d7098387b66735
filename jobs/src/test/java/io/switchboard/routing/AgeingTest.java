package io.switchboard.routing;

import static io.switchboard.routing.Desk.ANYONE;
import static io.switchboard.routing.Desk.ASKING;
import static io.switchboard.routing.Desk.agent;
import static io.switchboard.routing.Desk.at;
import static io.switchboard.routing.Desk.item;
import static io.switchboard.routing.Desk.minutes;
import static io.switchboard.routing.Desk.patient;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.Channel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Past the ageing bound nothing but age counts, however many kinds of items wait and whatever was declined. */
class AgeingTest {

    private static final int KINDS = 5;

    private final Dispatcher asking = new Dispatcher(ASKING, patient());

    @Test
    @Proves("R-92")
    void whoDeclinedTheOldestOfManyKindsIsOfferedTheOldestOfWhatIsLeft() {
        enter("first", 0, KINDS);
        asking.enter(item("another kind", 10, need(KINDS)), ANYONE, at(10));
        enter("second", 20, KINDS);

        List<String> offered =
                new ArrayList<>(offered(asking.agent(agent("kim", "desk"), Presence.AVAILABLE, at(300))));
        for (int i = 0; i < KINDS; i++) {
            offered.addAll(offered(asking.decline("first" + i, "kim", at(300))));
        }

        assertThat(offered).containsExactly("first0", "first1", "first2", "first3", "first4", "another kind");
    }

    private void enter(String name, int minute, int kinds) {
        for (int i = 0; i < kinds; i++) {
            asking.enter(item(name + i, minute + i, need(i)), ANYONE, at(minute + i));
        }
    }

    private static Need need(int kind) {
        return Need.of(Channel.PHONE, "kind " + kind, minutes(5));
    }

    private static List<String> offered(List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.verdict() == Verdict.OFFERED)
                .map(Decision::itemId)
                .toList();
    }
}
