package io.switchboard.health;

import static io.switchboard.health.Patient.ID;
import static io.switchboard.health.Patient.at;
import static io.switchboard.health.Patient.closed;
import static io.switchboard.health.Patient.minute;
import static io.switchboard.health.Patient.opened;
import static io.switchboard.health.Patient.profile;
import static io.switchboard.health.Patient.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.StateRegister;
import io.switchboard.event.HealthSignal;
import io.switchboard.event.SurveyResponse;
import io.switchboard.health.ProactiveCase.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The rules on Flink's state: kept, restored, forgotten. */
class HealthFunctionTest {

    @Test
    void theRegisterListsWhatIsKept() throws IOException {
        StateRegister.lists(HealthFunction.UID, HealthFunction.profileState(), HealthFunction.fileState());
        StateRegister.lists(CustomerFile.class);
        StateRegister.lists(KnownItem.class);
        StateRegister.lists(KnownCycle.class);
        StateRegister.lists(HealthSignal.class);
        StateRegister.lists(OwnerFunction.UID, OwnerFunction.ownerState());
        StateRegister.lists(Owner.class);
    }

    @Test
    void aRestoreAtAnyMomentChangesNothing() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            List<Fact> facts = Lives.of(new Random(seed));
            Told straight = told(facts, List.of());
            assertThat(straight.news()).as("seed %d", seed).hasSizeGreaterThan(50);
            assertThat(told(facts, List.of(1, 50, 51, facts.size() / 2, facts.size() - 1)))
                    .as("seed %d", seed)
                    .isEqualTo(straight);
        }
    }

    private record Told(List<HealthNews> news, List<ProactiveCase> cases) {}

    /** Ten seconds behind what is heard time passes. */
    private static Told told(List<Fact> facts, List<Integer> restores) throws Exception {
        Told told = new Told(new ArrayList<>(), new ArrayList<>());
        var health = harness();
        health.open();
        for (int i = 0; i < facts.size(); i++) {
            if (restores.contains(i)) {
                OperatorSubtaskState state = health.snapshot(i, i);
                collect(health, told);
                health.close();
                health = harness();
                health.initializeState(state);
                health.open();
                health.processWatermark(facts.get(i).at() - 10_000);
            }
            health.processElement(facts.get(i), facts.get(i).at());
            health.processWatermark(facts.get(i).at() - 10_000);
        }
        health.processWatermark(at(Duration.ofDays(1_000)));
        assertThat(health.numEventTimeTimers()).as("timers left").isZero();
        collect(health, told);
        health.close();
        return told;
    }

    private static void collect(KeyedOneInputStreamOperatorTestHarness<String, Fact, HealthNews> health, Told told) {
        told.news().addAll(health.extractOutputValues());
        var cases = health.getSideOutput(HealthFunction.CASES);
        if (cases != null) {
            cases.stream().map(StreamRecord::getValue).forEach(told.cases()::add);
        }
    }

    @Test
    void aTimerThatWasArmedBeforeARestoreRaisesTheCaseAfterIt() throws Exception {
        OperatorSubtaskState state;
        try (var health = harness()) {
            health.open();
            health.processElement(signal("vm-1", .9, minute(0)), minute(0));
            health.processWatermark(minute(4));
            assertThat(health.getSideOutput(HealthFunction.CASES)).isNull();
            state = health.snapshot(1, 1);
        }
        try (var health = harness()) {
            health.initializeState(state);
            health.open();
            health.processWatermark(minute(5));
            assertThat(health.getSideOutput(HealthFunction.CASES))
                    .extracting(record -> record.getValue().state())
                    .containsExactly(State.RAISED);
        }
    }

    @Test
    void oneTimerIsArmedForEachCustomer() throws Exception {
        try (var health = harness()) {
            health.open();
            for (int i = 0; i < 20; i++) {
                health.processElement(opened("T-" + i, "network", minute(20 - i)), minute(20));
                health.processElement(signal("vm-" + i, .5, minute(20 - i)), minute(20));
            }
            assertThat(health.numEventTimeTimers()).isEqualTo(1);
        }
    }

    @Test
    void whenNothingIsLeftTheCustomerIsForgottenAndThatIsTold() throws Exception {
        try (var health = harness()) {
            health.setStateBackend(new HashMapStateBackend());
            health.open();
            health.processElement(profile(3, minute(0)), minute(0));
            assertThat(health.numKeyedStateEntries()).as("the profile").isEqualTo(1);
            health.processElement(closed("T-1", "network", minute(0), minute(1)), minute(1));
            health.processWatermark(at(Duration.ofDays(30)) - 1);
            assertThat(health.numKeyedStateEntries()).isEqualTo(2);
            health.processWatermark(at(Duration.ofDays(30)));
            assertThat(health.numKeyedStateEntries()).as("the profile").isEqualTo(1);
            assertThat(health.numEventTimeTimers()).isZero();
            List<HealthNews> news = health.extractOutputValues();
            assertThat(news.get(news.size() - 2).now().contacts30d()).isZero();
            assertThat(news.get(news.size() - 1)).isEqualTo(new HealthNews(ID, null));
        }
    }

    @Test
    void anAnswerThatNamesOnlyAnItemFindsWhoseItIsWhicheverIsHeardFirst() throws Exception {
        SurveyResponse answer =
                new SurveyResponse("a-1", "T-1", null, Patient.NINE, SurveyResponse.Kind.CSAT, 2, null, null);
        SurveyResponse later = new SurveyResponse(
                "a-2", "T-1", null, Patient.NINE.plusSeconds(9), SurveyResponse.Kind.CSAT, 3, null, null);
        OwnerWord owner = new OwnerWord("T-1", ID, minute(1), true, null);
        OperatorSubtaskState state;
        try (var owners = owners()) {
            owners.open();
            owners.processElement(OwnerWord.of(answer), minute(0));
            state = owners.snapshot(1, 1);
        }
        try (var owners = owners()) {
            owners.initializeState(state);
            owners.open();
            owners.processElement(owner, minute(1));
            owners.processElement(owner, minute(1));
            owners.processElement(OwnerWord.of(later), minute(2));
            assertThat(owners.extractOutputValues()).containsExactly(Fact.of(ID, answer), Fact.of(ID, later));
        }
        try (var owners = owners()) {
            owners.setStateBackend(new HashMapStateBackend());
            owners.open();
            owners.processElement(owner, minute(1));
            owners.processWatermark(minute(1) + Duration.ofDays(31).toMillis() - 1);
            assertThat(owners.numKeyedStateEntries()).isEqualTo(1);
            owners.processWatermark(minute(1) + Duration.ofDays(31).toMillis());
            assertThat(owners.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void moreAnswersThanAnItemCanHaveDoNotWait() {
        Owner owner = Owner.NOBODY;
        for (int i = 0; i < 12; i++) {
            owner = owner.after(OwnerWord.of(
                    new SurveyResponse("a-" + i, "T-1", null, Patient.NINE, SurveyResponse.Kind.NPS, 2, null, null)));
        }
        assertThat(owner.waiting())
                .extracting(SurveyResponse::eventId)
                .hasSize(10)
                .contains("a-11")
                .doesNotContain("a-1");
    }

    static KeyedOneInputStreamOperatorTestHarness<String, OwnerWord, Fact> owners() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new OwnerFunction(Duration.ofDays(31))), OwnerWord::itemId, Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    static KeyedOneInputStreamOperatorTestHarness<String, Fact, HealthNews> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new HealthFunction(new HealthRules(Settings.DEFAULT))),
                Fact::customerId,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }
}
