package io.switchboard.chaos.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the words of the job's GuardedCommitter, and in those that brokers of Kafka 4.2 have for a transaction. */
class RefusalTest {

    private static final String SAVEPOINT = "file:///state/savepoints/savepoint-17";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CompleteAbort (producer 46, epoch 1)",
                "PrepareAbort (producer 46, epoch 1)",
                "PrepareEpochFence (producer 46, epoch 1)",
                "Ongoing (producer 46, epoch 1)"
            })
    void whatTheBrokersHaveAbortedIsExcused(String state) {
        assertThat(refusal("Now its state is " + state).isExcused(SAVEPOINT)).isTrue();
        assertThat(refusal("Now its state is " + state).isExcused(null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Now its state is Empty (producer 46, epoch 2)",
                "Now its state is Ongoing (producer 46, epoch 2)",
                "Now its state is CompleteCommit (producer 46, epoch 3)",
                "Now its state is CompleteAbort (producer 47, epoch 1)",
                "They do not know it, or have forgotten it"
            })
    void whatTheJobHasTakenFromItselfIsNot(String told) {
        assertThat(refusal(told).isExcused(SAVEPOINT)).isFalse();
        assertThat(refusal(told).isExcused(null)).isFalse();
    }

    @Test
    void whatBelongsToACheckpointThatTheJobManagerNeverEnteredIsExcused() {
        Refusal refusal = refusal("Now its state is Empty (producer 46, epoch 2)");
        assertThat(refusal.isExcused("file:///state/checkpoints/0a1b/chk-17")).isTrue();
        assertThat(refusal.isExcused("file:///state/checkpoints/0a1b/chk-16"))
                .as("was written since")
                .isFalse();
    }

    @Test
    void aRefusalInWordsThatNobodyKnowsIsNotBelieved() {
        assertThat(new Refusal("They refused to commit transaction sla-escalations-0-17, alas").isExcused(null))
                .isFalse();
    }

    @Test
    void ofAllThatFailedEachRefusalIsFound() {
        String stopping = "StopWithSavepointStoppingException: the savepoint is no good\n\tat io.Stop";
        String refused = "SuppressRestartsException: Unrecoverable failure\n\tat io.Some\nCaused by: "
                + refusal("Now its state is Empty (producer 46, epoch 2)").line() + "\n\tat io.Other";
        assertThat(Refusal.in(List.of(stopping))).isEmpty();
        assertThat(Refusal.in(List.of(stopping, refused))).singleElement().matches(each -> !each.isExcused(null));
    }

    private static Refusal refusal(String told) {
        return new Refusal("java.lang.IllegalStateException: The brokers refused to commit transaction"
                + " sla-escalations-0-17 of topic escalations (producer 46, epoch 0): ProducerFencedException. " + told
                + ". Its records are lost to readers with read_committed. Restore the newest checkpoint with a number below"
                + " 17: what comes again has the same ids. See 'A refused commit' in docs/operations.md.");
    }
}
