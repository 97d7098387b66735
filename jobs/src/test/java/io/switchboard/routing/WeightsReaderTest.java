package io.switchboard.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.policy.PolicyException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsReaderTest {

    private static final String GOOD =
            "weights:\n  id: team\n  version: 2\n  scales: {penaltyMean: 4, heartbeatWithin: 90s, adjacent: {DE: [FR]}}\n  dimensions:\n"
                    + Dimension.all().stream()
                            .filter(Dimension::isWeighed)
                            .map(dimension -> "    %s: %s\n".formatted(dimension.id(), dimension.defaultWeight()))
                            .collect(Collectors.joining());

    @Test
    void aDocumentIsReadWithItsVersionAndScales() {
        Weights weights = WeightsReader.read("w.yaml", GOOD);

        assertThat(weights.id()).isEqualTo("team");
        assertThat(weights.version()).isEqualTo(2);
        assertThat(weights.scales().heartbeatWithin()).isEqualTo(90_000);
        assertThat(weights.scales().isNextTo("FR", "DE")).isTrue();
        assertThat(weights.of(Dimension.TIER, new Promise(1, 0, 4))).isEqualTo(0.04);
        assertThat(weights.of(Dimension.RESPONSE_URGENCY, new Promise(1, 0, 8))).isEqualTo(0.36);
    }

    @Test
    void whoNamesNoDimensionsHasThoseOfTheTable() {
        Weights weights = WeightsReader.read("w.yaml", "weights: {id: w, version: 1, scales: {penaltyMean: 50}}");

        assertThat(weights.of(Dimension.TIER, new Promise(1, 0, 50))).isEqualTo(0.04);
        assertThat(weights.of(Dimension.RESPONSE_URGENCY, new Promise(1, 0, 100)))
                .isEqualTo(0.36);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer.tier: 0.04|customer.tier: 0.05|5: weights.dimensions: weights team version 2 add up to 1.01, not 1: take away 0.01",
                "customer.tier: 0.04|customer.tier: 0.02|5: weights.dimensions: weights team version 2 add up to 0.98, not 1: add 0.02",
                "customer.tier: 0.04|customer.tear: 0.04|6: weights.dimensions.customer.tear: unknown dimension \"customer.tear\": did you mean customer.tier?",
                "customer.tier: 0.04|customer.tier: -1|6: weights.dimensions.customer.tier: \"-1\" is not a number from 0.0 to 1.0: write one",
                "customer.tier: 0.04|customer.tier: NaN|6: weights.dimensions.customer.tier: \"NaN\" is not a number from 0.0 to 1.0: write one",
                "customer.tier: 0.04|sla.entitlement: 0.04|5: weights.dimensions: customer.tier has no weight: add customer.tier: 0 if it is not to count",
                "version: 2|version: two|3: weights.version: \"two\" is not a count: write 1 to 1000000",
                "heartbeatWithin: 90s|heartbeatWithin: 0s|4: weights.scales.heartbeatWithin: \"0s\" is no time at all: give it some",
                "id: team|name: team|2: weights.name: unknown key \"name\": use id, version, dimensions, scales",
            })
    void whatIsWrongIsALineThatSaysWhereWhatAndHowToMendIt(String good, String bad, String line) {
        assertThatThrownBy(() -> WeightsReader.read("w.yaml", GOOD.replace(good, bad)))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("w.yaml:" + line);
    }

    @Test
    void aGateHasNoWeight() {
        assertThatThrownBy(() -> WeightsReader.read("w.yaml", GOOD + "    ticket.skills: 0\n"))
                .hasMessage("w.yaml:5: weights.dimensions: ticket.skills is a gate and has no weight: remove it");
    }

    @Test
    void anEmptyDocumentIsRefused() {
        assertThatThrownBy(() -> WeightsReader.read("w.yaml", "")).hasMessage("w.yaml: is empty: write weights");
    }
}
