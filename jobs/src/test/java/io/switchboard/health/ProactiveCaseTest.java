package io.switchboard.health;

import static io.switchboard.health.Patient.ID;
import static io.switchboard.health.Patient.minute;
import static io.switchboard.health.Patient.opened;
import static io.switchboard.health.Patient.signal;
import static io.switchboard.health.ProactiveCase.State.CONTACTED;
import static io.switchboard.health.ProactiveCase.State.EXPIRED;
import static io.switchboard.health.ProactiveCase.State.RAISED;
import static io.switchboard.health.ProactiveCase.State.RELIEVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.HealthSignal;
import io.switchboard.event.Priority;
import io.switchboard.event.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a customer is to be spoken to, and what becomes of it. */
class ProactiveCaseTest {

    private final Patient patient = new Patient();

    private Patient pressed(double share, double fromMinute, double toMinute) {
        for (double minute = fromMinute; minute <= toMinute; minute++) {
            patient.hear(signal("vm-1", share, minute(minute)));
        }
        return patient.until(minute(toMinute));
    }

    @Test
    void theIndexIsTheMeanByWeightOfWhatWasMeasured() {
        HealthSignal all = new HealthSignal("s", ID, "vm", Patient.NINE, 1.0, .5, .25, 0.0);
        assertThat(Pressure.of(all, Settings.DEFAULT).orElseThrow().index()).isEqualTo(.6, within(1e-12));
        HealthSignal some = new HealthSignal("s", ID, "vm", Patient.NINE, null, .5, null, 1.0);
        assertThat(Pressure.of(some, Settings.DEFAULT).orElseThrow())
                .matches(pressure -> Math.abs(pressure.index() - (.3 * .5 + .1 * 1) / .4) < 1e-12)
                .matches(pressure -> pressure.hardest() == Measure.MEMORY_FRAGMENTATION);
        assertThat(Pressure.of(new HealthSignal("s", ID, "vm", Patient.NINE, null, null, null, null), Settings.DEFAULT))
                .isEmpty();
    }

    @Test
    void aCaseIsRaisedWhenThePressureHasLastedAndNotAMillisecondBefore() {
        pressed(.8, 0, 4).until(minute(5) - 1);
        assertThat(patient.cases()).isEmpty();
        patient.until(minute(5));
        assertThat(patient.states()).containsExactly(RAISED);
        assertThat(patient.lastCase())
                .extracting(
                        ProactiveCase::at,
                        ProactiveCase::raisedAt,
                        ProactiveCase::pressedSince,
                        ProactiveCase::resource,
                        ProactiveCase::leadMs)
                .containsExactly(minute(5), minute(5), minute(0), "vm-1", null);
        assertThat(patient.lastCase().pressure()).isEqualTo(.8, within(1e-12));
        assertThat(patient.lastCase().parts()).contains(new Measured("diskIops", .8));
        assertThat(patient.health().openCase())
                .isEqualTo(patient.lastCase().caseId())
                .matches(CaseTicket::isOne);
    }

    @Test
    void lessThanTheLimitIsNoneAndADipBeginsAnew() {
        pressed(.79, 0, 20);
        pressed(.9, 21, 25);
        pressed(.79, 25.5, 25.5);
        pressed(.9, 26, 30);
        assertThat(patient.cases()).isEmpty();
        pressed(.9, 31, 31);
        assertThat(patient.lastCase().raisedAt()).isEqualTo(minute(31));
    }

    @Test
    void anyResourceOfTheCustomerPressesAndTheHardestIsNamed() {
        for (double minute = 0; minute <= 5; minute++) {
            patient.hear(signal("vm-1", .3, minute(minute)), signal("vm-2", .95, minute(minute)));
        }
        patient.until(minute(5));
        assertThat(patient.lastCase().resource()).isEqualTo("vm-2");
        assertThat(patient.health())
                .extracting(CustomerHealth::pressure, CustomerHealth::pressedResource, CustomerHealth::pressedBy)
                .containsExactly(.95, "vm-2", "vcpu");
    }

