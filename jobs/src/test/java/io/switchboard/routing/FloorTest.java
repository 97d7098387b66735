package io.switchboard.routing;

import static io.switchboard.routing.Desk.agent;
import static io.switchboard.routing.Desk.at;
import static io.switchboard.routing.Desk.profile;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FloorTest {

    @Test
    void profilesThatNobodyHasAnyMoreAreForgotten() {
        Floor floor = new Floor(Set.of(), Changes.UNHEARD);
        for (int i = 0; i < 10_000; i++) {
            Profile measured = profile("desk").skilled(Map.of(), Map.of("network", i / 10_000.0));
            floor.seat(agent("agent" + i % 7, measured), Presence.AVAILABLE, at(i));
        }

        assertThat(floor.knownProfiles()).isLessThanOrEqualTo(1_000 + 2 * 7);
        assertThat(floor.all().stream().map(seat -> seat.profile.number()).distinct())
                .hasSize(7);
    }
}
