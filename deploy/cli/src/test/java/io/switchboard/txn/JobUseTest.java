package io.switchboard.txn;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.deploy.Answers;
import io.switchboard.deploy.FlinkRest;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobUseTest {

    private Answers flink;

    @BeforeEach
    void flink() throws IOException {
        flink = new Answers();
    }

    @AfterEach
    void gone() {
        flink.close();
    }

    @Test
    void aJobThatTellsThePrefixIsItsUser() {
        job("RUNNING");
        tells("{\"transactionalIdPrefix\":\"sla\"}");

        assertThat(user()).hasValue("job desk j, RUNNING at " + flink.address());
    }

    @Test
    void aJobThatTellsAnotherOrNoneIsNot() {
        job("RUNNING");
        tells("{\"transactionalIdPrefix\":\"quality\"}");
        assertThat(user()).isEmpty();

        tells("{}");
        assertThat(user()).isEmpty();
    }

    @Test
    void aJobThatWaitsForSlotsMayBe() {
        job("CREATED");
        flink.put("GET /jobs/j/config", "{\"jid\":\"j\",\"name\":\"desk\"}");

        assertThat(user()).hasValueSatisfying(user -> assertThat(user)
                .startsWith("job desk j, CREATED at " + flink.address())
                .endsWith("it does not tell its prefix"));
    }

    @Test
    void aJobOfWhichFlinkDoesNotAnswerMayBe() {
        job("INITIALIZING");

        assertThat(user()).hasValueSatisfying(user -> assertThat(user).startsWith("job desk j, INITIALIZING"));
    }

    @Test
    void aJobThatHasEndedIsNotAsked() {
        job("FAILED");

        assertThat(user()).isEmpty();
    }

    private Optional<String> user() {
        return new JobUse(new FlinkRest(flink.address())).user("sla");
    }

    private void job(String state) {
        flink.put(
                "GET /jobs/overview",
                "{\"jobs\":[{\"jid\":\"j\",\"name\":\"desk\",\"state\":\"%s\"}]}".formatted(state));
    }

    private void tells(String parameters) {
        flink.put(
                "GET /jobs/j/config",
                "{\"jid\":\"j\",\"execution-config\":{\"user-config\":%s}}".formatted(parameters));
    }
}
