package io.switchboard.health;

import static io.switchboard.health.Patient.answer;
import static io.switchboard.health.Patient.at;
import static io.switchboard.health.Patient.closed;
import static io.switchboard.health.Patient.cycle;
import static io.switchboard.health.Patient.item;
import static io.switchboard.health.Patient.minute;
import static io.switchboard.health.Patient.opened;
import static io.switchboard.health.Patient.profile;
import static io.switchboard.health.Patient.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.event.SurveyResponse.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a customer, and when. */
class HealthRulesTest {

    private final Patient patient = new Patient();

    @Test
    void aProfileAloneIsNoNewsAndWithSomethingElseItIsTold() {
        patient.hear(profile(3, minute(-9)));
        assertThat(patient.told()).isEmpty();
        patient.hear(opened("T-1", "network", minute(0)));
        assertThat(patient.health())
                .extracting(
                        CustomerHealth::tier, CustomerHealth::residency, CustomerHealth::at, CustomerHealth::version)
                .containsExactly(3, "EU", minute(0), "T-1@" + minute(0));
        patient.hear(profile(2, minute(-10)));
        assertThat(patient.told()).as("an older profile changes nothing").hasSize(1);
        patient.hear(profile(4, minute(5)));
        assertThat(patient.health().tier()).isEqualTo(4);
    }

    @Test
    void contactsAreCountedByIssueAndLeaveTheirWindowsToTheMillisecond() {
        patient.hear(
                opened("T-1", "network", minute(0)),
                opened("T-2", "network", minute(1)),
                opened("T-3", "billing", minute(2)),
                closed("T-1", "network", minute(0), minute(3)));
        assertThat(patient.health())
                .extracting(CustomerHealth::contacts7d, CustomerHealth::contacts30d, CustomerHealth::openItems)
                .containsExactly(3, 3, 2);
        assertThat(patient.health().issues()).containsExactly(new Issue("network", 2), new Issue("billing", 1));

        patient.until(at(Duration.ofDays(7)) - 1);
        assertThat(patient.health().contacts7d()).isEqualTo(3);
        patient.until(at(Duration.ofDays(7)));
        assertThat(patient.health().contacts7d()).isEqualTo(2);
        assertThat(patient.health().at()).isEqualTo(at(Duration.ofDays(7)));
        assertThat(patient.health().issues()).containsExactly(new Issue("billing", 1), new Issue("network", 1));
        patient.until(at(Duration.ofDays(30)) - 1);
        assertThat(patient.health().contacts30d()).isEqualTo(3);
        patient.until(at(Duration.ofDays(30)));
        assertThat(patient.health().contacts30d()).isEqualTo(2);
    }

    @Test
    void theSameTwiceIsNoNewsAndNeitherIsAnOlderWordOfAnItem() {
        patient.hear(
                opened("T-1", "network", minute(0)),
                closed("T-1", "network", minute(0), minute(5)),
                opened("T-1", "network", minute(0)),
                closed("T-1", "network", minute(0), minute(5)));
        assertThat(patient.told()).hasSize(2);
        assertThat(patient.health().openItems()).isZero();
    }

    @Test
    void anItemThatTurnsOutToBeSpamWasNoContact() {
        patient.hear(opened("T-1", "network", minute(0)));
        patient.hear(Fact.of(
                Patient.ID,
                "spam",
                new ItemWord("TICKET/T-1", "T-1", "network", minute(0), minute(1), false, false, 0, null)));
        assertThat(patient.health().contacts7d()).isZero();
        assertThat(patient.isForgotten()).isTrue();
    }

    @Test
    void aReturnCountsForNinetyDaysFromWhenItWasFirstSeen() {
        patient.hear(
                opened("T-1", "network", minute(0)),
                item("T-1", "network", minute(0), minute(20), true, 1, null),
                item("T-1", "network", minute(0), minute(10), true, 1, null),
                item("T-1", "network", minute(0), minute(30), false, 2, null));
        assertThat(patient.health().reopens90d()).isEqualTo(2);
        patient.until(minute(10) + Chart.QUARTER - 1);
        assertThat(patient.health().reopens90d()).isEqualTo(2);
        patient.until(minute(10) + Chart.QUARTER);
        assertThat(patient.health().reopens90d()).isEqualTo(1);
        patient.until(minute(30) + Chart.QUARTER);
        assertThat(patient.health().reopens90d()).isZero();
        assertThat(patient.isForgotten()).isTrue();
    }

