package io.switchboard.archive;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.schema.TicketEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"..", "emea/../amer", "../../etc", "a\0b"})
    void aRegionThatNamesNoFolderOfItsOwnIsRefused(String region) {
        assertThatThrownBy(() -> TicketEvents.TABLE.requirePlace(of(region)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("region is " + region);
    }

    @Test
    void soIsOneWhoseFolderNoDiskWouldTake() {
        assertThatThrownBy(() -> TicketEvents.TABLE.requirePlace(of("\u4e2d".repeat(81))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("give one of at most 240 bytes of UTF-8, without .. as a part of its path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"emea", "a..b", "North/West", "Ile de France", "\u4e2d\u56fd"})
    void anyOtherIsTaken(String region) {
        assertThatCode(() -> TicketEvents.TABLE.requirePlace(of(region))).doesNotThrowAnyException();
    }

    @Test
    void aFactOfNoRegionIsTaken() {
        assertThatCode(() -> TicketEvents.TABLE.requirePlace(of(null))).doesNotThrowAnyException();
    }

    private static TicketEvent of(String region) {
        TicketEvent event = new TicketEvent();
        event.setRegion(region);
        return event;
    }
}
