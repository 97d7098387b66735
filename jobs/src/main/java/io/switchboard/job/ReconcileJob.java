package io.switchboard.job;

import io.switchboard.audit.Alarm;
import io.switchboard.audit.AuditFunction;
import io.switchboard.audit.Count;
import io.switchboard.audit.MinuteFunction;
import io.switchboard.audit.Restated;
import io.switchboard.audit.RowSeen;
import io.switchboard.audit.RowsFunction;
import io.switchboard.audit.Seen;
import io.switchboard.audit.Tally;
import io.switchboard.quality.Grain;
import io.switchboard.quality.Metric;
import io.switchboard.quality.MetricRow;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.Codec;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Sift;
import io.switchboard.wire.Timeless;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What readers see of the other jobs' records in; an alarm for each one that is missing, untrue, doubled or miscounted out. */
public final class ReconcileJob {

    private ReconcileJob() {}

    /** Arguments: {@code --config FILE}. */
    public static void main(String[] args) throws Exception {
        ReconcileConfig config = ReconcileConfig.read(ConfigFile.named(args));
        StreamExecutionEnvironment env = Launch.environment(config, JobNeeds.of(config));
        wire(env, config);
        env.execute("reconcile");
    }

    /** The edges: Kafka in, Kafka out. */
    static void wire(StreamExecutionEnvironment env, ReconcileConfig config) {
        Kafka kafka = config.kafka();
        WireFormat format = kafka.format();
        Inputs inputs = new Inputs(
                read(env, kafka, Topics.ESCALATIONS, format.escalations()),
                read(env, kafka, Topics.SLA_OUTCOMES, format.outcomes()),
                env.fromSource(
                                kafka.compactedSource(Topics.TICKET_TRACKING, format.tracking()),
                                new Timeless<Tracking>(),
                                Topics.TICKET_TRACKING)
                        .uid(Topics.TICKET_TRACKING),
                read(env, kafka, Topics.QUALITY_METRICS, format.qualityMetrics()));
        Streams streams = topology(inputs, config.patience(), config.settled());
        streams.alarms()
                .sinkTo(kafka.sink(Topics.RECONCILIATION_ALARMS, format.reconciliationAlarms(), alarm -> alarm.kind()
                        .name()))
                .name("reconciliation alarms")
                .uid("reconciliation-alarms");
        streams.deadLetters().sinkTo(kafka.deadLetters()).name("dead letters").uid("dead-letters");
    }

    private static <T> DataStream<Decoded<T>> read(
            StreamExecutionEnvironment env, Kafka kafka, String topic, Codec<T> codec) {
        return env.fromSource(kafka.source(topic, codec), new Timeless<T>(), topic)
                .uid(topic);
    }

    record Inputs(
            DataStream<Decoded<Escalation>> escalations,
            DataStream<Decoded<Outcome>> outcomes,
            DataStream<Decoded<Tracking>> items,
            DataStream<Decoded<MetricRow>> metrics) {}

    record Streams(DataStream<Alarm> alarms, DataStream<DeadLetter> deadLetters) {}

    /**
     * Everything between the edges. Tests call it with streams of their own.
     *
     * @param settled how far apart the ends of a cycle are when it ended twice, and was not corrected
     */
    static Streams topology(Inputs inputs, Duration patience, Duration settled) {
        var escalations = Inlet.sift(inputs.escalations(), TypeInformation.of(Escalation.class), "escalations");
        var outcomes = Inlet.sift(inputs.outcomes(), TypeInformation.of(Outcome.class), "outcomes");
        var items = Inlet.sift(inputs.items(), TypeInformation.of(Tracking.class), "items");
        var metrics = Inlet.sift(inputs.metrics(), TypeInformation.of(MetricRow.class), "metrics");
        SingleOutputStreamOperator<Alarm> audit = escalations
                .map(Seen::of)
                .returns(Seen.class)
                .name("see escalations")
                .uid("see-escalations")
                .union(
                        outcomes.map(Seen::of)
                                .returns(Seen.class)
                                .name("see outcomes")
                                .uid("see-outcomes"),
                        items.map(Seen::of)
                                .returns(Seen.class)
                                .name("see items")
                                .uid("see-items"))
                .keyBy(Seen::itemId)
                .process(new AuditFunction(patience, settled))
                .name("audit")
                .uid(AuditFunction.UID);
        DataStream<Alarm> minutes = audit.getSideOutput(AuditFunction.BREACHES)
                .union(metrics.filter(row -> isCountOf(Metric.BREACHED, row))
                        .name("counts of breaches")
                        .uid("counts-of-breaches")
                        .map(row -> Tally.counted(row.windowStart().toEpochMilli(), row.numerator()))
                        .returns(Tally.class)
                        .name("see counts")
                        .uid("see-counts"))
                .keyBy(Tally::minute)
                .process(new MinuteFunction(Count.BREACHES, patience))
                .name("minutes")
                .uid(MinuteFunction.UID);
        DataStream<Alarm> endedMinutes = audit.getSideOutput(AuditFunction.ENDS)
                .union(metrics.filter(ReconcileJob::isCountOfEnds)
                        .name("counts of ends")
                        .uid("counts-of-ends")
                        .map(ReconcileJob::ends)
                        .returns(Tally.class)
                        .name("see counts of ends")
                        .uid("see-counts-of-ends"))
                .keyBy(Tally::minute)
                .process(new MinuteFunction(Count.ENDS, patience))
                .name("ended minutes")
                .uid(MinuteFunction.UID_OF_ENDS);
        DataStream<Alarm> rows = metrics.map(ReconcileJob::restated)
                .returns(Restated.class)
                .name("see rows")
                .uid("see-rows")
                .keyBy(Restated::window)
                .process(new RowsFunction(patience))
                .name("rows")
                .uid(RowsFunction.UID);
        return new Streams(
                audit.union(minutes, endedMinutes, rows),
                escalations
                        .getSideOutput(Sift.DEAD_LETTERS)
                        .union(
                                outcomes.getSideOutput(Sift.DEAD_LETTERS),
                                items.getSideOutput(Sift.DEAD_LETTERS),
                                metrics.getSideOutput(Sift.DEAD_LETTERS)));
    }

    static boolean isCountOfEnds(MetricRow row) {
        return isCountOf(Metric.ATTAINMENT, row);
    }

    static Tally ends(MetricRow row) {
        return Tally.counted(row.windowStart().toEpochMilli(), row.denominator(), row.numerator());
    }

    /** Of all clocks, in a minute that is final: minutes are the same in all zones. */
    private static boolean isCountOf(Metric metric, MetricRow row) {
        return isOfEverybody(row)
                && row.last()
                && row.grain().equals(Grain.MINUTE.word())
                && row.metric().equals(metric.word())
                && row.formula().equals(metric.formula());
    }

    private static boolean isOfEverybody(MetricRow row) {
        return row.subject() == null && row.dimension().equals("all");
    }

    private static Restated restated(MetricRow row) {
        return new Restated(
                row.grain() + " " + row.family() + (row.dimension().equals("all") ? "" : " " + row.dimension()),
                row.subject() == null ? row.member() : row.member() + " " + row.subject(),
                row.windowStart().toEpochMilli(),
                row.windowEnd().toEpochMilli(),
                new RowSeen(row.metric() + "/" + row.formula(), row.revision(), row.last(), row.numerator()));
    }
}
