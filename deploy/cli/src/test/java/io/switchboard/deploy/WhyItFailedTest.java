package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyItFailedTest {

    @TempDir
    Path folder;

    @Test
    void ofAClientThePlainMessageOfTheDeepestCauseIsTold() {
        assertThat(
                        RootCause.of(
                                """
                        The program finished with the following exception:

                        org.apache.flink.client.program.ProgramInvocationException: The main method caused an error: lateness
                        \tat org.apache.flink.client.program.PackagedProgram.callMainMethod(PackagedProgram.java:372)
                        Caused by: java.lang.IllegalArgumentException: lateness is '-1 s'; give 0 s or more
                        \tat io.switchboard.job.SlaConfig.<init>(SlaConfig.java:40)
                        Caused by: java.lang.RuntimeException
                        \t... 9 more
                        """))
                .isEqualTo("lateness is '-1 s'; give 0 s or more");
    }

    @Test
    void ourOwnExceptionsComeBeforeWhatCausedThem() {
        assertThat(
                        RootCause.of(
                                """
                        io.switchboard.job.WrongConfigException: no broker at localhost:1; check bootstrapServers
                        Caused by: org.apache.kafka.common.errors.TimeoutException: Timed out
                        """))
                .isEqualTo("no broker at localhost:1; check bootstrapServers");
    }

    @Test
    void whatOurCodeMakesOfACauseComesBeforeTheCause() {
        assertThat(
                        RootCause.of(
                                """
                        org.apache.flink.client.program.ProgramInvocationException: The main method caused an error: No broker
                        	at org.apache.flink.client.program.PackagedProgram.callMainMethod(PackagedProgram.java:372)
                        Caused by: java.lang.IllegalStateException: No broker answers at localhost:1: start it
                        	at io.switchboard.wire.KafkaCheck.unreachable(KafkaCheck.java:131)
                        	at io.switchboard.wire.KafkaCheck.check(KafkaCheck.java:44)
                        Caused by: org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment
                        """))
                .isEqualTo("No broker answers at localhost:1: start it");
        assertThat(
                        RootCause.of(
                                """
                        java.lang.IllegalArgumentException: sla.yaml: unknown keys [a]; known keys are [b]
                        	at io.switchboard.job.ConfigFile.read(ConfigFile.java:58)
                        Caused by: java.lang.IllegalArgumentException: unknown keys [a]; known keys are [b]
                        	at io.switchboard.job.ConfigFile.requireKnownKeys(ConfigFile.java:75)
                        """))
                .isEqualTo("sla.yaml: unknown keys [a]; known keys are [b]");
    }

    @Test
    void othersAreToldWithTheirNameBecauseTheirMessageAloneTellsLittle() {
        assertThat(RootCause.of("java.lang.ClassNotFoundException: io.switchboard.job.NoJob\n\tat x.Y.z(Y.java:1)"))
                .isEqualTo("ClassNotFoundException: io.switchboard.job.NoJob");
    }

    @Test
    void aMessageOfSeveralLinesIsToldInOne() {
        assertThat(RootCause.of("org.yaml.YamlException: while constructing a mapping\n in reader, line 8\n"
                        + "found duplicate key a\n\n\tat x.Y.z(Y.java:1)"))
                .isEqualTo("YamlException: while constructing a mapping in reader, line 8 found duplicate key a");
    }

    @Test
    void withoutAnExceptionTheLastLineIsTold() {
        assertThat(RootCause.of("Invalid option\n\n")).isEqualTo("Invalid option");
        assertThat(RootCause.of("")).isEqualTo("it said nothing");
    }

    @Test
    void ofALogTheLastCauseOfTheLastErrorIsTold() throws IOException {
        Path log = log(
                """
                2026-01-01T00:00:00.000 INFO  org.apache.flink.X [] - Starting.
                2026-01-01T00:00:01.000 ERROR org.apache.flink.Y [] - Could not start cluster entrypoint.
                org.apache.flink.Z: Failed to initialize.
                \tat org.apache.flink.Y.main(Y.java:1)
                Caused by: java.net.BindException: Could not start rest endpoint on any port in port range 8081
                \tat org.apache.flink.Y.start(Y.java:2)
                \t... 3 more
                2026-01-01T00:00:02.000 INFO  org.apache.flink.X [] - Shutting down.
                """);

        assertThat(LogTail.lastMeaningfulLine(log))
                .contains("java.net.BindException: Could not start rest endpoint on any port in port range 8081");
    }

    @Test
    void ofALogWithoutErrorsTheLastLineIsTold() throws IOException {
        assertThat(LogTail.lastMeaningfulLine(log("one\ntwo\n\tat x.Y.z(Y.java)\n\n")))
                .contains("two");
        assertThat(LogTail.lastMeaningfulLine(log(""))).isEmpty();
        assertThat(LogTail.lastMeaningfulLine(folder.resolve("absent.log"))).isEmpty();
    }

    private Path log(String content) throws IOException {
        return Files.writeString(folder.resolve("a.log"), content);
    }
}
