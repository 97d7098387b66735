package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.policy.PolicyBook;
import io.switchboard.sla.SlaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A uid that changes here is a state that is lost there. */
class UidsTest {

    @Test
    void theNamesInTheSavepointsOfTheSlaJob() {
        assertThat(uids(SlaConfigTest.withPolicies(Path.of("policies.yaml"))))
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

    /** Without a committer, and so without state: a savepoint fits a job with and without it. */
    @Test
    void theFastTopicAddsOneOperatorThatKeepsNothing(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("sla.yaml"), "fastEscalations: true");
        List<String> more = new ArrayList<>(uids(SlaConfig.read(file)));
        more.removeAll(uids(SlaConfigTest.withPolicies(null)));
        assertThat(more).containsExactly("escalations-fast");
    }

    @Test
    void theNamesInTheSavepointsOfTheReconcileJob() {
        StreamExecutionEnvironment env = Strict.environment();
        env.enableCheckpointing(1_000);
        ReconcileJob.wire(env, ReconcileJobTest.defaults());
        assertThat(env.getStreamGraph().getStreamNodes().stream().map(StreamNode::getTransformationUID))
                .containsExactlyInAnyOrder(
                        "escalations",
                        "sla-outcomes",
                        "ticket-tracking",
                        "quality-metrics",
                        "sift-escalations",
                        "sift-outcomes",
                        "sift-items",
                        "sift-metrics",
                        "see-escalations",
                        "see-outcomes",
                        "see-items",
                        "counts-of-breaches",
                        "see-counts",
                        "counts-of-ends",
                        "see-counts-of-ends",
                        "audit",
                        "minutes",
                        "ended-minutes",
                        "see-rows",
                        "rows",
                        "reconciliation-alarms",
                        "Sink Committer: reconciliation-alarms",
                        "dead-letters",
                        "Sink Committer: dead-letters");
    }

    @Test
    void theNamesInTheSavepointsOfTheRiskJob() {
        StreamExecutionEnvironment env = Strict.environment();
        env.enableCheckpointing(1_000);
        RiskJob.wire(env, RiskJobTest.defaults());
        assertThat(env.getStreamGraph().getStreamNodes().stream().map(StreamNode::getTransformationUID))
                .containsExactlyInAnyOrder(
                        "ticket-tracking",
                        "sift-items",
                        "cases",
                        "models",
                        "breach-risks",
                        "Sink Committer: breach-risks",
                        "risk-scores",
                        "Sink Committer: risk-scores",
                        "dead-letters",
                        "Sink Committer: dead-letters");
    }

    @Test
    void theNamesInTheSavepointsOfTheIntakeJob() {
        StreamExecutionEnvironment env = Strict.environment();
        env.enableCheckpointing(1_000);
        IntakeJob.wire(env, IntakeJobTest.withRules(null), IntakeJobTest.rules());
        assertThat(env.getStreamGraph().getStreamNodes().stream().map(StreamNode::getTransformationUID))
                .containsExactlyInAnyOrder(
                        "ticket-tracking",
                        "customers",
                        "breach-risks",
                        "customer-health",
                        "sift-items",
                        "sift-customers",
                        "sift-risks",
                        "sift-health",
                        "who-customers-are",
                        "how-customers-are",
                        "see-items",
                        "customers-of-items",
                        "news-of-items",
                        "news-of-customers",
                        "news-of-risks",
                        "intake",
                        "stamp-requests",
                        "routing-requests",
                        "Sink Committer: routing-requests",
                        "dead-letters",
                        "Sink Committer: dead-letters");
    }

    /** Whether cases are tickets or not: a savepoint fits both. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNamesInTheSavepointsOfTheHealthJob(boolean casesAsTickets, @TempDir Path folder) throws IOException {
        StreamExecutionEnvironment env = Strict.environment();
        env.enableCheckpointing(1_000);
        Path file = Files.writeString(folder.resolve("health.yaml"), "casesAsTickets: " + casesAsTickets);
        HealthJob.wire(env, HealthConfig.read(file));
        assertThat(env.getStreamGraph().getStreamNodes().stream().map(StreamNode::getTransformationUID))
                .containsExactlyInAnyOrder(
                        "ticket-tracking",
                        "customers",
                        "sla-outcomes",
                        "survey-responses",
                        "health-signals",
                        "sift-items",
                        "sift-customers",
                        "sift-outcomes",
                        "sift-surveys",
                        "sift-signals",
                        "items-of-customers",
                        "outcomes-of-customers",
                        "answers-of-customers",
                        "answers-of-items",
                        "answered-items",
                        "owners",
                        "owners-of-items",
                        "facts-of-items",
                        "facts-of-customers",
                        "facts-of-outcomes",
                        "facts-of-answers",
                        "facts-of-signals",
                        "health",
                        "stamp-health",
                        "stamp-cases",
                        "tickets-of-cases",
                        "health-of-customers",
                        "customer-health",
                        "Sink Committer: customer-health",
                        "proactive-cases",
                        "Sink Committer: proactive-cases",
                        "ticket-events",
                        "Sink Committer: ticket-events",
                        "dead-letters",
                        "Sink Committer: dead-letters");
    }

    private static List<String> uids(SlaConfig config) {
        StreamExecutionEnvironment env = Strict.environment();
        env.enableCheckpointing(1_000);
        SlaJob.wire(env, config, new SlaRules(new PolicyBook(List.of()), "policies", 0, 0, 0), List.of());
        return env.getStreamGraph().getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .toList();
    }
}
