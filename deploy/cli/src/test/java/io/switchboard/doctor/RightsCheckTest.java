package io.switchboard.doctor;

import static io.switchboard.doctor.Expected.NEEDS;
import static io.switchboard.doctor.Expected.allowing;
import static io.switchboard.doctor.Expected.ok;
import static io.switchboard.doctor.Expected.one;
import static io.switchboard.doctor.Expected.topics;
import static io.switchboard.doctor.Expected.topicsWith;

import io.switchboard.wire.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class RightsCheckTest {

    private static final Optional<Throwable> NO_SUCH_TOPIC = Optional.of(new UnknownTopicOrPartitionException());
    private static final Optional<String> NOT_REFUSED = Optional.empty();
    private static final Optional<Map<String, String>> GUARDED = Optional.of(Map.of("authorizer.class.name", "Acl"));

    @Test
    void withoutAnAuthorizerNothingIsLookedAt() {
        var open = Optional.of(Map.of("authorizer.class.name", ""));

        ok(new RightsCheck(NEEDS, open, topicsWith(Topics.ESCALATIONS, allowing()), NO_SUCH_TOPIC, NOT_REFUSED));
    }

    @Test
    void anAccountThatMayDoWhatTheJobDoesIsOk() {
        ok(new RightsCheck(NEEDS, GUARDED, topics(), NO_SUCH_TOPIC, NOT_REFUSED));
    }

    @Test
    void anInputThatMayNotBeReadFails() {
        var topics = topicsWith(Topics.TICKET_EVENTS, allowing(AclOperation.DESCRIBE));

        one(rights(topics), Level.FAIL, "may not [READ] on topic ticket-events", "kafka-acls.sh");
    }

    @Test
    void anOutputThatMayOnlyBeReadFails() {
        var topics = topicsWith(Topics.ESCALATIONS, allowing(AclOperation.DESCRIBE, AclOperation.READ));

        one(rights(topics), Level.FAIL, "may not [WRITE] on topic escalations");
    }

    @Test
    void aTopicThatTheJobLooksAtMustShowItsConfig() {
        var topics = topicsWith(Topics.DEAD_LETTERS, allowing(AclOperation.DESCRIBE, AclOperation.WRITE));

        one(rights(topics), Level.FAIL, "may not [DESCRIBE_CONFIGS] on topic dead-letters");
    }

    @Test
    void aGroupThatMayNotBeReadFails() {
        one(group(new GroupAuthorizationException("sla")), Level.FAIL, "may not [READ] on group sla", "kafka-acls.sh");
    }

    @Test
    void aGroupOfWhichNothingIsToldIsNotTakenForAllowed() {
        one(group(new TimeoutException("no answer")), Level.SKIPPED, "group sla is not told (no answer)");
        ok(group(new TopicAuthorizationException("may commit, and not read that topic")));
    }

    @Test
    void aTransactionThatMayNotBeBegunFails() {
        one(
                new RightsCheck(NEEDS, GUARDED, topics(), NO_SUCH_TOPIC, Optional.of("not authorized")),
                Level.FAIL,
                "no transaction can be begun (not authorized)",
                "transactional ids that begin with sla-");
    }

    @Test
    void whatIsNotToldIsNotTakenForGranted() {
        var topics = topicsWith(Topics.ESCALATIONS, new TopicFacts(4, 3, Map.of(), Optional.empty()));

        one(rights(topics), Level.SKIPPED, "topic escalations is not told");
        one(
                new RightsCheck(NEEDS, Optional.empty(), topics(), NO_SUCH_TOPIC, NOT_REFUSED),
                Level.FAIL,
                "may not see how the brokers are configured");
    }

    private static RightsCheck group(Exception refusal) {
        return new RightsCheck(NEEDS, GUARDED, topics(), Optional.of(refusal), NOT_REFUSED);
    }

    private static RightsCheck rights(Map<String, TopicFacts> topics) {
        return new RightsCheck(NEEDS, GUARDED, topics, NO_SUCH_TOPIC, NOT_REFUSED);
    }
}
