package io.switchboard.twin.recorded;

import static io.switchboard.event.TicketEvent.Kind.CREATED;
import static io.switchboard.event.TicketEvent.Kind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Parcel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BpicRowTest {

    private static final String HEADER = "case,seq,time,status,substatus,impact,product,owner,support_team,role,"
            + "org_country,org_involved,resource_country";

    @TempDir
    Path directory;

    @Test
    void anIncidentBeginsWithItsFirstRowAndGoesOnWithTheOthers() {
        assertThat(incidents(
                        row(1, "2010-04-06T16:44:07+02:00", "Accepted", "In Progress"),
                        row(0, "2010-03-31T16:59:42+01:00", "Queued", "Awaiting Assignment"),
                        row(2, "2010-04-06T16:44:07+02:00", "Queued", "Awaiting Assignment")))
                .extracting(TicketEvent::eventId, TicketEvent::kind, TicketEvent::at, TicketEvent::status)
                .containsExactly(
                        tuple("1-364-0", CREATED, Instant.parse("2010-03-31T15:59:42Z"), Status.NEW),
                        tuple("1-364-1", UPDATED, Instant.parse("2010-04-06T14:44:07Z"), Status.OPEN),
                        tuple("1-364-2", UPDATED, Instant.parse("2010-04-06T14:44:07Z"), Status.OPEN));
    }

    @Test
    void anIncidentKnowsWhatItIsAboutAndInWhoseHandsItIs() {
        TicketEvent event = incidents(row(0, "2010-03-31T16:59:42+01:00", "Accepted", "In Progress"))
                .get(0);

        assertThat(event.itemId()).isEqualTo("1-364");
        assertThat(event.sequence()).isZero();
        assertThat(event.category()).isEqualTo("PROD582");
        assertThat(event.group()).isEqualTo("V30");
        assertThat(event.assignee()).isEqualTo("owner-1");
        assertThat(event.actor()).isEqualTo("owner-1");
        assertThat(event.region()).isEqualTo("FR");
        assertThat(event.priority()).isEqualTo(Priority.P3);
    }

    @Test
    void aWaitForTheUserIsPendingAndEveryOtherWaitIsOnHold() {
        String[] substates = {
            "Assigned",
            "In Progress",
            "Wait - User",
            "Wait - Customer",
            "Wait",
            "Wait - Vendor",
            "Wait - Implementation",
            "Resolved",
            "In Call",
            "Closed",
            "Cancelled",
            "Unmatched"
        };
        String[] rows = new String[substates.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(i, "2010-04-06T16:44:07+02:00", "Accepted", substates[i]);
        }

        assertThat(incidents(rows))
                .extracting(TicketEvent::statusReason, TicketEvent::status)
                .containsExactly(
                        tuple("Assigned", Status.OPEN),
                        tuple("In Progress", Status.OPEN),
                        tuple("Wait - User", Status.PENDING),
                        tuple("Wait - Customer", Status.PENDING),
                        tuple("Wait", Status.ON_HOLD),
                        tuple("Wait - Vendor", Status.ON_HOLD),
                        tuple("Wait - Implementation", Status.ON_HOLD),
                        tuple("Resolved", Status.RESOLVED),
                        tuple("In Call", Status.RESOLVED),
                        tuple("Closed", Status.CLOSED),
                        tuple("Cancelled", Status.CLOSED),
                        tuple("Unmatched", null));
    }

    @Test
    void theImpactIsThePriority() {
        String row = row(0, "2010-04-06T16:44:07+02:00", "Accepted", "Assigned");

        assertThat(List.of("Major", "High", "Medium", "Low", "None"))
                .extracting(impact ->
                        incidents(row.replace("Medium", impact)).get(0).priority())
                .containsExactly(Priority.P1, Priority.P2, Priority.P3, Priority.P4, null);
    }

    @Test
    void aBrokenRowIsHandedOnAsItIs() {
        String good = row(0, "2010-04-06T16:44:07+02:00", "Accepted", "Assigned");
        String[] broken = {
            good.replace("1-364,", ","),
            good.replace("1-364,0", "1-364,first"),
            good.replace("1-364,0", "1-364,-1"),
            good.replace("+02:00", ""),
            "1-364,0"
        };
        List<Parcel> parcels = Recording.parcels(Feed.BPIC_2013, file(good + "\n" + String.join("\n", broken)));

        assertThat(parcels)
                .filteredOn(parcel -> !parcel.isReadable())
                .extracting(parcel -> new String(parcel.bytes(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(broken);
        assertThat(parcels).filteredOn(Parcel::isReadable).hasSize(1);
    }

    private List<TicketEvent> incidents(String... rows) {
        return Recording.tickets(Feed.BPIC_2013, file(rows));
    }

    private Path file(String... rows) {
        return Recording.file(directory, "incidents.csv", HEADER + "\n" + String.join("\n", rows));
    }

    private static String row(int ordinal, String time, String status, String substatus) {
        return "1-364,%d,%s,%s,%s,Medium,PROD582,owner-1,V30,A2_4,fr,Org line A2,France"
                .formatted(ordinal, time, status, substatus);
    }
}
