package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Flink 2.2.0 answered when it was asked, cut to what is read. */
class FlinkRestTest {

    private Answers answers;
    private FlinkRest rest;

    @BeforeEach
    void flink() throws IOException {
        answers = new Answers();
        rest = new FlinkRest(answers.address());
    }

    @AfterEach
    void gone() {
        answers.close();
    }

    @Test
    void theTimeOfAnOperatorIsThatOfItsSlowestSubtask() {
        twoSubtasks("{\"value\":\"2000\"},{\"value\":\"1000\"}");

        assertThat(rest.watermark("j", "sla clock")).hasValue(1000);
        assertThatThrownBy(() -> rest.watermark("j", "routing"))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("0 vertices named like 'routing'");
    }

    @Test
    void aSubtaskWithoutATimeLeavesTheOperatorWithoutOne() {
        twoSubtasks("{\"value\":\"2000\"},{\"value\":\"-9223372036854775808\"}");

        assertThat(rest.watermark("j", "sla clock")).isEmpty();
    }

    @Test
    void aSubtaskThatHasNotToldItsTimeYetDoesToo() {
        twoSubtasks("{\"value\":\"2000\"}");

        assertThat(rest.watermark("j", "sla clock")).isEmpty();
    }

    private void twoSubtasks(String watermarks) {
        answers.put(
                "GET /jobs/j",
                "{\"name\":\"sla\",\"state\":\"RUNNING\",\"vertices\":[{\"id\":\"s\",\"name\":\"Source: tickets\"},"
                        + "{\"id\":\"v\",\"name\":\"sla clock -> out\",\"parallelism\":2,\"status\":\"RUNNING\"}]}");
        answers.put(
                "GET /jobs/j/vertices/v/metrics?get=0.sla_clock.currentOutputWatermark,1.sla_clock.currentOutputWatermark",
                "[" + watermarks + "]");
    }

    @Test
    void aSavepointIsWhereFlinkSaysItIs() {
        answers.put("POST /jobs/j/stop", "{\"request-id\":\"t\"}");
        answers.put(
                "GET /jobs/j/savepoints/t",
                "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"location\":\"file:/s/savepoint-1\"}}");

        assertThat(rest.stopWithSavepoint("j", Path.of("/s"), Duration.ofSeconds(5)))
                .isEqualTo("file:/s/savepoint-1");
    }

    @Test
    void aSavepointThatFailsSaysWhy() {
        answers.put("POST /jobs/j/stop", "{\"request-id\":\"t\"}");
        answers.put(
                "GET /jobs/j/savepoints/t",
                "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"failure-cause\":{\"class\":\"x\","
                        + "\"stack-trace\":\"java.io.IOException: disk full\\n\\tat x.Y.z(Y.java:1)\"}}}");

        assertThatThrownBy(() -> rest.stopWithSavepoint("j", Path.of("/s"), Duration.ofSeconds(5)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("IOException: disk full");
    }

    @Test
    void beforeTheFirstCheckpointThereIsNone() {
        answers.put(
                "GET /jobs/j/checkpoints",
                "{\"counts\":{\"restored\":0,\"completed\":0,\"failed\":1},\"latest\":{\"completed\":null}}");

        assertThat(rest.checkpoints("j")).isEqualTo(new FlinkRest.Checkpoints(0, 1, 0, 0, 0));
    }

    @Test
    void whatACheckpointCostIsToldOfThoseThatAreCompleteAndAreNoSavepoints() {
        answers.put(
                "GET /jobs/j/checkpoints",
                "{\"history\":[{\"id\":9,\"status\":\"IN_PROGRESS\",\"is_savepoint\":false},"
                        + "{\"id\":8,\"status\":\"COMPLETED\",\"is_savepoint\":true,\"state_size\":70},"
                        + "{\"id\":7,\"status\":\"COMPLETED\",\"is_savepoint\":false,\"state_size\":60,"
                        + "\"checkpointed_size\":5,\"end_to_end_duration\":1200}]}");

        assertThat(rest.completed("j")).containsExactly(new FlinkRest.Completed(7, 5, 60, 1_200));
    }

    @Test
    void theHeapOfATaskManagerIsToldOnceFlinkHasLooked() {
        String question = "/metrics?get=Status.JVM.Memory.Heap.Used";
        answers.put(
                "GET /taskmanagers/one" + question, "[{\"id\":\"Status.JVM.Memory.Heap.Used\",\"value\":\"4096\"}]");
        answers.put("GET /taskmanagers/other" + question, "[]");

        assertThat(rest.heapUsed("one")).hasValue(4_096);
        assertThat(rest.heapUsed("other")).isEmpty();
    }

    @Test
    void whatAJobTellsOfItselfAndTheClusterOfItsConfig() {
        answers.put("GET /jobs/j/config", "{\"jid\":\"j\",\"execution-config\":{\"user-config\":{\"a\":\"b\"}}}");
        answers.put("GET /jobmanager/config", "[{\"key\":\"rest.port\",\"value\":\"8081\"}]");

        assertThat(rest.parameters("j")).hasValue(Map.of("a", "b"));
        assertThat(rest.config()).containsExactly(Map.entry("rest.port", "8081"));
    }

    @Test
    void aJobWithoutSlotsTellsNothingOfItselfAndOneWithoutParametersTellsThatItHasNone() {
        answers.put("GET /jobs/waiting/config", "{\"jid\":\"waiting\",\"name\":\"sla\"}");
        answers.put("GET /jobs/bare/config", "{\"jid\":\"bare\",\"execution-config\":{\"user-config\":{}}}");

        assertThat(rest.parameters("waiting")).isEmpty();
        assertThat(rest.parameters("bare")).hasValue(Map.of());
    }

    @Test
    void nobodyThereIsSaidWithTheRemedy() {
        answers.close();

        assertThat(rest.answers()).isFalse();
        assertThatThrownBy(() -> rest.overview())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("./switchboard up");
    }
}