    @Test
    void betweenLimitAndReleaseNothingHappens() {
        pressed(.9, 0, 5);
        pressed(.7, 6, 60);
        pressed(.9, 61, 90);
        pressed(.65, 91, 100);
        assertThat(patient.states()).containsExactly(RAISED);
    }

    @Test
    void itIsRelievedWhenThePressureWasReleasedForAsLongAndOnlyThenCanThereBeAnother() {
        pressed(.9, 0, 5);
        pressed(.5, 6, 10);
        assertThat(patient.states()).containsExactly(RAISED);
        patient.until(minute(11) - 1);
        assertThat(patient.states()).containsExactly(RAISED);
        patient.until(minute(11));
        assertThat(patient.states()).containsExactly(RAISED, RELIEVED);
        assertThat(patient.lastCase().at()).isEqualTo(minute(11));
        assertThat(patient.health().openCase()).isNull();
        pressed(.9, 12, 17);
        assertThat(patient.states()).containsExactly(RAISED, RELIEVED, RAISED);
        assertThat(patient.cases().stream().map(ProactiveCase::caseId).distinct())
                .hasSize(2);
    }

    @Test
    void theCustomersFirstContactEndsItAndTheLeadIsMeasured() {
        pressed(.9, 0, 5);
        patient.hear(opened("T-1", "network", minute(12))).until(minute(12));
        assertThat(patient.states()).containsExactly(RAISED, CONTACTED);
        assertThat(patient.lastCase())
                .extracting(ProactiveCase::at, ProactiveCase::leadMs)
                .containsExactly(minute(12), Duration.ofMinutes(7).toMillis());
        pressed(.9, 13, 60);
        assertThat(patient.states()).as("the same pressure is no other case").hasSize(2);
        patient.hear(opened("T-2", "network", minute(60)));
        assertThat(patient.states()).as("nor is another contact").hasSize(2);
    }

    @Test
    void whoIsMeasuredAgainAfterTheCaseHasEndedIsRaisedAgain() {
        pressed(.9, 0, 5);
        patient.until(minute(60)).hear(opened("T-1", "network", minute(60)));
        assertThat(patient.states()).containsExactly(RAISED, CONTACTED);
        pressed(.9, 600, 606);
        assertThat(patient.states())
                .as("nothing was measured when the case ended: it is another pressure")
                .containsExactly(RAISED, CONTACTED, RAISED);
    }

    @Test
    void whoCameWhileItWasBuildingUpCameFirst() {
        pressed(.9, 0, 3).hear(opened("T-1", "network", minute(2)));
        pressed(.9, 4, 5);
        assertThat(patient.states()).containsExactly(RAISED, CONTACTED);
        assertThat(patient.lastCase())
                .extracting(ProactiveCase::at, ProactiveCase::leadMs)
                .containsExactly(minute(5), 0L);
    }

    @Test
    void whoCameBeforeItBeganCameForSomethingElse() {
        patient.hear(opened("T-1", "network", minute(-1)));
        pressed(.9, 0, 6);
        assertThat(patient.states()).containsExactly(RAISED);
    }

    @Test
    void aContactThatBecomesKnownLateCorrectsWhatWasTold() {
        pressed(.9, 0, 5);
        pressed(.1, 6, 30);
        assertThat(patient.states()).containsExactly(RAISED, RELIEVED);
        patient.hear(opened("T-1", "network", minute(9)));
        assertThat(patient.lastCase())
                .extracting(ProactiveCase::state, ProactiveCase::leadMs)
                .containsExactly(CONTACTED, Duration.ofMinutes(4).toMillis());
        patient.hear(opened("T-2", "network", minute(4)));
        assertThat(patient.lastCase())
                .extracting(ProactiveCase::state, ProactiveCase::leadMs)
                .as("an earlier one still")
                .containsExactly(CONTACTED, 0L);
        patient.hear(opened("T-3", "network", minute(20)));
        assertThat(patient.cases()).as("it was relieved by then").hasSize(4);
    }

