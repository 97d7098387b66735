package io.switchboard.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {

    @Test
    @Proves("R-40")
    void hoursAreReadAsTheyAreWritten() {
        assertThat(Hours.parse("9:00 - 17:30")).hasToString("09:00-17:30");
        assertThat(Hours.parse("00:00-24:00")).isEqualTo(Hours.WHOLE_DAY).hasToString("00:00-24:00");
        assertThat(Hours.parse("22:00-06:00").intoNextDay()).isTrue();
        assertThat(Hours.parse("09:00-17:00").intoNextDay()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9-17", "09:00", "24:00-06:00", "09:00-25:00", "09:60-17:00", "09:00-24:01", "9am-5pm"})
    void whatIsNotAStretchOfADayIsRefused(String text) {
        assertThatThrownBy(() -> Hours.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not a stretch of a day: write 09:00-17:00, at most 24:00");
    }
}