    @Test
    void aBreachThatIsTakenBackIsNoneWhicheverIsHeardFirst() {
        patient.hear(cycle("T-1", 1, minute(5), minute(9)));
        assertThat(patient.health().breaches90d()).isEqualTo(1);
        patient.hear(cycle("T-1", 2, 0, minute(9)));
        assertThat(patient.health().breaches90d()).isZero();

        Patient other = new Patient();
        other.hear(cycle("T-1", 2, 0, minute(9)), cycle("T-1", 1, minute(5), minute(9)));
        assertThat(other.health().breaches90d()).isZero();
        other.hear(cycle("T-1", 3, minute(6), minute(9)));
        assertThat(other.health().breaches90d()).isEqualTo(1);
        other.until(minute(6) + Chart.QUARTER - 1);
        assertThat(other.health().breaches90d()).isEqualTo(1);
        other.until(minute(6) + Chart.QUARTER);
        assertThat(other.health().breaches90d()).isZero();
    }

    @Test
    void whoHadAnItemIsKnownToTheHourTheLastFirstAndTenAtMost() {
        patient.hear(
                item("T-1", "network", minute(0), minute(130), true, 0, "kim"),
                item("T-1", "network", minute(0), minute(75), true, 0, "lee"),
                item("T-1", "network", minute(0), minute(20), true, 0, "kim"));
        assertThat(patient.health().lastAgents())
                .containsExactly(new AgentSeen("kim", minute(120)), new AgentSeen("lee", minute(60)));
        int told = patient.told().size();
        patient.hear(item("T-1", "network", minute(0), minute(80), true, 0, "lee"));
        assertThat(patient.told()).as("the same hour").hasSize(told);
        for (int i = 0; i < 12; i++) {
            patient.hear(item("T-1", "network", minute(0), minute(120 + i), true, 0, "agent-" + i));
        }
        assertThat(patient.health().lastAgents()).hasSize(10).doesNotContain(new AgentSeen("lee", minute(60)));
    }

    @Test
    void theMoodIsThatOfTheLastAnswersAndFadesInSteps() {
        patient.hear(answer(Kind.NPS, 0, minute(0)));
        assertThat(patient.health().sentiment()).isEqualTo(-1);
        patient.hear(answer(Kind.CSAT, 4, minute(0)), answer(Kind.CES, 1, minute(0)));
        assertThat(patient.health())
                .extracting(CustomerHealth::sentiment, CustomerHealth::lastNps, CustomerHealth::lastCsat)
                .containsExactly(-.25, 0, 4);
        patient.hear(answer(Kind.NPS, 10, minute(-5)));
        assertThat(patient.health().lastNps())
                .as("an older answer changes nothing")
                .isZero();
        patient.until(at(Duration.ofDays(30)));
        assertThat(patient.health().sentiment())
                .as("half of -0.25, to the step")
                .isEqualTo(-.1, within(.051));
        patient.until(at(Duration.ofDays(399)));
        assertThat(patient.health().sentiment()).isZero();
        assertThat(patient.told()).as("each step is told once").hasSize(2 + 5);
        patient.until(at(Duration.ofDays(400)));
        assertThat(patient.health().sentiment()).isNull();
        assertThat(patient.isForgotten()).isTrue();
    }

    @Test
    void aCustomerOfWhomNothingIsKnownButOneOldTicketIsWell() {
        patient.hear(closed("T-1", null, minute(0), minute(1)));
        assertThat(patient.health().score()).isEqualTo(.9);
        assertThat(patient.health().parts())
                .extracting(PartValue::part)
                .containsExactly("pressure", "breaches", "effort", "reopens", "mood");
    }

