package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.policy.PolicyBook;
import io.switchboard.sla.SlaRules;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** A uid that changes here is a state that is lost there. */
class UidsTest {

    @Test
    void theNamesInTheSavepointsOfTheSlaJob() {
        StreamExecutionEnvironment env = Strict.environment();
        env.enableCheckpointing(1_000);
        SlaJob.wire(
                env,
                SlaConfigTest.withPolicies(Path.of("policies.yaml")),
                new SlaRules(new PolicyBook(List.of()), "policies", 0, 0, 0),
                List.of());

        assertThat(env.getStreamGraph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrder(
                        "ticket-events",
                        "call-events",
                        "escalation-acks",
                        "customers",
                        "policies",
                        "sift-tickets",
                        "sift-calls",
                        "sift-acks",
                        "sift-customers",
                        "sift-policies",
                        "post-tickets",
                        "post-calls",
                        "post-acks",
                        "post-customers",
                        "see-tickets",
                        "see-calls",
                        "of-customers",
                        "customers-of-items",
                        "what-is-said",
                        "inherited-messages",
                        "sla",
                        "address-escalations",
                        "notices",
                        "track-items",
                        "escalations",
                        "Sink Committer: escalations",
                        "sla-outcomes",
                        "Sink Committer: sla-outcomes",
                        "escalation-notices",
                        "Sink Committer: escalation-notices",
                        "ticket-tracking",
                        "Sink Committer: ticket-tracking",
                        "unmatched-items",
                        "Sink Committer: unmatched-items",
                        "too-late",
                        "Sink Committer: too-late",
                        "dead-letters",
                        "Sink Committer: dead-letters");
    }
}
