package io.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlotsTest {

    private static Map<String, String> plots(String json) throws IOException {
        return Plots.of(new ObjectMapper().readTree(json));
    }

    private static final String BAR = "style=\"fill:rgb(31,90,150)";

    @Test
    void eachRateIsABar() throws IOException {
        Map<String, String> pictures =
                plots("{\"eventsPerSecond\": {\"limitB\": {\"median\": 110000}, \"polling\": {\"median\": 1289}}}");

        assertThat(pictures).containsOnlyKeys("rates.svg");
        assertThat(pictures.get("rates.svg")).startsWith("<svg");
        assertThat(pictures.get("rates.svg").split(Pattern.quote(BAR), -1)).hasSize(1 + 2);
    }

    @Test
    void evenAccessIsALineOfItsOwn() throws IOException {
        String realistic =
                """
                {"openTickets": 100000, "access": "REALISTIC", "median": 16000},
                {"openTickets": 1000000, "access": "REALISTIC", "median": 12000}""";
        Map<String, String> one = plots("{\"growthPoints\": [" + realistic + "]}");
        Map<String, String> both = plots("{\"growthPoints\": [" + realistic
                + ", {\"openTickets\": 100000, \"access\": \"UNIFORM\", \"median\": 9000}]}");

        assertThat(one).containsOnlyKeys("growth.svg");
        assertThat(both.get("growth.svg"))
                .hasSizeGreaterThan(one.get("growth.svg").length());
    }

    @Test
    void whatIsNotThereIsNotDrawn() throws IOException {
        assertThat(plots("{\"latencies\": []}")).isEmpty();
    }
}
