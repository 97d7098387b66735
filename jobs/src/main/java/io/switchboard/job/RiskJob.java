package io.switchboard.job;

import io.switchboard.risk.CaseFunction;
import io.switchboard.risk.CaseRules;
import io.switchboard.risk.Lesson;
import io.switchboard.risk.ModelFunction;
import io.switchboard.risk.Prediction;
import io.switchboard.risk.ScoreRow;
import io.switchboard.risk.Settings;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Sift;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where items stand in; how likely each of their clocks is to be breached out, and how good that has been. */
public final class RiskJob {

    private RiskJob() {}

    /** Arguments: {@code --config FILE}. */
    public static void main(String[] args) throws Exception {
        RiskConfig config = RiskConfig.read(ConfigFile.named(args));
        StreamExecutionEnvironment env = Launch.environment(config, JobNeeds.of(config));
        wire(env, config);
        env.execute("risk");
    }

    /** The edges: Kafka in, Kafka out. */
    static void wire(StreamExecutionEnvironment env, RiskConfig config) {
        Kafka kafka = config.kafka();
        WireFormat format = kafka.format();
        DataStream<Decoded<Tracking>> items = env.fromSource(
                        kafka.compactedSource(Topics.TICKET_TRACKING, format.tracking()),
                        new EventTime<Tracking>(config.outOfOrderness(), config.idleAfter()),
                        "ticket tracking")
                .uid(Topics.TICKET_TRACKING);
        Streams streams = topology(items, config.settings());
        streams.risks()
                .sinkTo(kafka.sink(Topics.BREACH_RISKS, format.breachRisks(), RiskJob::item))
                .name("breach risks")
                .uid("breach-risks");
        streams.scores()
                .sinkTo(kafka.sink(Topics.RISK_SCORES, format.riskScores(), ScoreRow::model))
                .name("risk scores")
                .uid("risk-scores");
        streams.deadLetters().sinkTo(kafka.deadLetters()).name("dead letters").uid("dead-letters");
    }

    record Streams(DataStream<Prediction> risks, DataStream<ScoreRow> scores, DataStream<DeadLetter> deadLetters) {}

    /** Everything between the edges. Tests call it with streams of their own. */
    static Streams topology(DataStream<Decoded<Tracking>> decoded, Settings settings) {
        SingleOutputStreamOperator<Tracking> items = Inlet.sift(decoded, TypeInformation.of(Tracking.class), "items");
        SingleOutputStreamOperator<Prediction> risks = items.keyBy(item -> item.type() + "/" + item.itemId())
                .process(new CaseFunction(new CaseRules(settings.keep().toMillis())))
                .name("cases")
                .uid(CaseFunction.UID)
                .keyBy(Lesson::model)
                .process(new ModelFunction(settings))
                .name("models")
                .uid(ModelFunction.UID);
        return new Streams(risks, risks.getSideOutput(ModelFunction.SCORES), items.getSideOutput(Sift.DEAD_LETTERS));
    }

    private static String item(Prediction risk) {
        return risk.glimpse().itemId();
    }
}