    @Test
    void itExpiresWhenNothingBecomesOfIt() {
        pressed(.9, 0, 5);
        patient.until(minute(5) + Duration.ofDays(1).toMillis() - 1);
        assertThat(patient.states()).containsExactly(RAISED);
        patient.until(minute(5) + Duration.ofDays(1).toMillis());
        assertThat(patient.states()).containsExactly(RAISED, EXPIRED);
        patient.until(minute(5) + Duration.ofDays(9).toMillis());
        assertThat(patient.isForgotten()).isTrue();
        assertThat(patient.file()).isNull();
    }

    @Test
    void itsOwnTicketIsNoContactOfTheCustomerAndItsBrokenPromisesAreOurs() {
        pressed(.9, 0, 5);
        String id = patient.lastCase().caseId();
        int told = patient.told().size();
        patient.hear(opened(id, "proactive", minute(5)));
        patient.hear(Patient.cycle(id, 1, minute(6), minute(7)));
        assertThat(patient.states()).containsExactly(RAISED);
        assertThat(patient.told()).hasSize(told);
        patient.hear(opened("CASE-4711", "network", minute(8))).until(minute(8));
        assertThat(patient.states()).as("others may name theirs like that").containsExactly(RAISED, CONTACTED);
    }

    @Test
    void theTicketIsOpenedByTheSystemAndNamesNobody() {
        pressed(.9, 0, 5);
        TicketEvent ticket = new CaseTicket("proactive", Priority.P2).opened(patient.lastCase());
        assertThat(ticket)
                .extracting(
                        TicketEvent::itemId,
                        TicketEvent::customerId,
                        TicketEvent::at,
                        TicketEvent::author,
                        TicketEvent::channel,
                        TicketEvent::category,
                        TicketEvent::priority,
                        TicketEvent::assignee)
                .containsExactly(
                        patient.lastCase().caseId(),
                        ID,
                        Instant.ofEpochMilli(minute(5)),
                        Author.SYSTEM,
                        Channel.MONITORING,
                        "proactive",
                        Priority.P2,
                        null);
    }

    @Test
    void anOlderMeasurementOfAResourceChangesNothing() {
        pressed(.9, 0, 3);
        patient.hear(signal("vm-1", .1, minute(2.5)));
        patient.hear(signal("vm-1", .9, minute(3)));
        patient.until(minute(5));
        assertThat(patient.states()).containsExactly(RAISED);
    }

    @Test
    void aMeasurementThatComesAfterItsTimeCountsFromNow() {
        pressed(.1, 0, 10);
        patient.hear(signal("vm-2", .9, minute(8)));
        assertThat(patient.health().pressure()).isEqualTo(.9);
        patient.until(minute(15) - 1);
        assertThat(patient.cases()).isEmpty();
        patient.until(minute(15));
        assertThat(patient.lastCase().raisedAt()).isEqualTo(minute(15));
    }

    @Test
    void whereNobodyMeasuresAnyMoreNothingIsRaisedAndNothingRelieved() {
        Settings patientOne = new Settings(
                Settings.DEFAULT.pressureWeights(),
                Duration.ofMinutes(3),
                .8,
                .6,
                Duration.ofMinutes(5),
                Duration.ofDays(1),
                Settings.DEFAULT.healthWeights(),
                Settings.DEFAULT.moodHalfLife());
        Patient other = new Patient(patientOne);
        other.hear(signal("vm-1", .9, minute(0))).until(minute(20));
        assertThat(other.cases()).isEmpty();
        List.of(20, 22, 24, 26).forEach(minute -> other.hear(signal("vm-1", .9, minute(minute))));
        other.until(minute(60));
        assertThat(other.states()).containsExactly(RAISED);
    }
}