    @Test
    void eachPartTakesWhatItsWeightAllows() {
        patient.hear(
                cycle("T-1", 1, minute(5), minute(9)),
                cycle("T-2", 1, minute(5), minute(9)),
                answer(Kind.NPS, 5, minute(0)),
                item("T-1", "network", minute(0), minute(10), true, 1, null));
        double expected =
                1 - .25 * 0 - .25 * (1 - Math.exp(-1)) - .2 * (1 - Math.exp(-.5)) - .1 * (1 - Math.exp(-1)) - .2 * .5;
        assertThat(patient.health().score()).isEqualTo(expected, within(1e-12));
        assertThat(patient.health().churnRisk()).isEqualTo(1 - patient.health().score());
    }

    @Test
    void ofMoreThanAThousandItemsThoseThatAreSettledLeaveFirstTheOldestBeforeTheOthers() {
        patient.hear(
                opened("open", "network", minute(0)),
                closed("old", "network", minute(1), minute(9)),
                closed("new", "network", minute(3), minute(9)));
        for (int i = 0; i < Chart.MOST - 2; i++) {
            patient.hear(opened("T-" + i, "network", minute(2)));
        }
        assertThat(patient.file().items())
                .hasSize(Chart.MOST)
                .containsKeys("TICKET/open", "TICKET/new")
                .doesNotContainKey("TICKET/old");
        patient.hear(opened("T-last", "network", minute(2)));
        assertThat(patient.file().items())
                .hasSize(Chart.MOST)
                .containsKey("TICKET/open")
                .doesNotContainKey("TICKET/new");
        assertThat(patient.health().openItems()).isEqualTo(Chart.MOST);
    }

    @Test
    void whoIsForgottenAndComesBackIsKnownByTheProfileAgain() {
        patient.hear(profile(3, minute(0)), closed("T-1", "network", minute(0), minute(1)));
        patient.until(at(Duration.ofDays(30)));
        assertThat(patient.isForgotten()).isTrue();
        assertThat(patient.file()).isNull();
        assertThat(patient.health().contacts30d()).as("what was told last").isZero();
        patient.hear(opened("T-2", "network", at(Duration.ofDays(31))));
        assertThat(patient.health().tier()).isEqualTo(3);
    }

    @Test
    void anItemThatNeverEndsIsForgottenWhenNothingWasHeardOfItForFourHundredDays() {
        patient.hear(opened("T-1", "network", minute(0)));
        patient.until(at(Duration.ofDays(400)) - 1);
        assertThat(patient.health().openItems()).isEqualTo(1);
        patient.until(at(Duration.ofDays(400)));
        assertThat(patient.isForgotten()).isTrue();
    }

    @Test
    void weightsThatDoNotAddUpAreRefusedWithTheirSum() {
        Settings usual = Settings.DEFAULT;
        assertThatThrownBy(() -> new Settings(
                        usual.pressureWeights(),
                        usual.staleAfter(),
                        .8,
                        .6,
                        usual.sustained(),
                        usual.caseAfter(),
                        Map.of("mood", .5, "effort", .25),
                        usual.moodHalfLife()))
                .hasMessage(
                        "healthWeights is {pressure=0.0, breaches=0.0, effort=0.25, reopens=0.0, mood=0.5}, which adds"
                                + " up to 0.75: let the weights of pressure, breaches, effort, reopens, mood add up to 1");
        assertThatThrownBy(() -> new Settings(
                        Map.of("vcpu", 1.0, "gpu", 0.0),
                        usual.staleAfter(),
                        .8,
                        .6,
                        usual.sustained(),
                        usual.caseAfter(),
                        usual.healthWeights(),
                        usual.moodHalfLife()))
                .hasMessageStartingWith("pressureWeights is ")
                .hasMessageEndingWith(": name only vcpu, memoryFragmentation, diskIops, bandwidth");
    }

    @Test
    void aPressureThatNeverEndsItselfIsKnownAsStale() {
        patient.hear(signal("vm-1", .9, minute(0))).until(minute(0));
        assertThat(patient.health().pressure()).isEqualTo(.9);
        patient.until(minute(15));
        assertThat(patient.health().pressure()).isEqualTo(.9);
        patient.until(minute(15) + 1);
        assertThat(patient.health().pressure()).isNull();
        assertThat(patient.health().pressedResource()).isNull();
    }
}
