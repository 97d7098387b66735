package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.Customer;
import io.switchboard.event.TicketEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimelessTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final Timeless<Customer> STRATEGY = new Timeless<>();
    private static final Decoded<Customer> CUSTOMER = Decoded.accepted(0, Samples.CUSTOMER, NOON);

    private static final Decoded<TicketEvent> ELEVEN = Decoded.heartbeat(0, NOON.minusSeconds(3_600));

    private final Partition partition = new Partition();
    private final WatermarkGenerator<Decoded<Customer>> time = STRATEGY.createWatermarkGenerator(null);

    @Test
    void nobodyWaitsForItBeforeItHasSaidAnything() {
        time.onPeriodicEmit(partition);
        assertThat(partition.idle).isTrue();
    }

    @Test
    void nobodyWaitsForItWhateverItSays() {
        time.onEvent(CUSTOMER, NOON.toEpochMilli(), partition);
        assertThat(partition.idle).isTrue();
        time.onPeriodicEmit(partition);
        assertThat(partition.idle).isTrue();
        assertThat(partition.watermarks).isZero();
    }

    @Test
    void whatItSaysKeepsItsTime() {
        var stamps = STRATEGY.createTimestampAssigner(null);
        assertThat(stamps.extractTimestamp(CUSTOMER, 7)).isEqualTo(NOON.toEpochMilli());
    }

    /** Customers of noon come without end; no ticket is newer than eleven o'clock: so time is eleven o'clock, not less. */
    @Test
    @Timeout(60)
    void timeGoesByTheTicketsWhileCustomersCome() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.setParallelism(2);
        DataStream<Decoded<Customer>> customers = env.fromSource(
                        endless(index -> CUSTOMER, Decoded.type(Customer.class)), STRATEGY, "customers")
                .uid("customers");
        DataStream<Decoded<TicketEvent>> tickets = env.fromSource(
                        endless(index -> ELEVEN, Decoded.type(TicketEvent.class)),
                        new EventTime<TicketEvent>(Duration.ZERO, Duration.ofDays(1)),
                        "tickets")
                .uid("tickets");

        DataStream<Long> times = customers
                .rebalance()
                .connect(tickets.rebalance())
                .process(new Watch())
                .returns(Types.LONG)
                .uid("watch");

        try (CloseableIterator<Long> seen = times.executeAndCollect()) {
            List<Long> reached = IntStream.range(0, 2_000)
                    .mapToObj(i -> seen.next())
                    .filter(at -> at > Long.MIN_VALUE)
                    .distinct()
                    .toList();
            assertThat(reached).containsExactly(ELEVEN.at().toEpochMilli() - 1);
        }
    }

    /** Says with each customer how far time has come. */
    private static final class Watch extends CoProcessFunction<Decoded<Customer>, Decoded<TicketEvent>, Long> {

        private static final long serialVersionUID = 1;

        @Override
        public void processElement1(Decoded<Customer> customer, Context context, Collector<Long> out) {
            out.collect(context.timerService().currentWatermark());
        }

        @Override
        public void processElement2(Decoded<TicketEvent> ticket, Context context, Collector<Long> out) {}
    }

    private static <T> DataGeneratorSource<Decoded<T>> endless(
            GeneratorFunction<Long, Decoded<T>> values, TypeInformation<Decoded<T>> type) {
        return new DataGeneratorSource<>(values, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1_000), type);
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    private static final class Partition implements WatermarkOutput {

        private int watermarks;
        private boolean idle;

        @Override
        public void emitWatermark(Watermark watermark) {
            watermarks++;
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
