package io.switchboard.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.sla.Escalation;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** A savepoint of Kafka's own sink is one of ours. */
class GuardedSinkTest {

    private static final Kafka KAFKA = Kafka.at("localhost:9092", "sla");

    private final GuardedSink<Escalation> guarded = (GuardedSink<Escalation>)
            KAFKA.sink(Topics.ESCALATIONS, KAFKA.format().escalations(), Escalation::itemId);

    @Test
    void itsOperatorsAreThoseOfKafkasOwn() {
        assertThat(operators(guarded)).hasSize(3).isEqualTo(operators(guarded.sink()));
    }

    @Test
    void itsStateIsThatOfKafkasOwn() throws Exception {
        assertThat(guarded.getWriterStateSerializer())
                .hasSameClassAs(guarded.sink().getWriterStateSerializer());
        KafkaCommittable transaction = new KafkaCommittable(46, (short) 1, "sla-escalations-0-17", null);
        byte[] kafkas = guarded.sink().getCommittableSerializer().serialize(transaction);
        assertThat(guarded.getCommittableSerializer().deserialize(1, kafkas)).isEqualTo(transaction);
        assertThat(guarded.getCommittableSerializer().getVersion()).isEqualTo(1);
    }

    /** Name, uid, and what keeps the committer beside the writer. */
    private static List<String> operators(Sink<Escalation> sink) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.enableCheckpointing(1_000);
        env.fromData(TypeInformation.of(Escalation.class), Samples.ESCALATION)
                .uid("in")
                .sinkTo(sink)
                .name("escalations")
                .uid("escalations");
        return env.getStreamGraph().getStreamNodes().stream()
                .map(node -> "%s, %s, %s"
                        .formatted(node.getOperatorName(), node.getTransformationUID(), node.getCoLocationGroup()))
                .sorted()
                .toList();
    }
}
