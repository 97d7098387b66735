package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.audit.Alarm;
import io.switchboard.quality.MetricRow;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.ItemSnapshot;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.Timeless;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the audit finds is tested where its rules live; a topology that ends before its patience does finds nothing. */
class ReconcileJobTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");

    @Test
    void whatCannotBeReadIsKeptAndAllTheRestFlowsThrough() throws Exception {
        StreamExecutionEnvironment env = Strict.environment();
        Escalation warning = new Escalation(
                "x-1",
                "1",
                null,
                "FIRST_REPLY",
                "1",
                "desk",
                1,
                "75%",
                Escalation.Kind.WARNING,
                NINE,
                NINE,
                0,
                0,
                null,
                null,
                null,
                new ItemSnapshot(null, null, null, null, null, null, null),
                NINE,
                List.of());
        ReconcileJob.Streams streams = ReconcileJob.topology(
                new ReconcileJob.Inputs(
                        stream(env, "escalations", Decoded.type(Escalation.class), Decoded.accepted(0, warning, NINE)),
                        stream(env, "outcomes", Decoded.type(Outcome.class), bad(2)),
                        stream(env, "items", Decoded.type(Tracking.class), bad(3)),
                        stream(env, "metrics", Decoded.type(MetricRow.class), bad(4))),
                Duration.ofMinutes(1),
                Duration.ofDays(2));
        DataStream.Collector<Alarm> alarms = new DataStream.Collector<>();
        DataStream.Collector<DeadLetter> deadLetters = new DataStream.Collector<>();
        streams.alarms().collectAsync(alarms);
        streams.deadLetters().collectAsync(deadLetters);
        env.executeAsync();

        assertThat(alarms.getOutput()).toIterable().isEmpty();
        assertThat(deadLetters.getOutput())
                .toIterable()
                .extracting(DeadLetter::offset)
                .containsExactlyInAnyOrder(2L, 3L, 4L);
    }

    @Test
    void aPatienceThatIsNoneIsRefused() {
        assertThatThrownBy(
                        () -> new ReconcileConfig(null, null, null, null, null, Duration.ZERO, null, null, null, null))
                .hasMessage("patience is PT0S: give between PT1S and PT24H");
    }

    @Test
    void byDefaultAnEndIsSettledWhenItIsForTheQualityJob() {
        assertThat(defaults().allowedLateness())
                .isEqualTo(QualityJobTest.defaults().allowedLateness());
        assertThat(defaults().settled()).isEqualTo(Duration.ofDays(2));
    }

    static ReconcileConfig defaults() {
        return new ReconcileConfig(null, null, null, null, null, null, null, null, null, null);
    }

    private static <T> Decoded<T> bad(long offset) {
        return Decoded.refused(new DeadLetter("some topic", 0, offset, new byte[] {1}, "too short"));
    }

    private static <T> DataStream<Decoded<T>> stream(
            StreamExecutionEnvironment env, String uid, TypeInformation<Decoded<T>> type, Decoded<T> one) {
        return env.fromData(List.of(one), type)
                .uid(uid)
                .assignTimestampsAndWatermarks(new Timeless<T>())
                .uid(uid + " time");
    }
}
