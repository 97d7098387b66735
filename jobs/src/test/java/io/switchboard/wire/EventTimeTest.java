package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.event.TicketEvent;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class EventTimeTest {

    private static final Decoded<TicketEvent> REFUSED =
            Decoded.refused(new DeadLetter("ticket-events", 0, 0, new byte[0], "because"));

    private final ManualClock wall = new ManualClock();
    private final Partition partition = new Partition();
    private final EventTime<TicketEvent> strategy = new EventTime<>(Duration.ofSeconds(5), Duration.ofMinutes(1));
    private final TimestampAssigner<Decoded<TicketEvent>> stamps = strategy.createTimestampAssigner(null);
    private final WatermarkGenerator<Decoded<TicketEvent>> time = strategy.createWatermarkGenerator(new Context(wall));

    @Test
    void anEventMovesTimeUpToTheLatenessBehindIt() {
        see(Decoded.accepted(0, Samples.TICKET, NOON));
        assertThat(partition.time).isEqualTo(NOON.minusSeconds(5).toEpochMilli() - 1);
    }

    @Test
    void aHeartbeatMovesTimeAsAnEventDoes() {
        see(Decoded.heartbeat(0, NOON));
        assertThat(partition.time).isEqualTo(NOON.minusSeconds(5).toEpochMilli() - 1);
    }

    @Test
    void timeDoesNotGoBack() {
        see(Decoded.heartbeat(0, NOON));
        see(Decoded.heartbeat(0, NOON.minusSeconds(60)));
        assertThat(partition.time).isEqualTo(NOON.minusSeconds(5).toEpochMilli() - 1);
    }

    @Test
    void aDeadLetterDoesNotMoveTime() {
        see(Decoded.heartbeat(0, NOON));
        long before = partition.time;
        see(REFUSED);
        assertThat(partition.time).isEqualTo(before);
    }

    @Test
    void aPartitionWithNothingButDeadLettersBecomesIdle() {
        for (int minute = 0; minute < 3; minute++) {
            see(REFUSED);
            wall.advanceTime(Duration.ofSeconds(61));
        }
        see(REFUSED);
        assertThat(partition.idle).isTrue();
        see(Decoded.heartbeat(0, NOON));
        assertThat(partition.idle).isFalse();
    }

    @Test
    void aPatienceThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new EventTime<>(Duration.ofSeconds(-1), Duration.ofSeconds(1)))
                .hasMessageStartingWith("lateness is PT-1S");
        assertThatThrownBy(() -> new EventTime<>(Duration.ZERO, Duration.ZERO))
                .hasMessageStartingWith("idleAfter is PT0S");
    }

    private void see(Decoded<TicketEvent> decoded) {
        time.onEvent(decoded, stamps.extractTimestamp(decoded, NOON.toEpochMilli()), partition);
        time.onPeriodicEmit(partition);
    }

    private record Context(ManualClock wall) implements WatermarkGeneratorSupplier.Context {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return wall;
        }
    }

    private static final class Partition implements WatermarkOutput {

        private long time;
        private boolean idle;

        @Override
        public void emitWatermark(Watermark watermark) {
            time = watermark.getTimestamp();
            idle = false;
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        @Override
        public void markActive() {
            idle = false;
        }
    }
}
