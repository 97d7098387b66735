package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.risk.Prediction;
import io.switchboard.risk.Settings;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.Timeless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RiskJobTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @Test
    void whatCannotBeReadIsKept() throws Exception {
        StreamExecutionEnvironment env = Strict.environment();
        Decoded<Tracking> bad = Decoded.refused(new DeadLetter("some topic", 0, 7, new byte[] {1}, "too short"));
        DataStream<Decoded<Tracking>> items = env.fromData(List.of(bad), Decoded.type(Tracking.class))
                .uid("items")
                .assignTimestampsAndWatermarks(new Timeless<Tracking>())
                .uid("time");
        RiskJob.Streams streams = RiskJob.topology(items, Settings.DEFAULT);
        DataStream.Collector<Prediction> risks = new DataStream.Collector<>();
        DataStream.Collector<DeadLetter> deadLetters = new DataStream.Collector<>();
        streams.risks().collectAsync(risks);
        streams.deadLetters().collectAsync(deadLetters);
        env.executeAsync();

        assertThat(risks.getOutput()).toIterable().isEmpty();
        assertThat(deadLetters.getOutput())
                .toIterable()
                .extracting(DeadLetter::offset)
                .containsExactly(7L);
    }

    @Test
    void whatCannotBeMeantIsRefusedByItsName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("risk.yaml");
        Files.writeString(file, "alarmOn: 1.5");
        assertThatThrownBy(() -> RiskConfig.read(file))
                .hasMessageContaining("alarmOn is 1.5: give a probability, such as 0.6");
        Files.writeString(file, "alarmOff: 0.7");
        assertThatThrownBy(() -> RiskConfig.read(file))
                .hasMessageContaining("alarmOff is 0.7: give more than 0 and at most alarmOn");
    }

    static RiskConfig defaults() {
        return new RiskConfig(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
