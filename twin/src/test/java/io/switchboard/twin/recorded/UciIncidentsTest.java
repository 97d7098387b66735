package io.switchboard.twin.recorded;

import static io.switchboard.event.TicketEvent.Kind.CREATED;
import static io.switchboard.event.TicketEvent.Kind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.Channel;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Wired;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UciIncidentsTest {

    private static final String HEADER = "number,incident_state,reassignment_count,reopen_count,sys_mod_count,made_sla,"
            + "caller_id,opened_at,sys_updated_at,contact_type,location,category,priority,assignment_group,assigned_to,"
            + "closed_code,resolved_by,resolved_at,closed_at";

    @TempDir
    Path directory;

    @Test
    void anIncidentIsCreatedWhenItWasOpenedWithWhatItsFirstRowShows() {
        TicketEvent created = tickets(row("INC1", "Active", 0, "1/2/2016 08:00", "1/2/2016 09:30"))
                .get(0);

        assertThat(created.kind()).isEqualTo(CREATED);
        assertThat(created.eventId()).isEqualTo("INC1-created");
        assertThat(created.at()).isEqualTo(at("2016-02-01T08:00:00Z"));
        assertThat(created.sequence()).isZero();
        assertThat(created.createdAt()).isNull();
        assertThat(created.status()).isEqualTo(Status.NEW);
        assertThat(created.customerId()).isEqualTo("Caller 1");
        assertThat(created.priority()).isEqualTo(Priority.P3);
        assertThat(created.channel()).isEqualTo(Channel.PHONE);
        assertThat(created.category()).isEqualTo("Category 5");
        assertThat(created.region()).isEqualTo("Location 9");
        assertThat(created.group()).isEqualTo("Group 7");
        assertThat(created.assignee()).isNull();
        assertThat(created.author()).isNull();
    }

    @Test
    void anIncidentSeenBeforeItWasOpenedIsCreatedWhenItWasSeen() {
        assertThat(tickets(row("INC1", "New", 0, "1/2/2016 10:00", "1/2/2016 09:30")))
                .extracting(TicketEvent::kind, TicketEvent::at)
                .containsExactly(
                        tuple(CREATED, at("2016-02-01T09:30:00Z")), tuple(UPDATED, at("2016-02-01T09:30:00Z")));
    }

    @Test
    void rowsAreOrderedByTimeAndWithinAMinuteByTheSourcesCount() {
        assertThat(tickets(
                        row("INC1", "Closed", 9, "1/2/2016 08:00", "5/2/2016 00:00"),
                        row("INC2", "New", 0, "1/2/2016 08:30", "1/2/2016 09:30"),
                        row("INC1", "Resolved", 3, "1/2/2016 08:00", "1/2/2016 09:30"),
                        row("INC1", "Active", 2, "1/2/2016 08:00", "1/2/2016 09:30")))
                .extracting(TicketEvent::eventId, TicketEvent::status, TicketEvent::sequence)
                .containsExactly(
                        tuple("INC1-created", Status.NEW, 0L),
                        tuple("INC2-created", Status.NEW, 0L),
                        tuple("INC1-0", Status.OPEN, 1L),
                        tuple("INC1-1", Status.RESOLVED, 2L),
                        tuple("INC2-0", Status.NEW, 1L),
                        tuple("INC1-2", Status.CLOSED, 3L));
    }

    @Test
    void everyStateOfTheSourceHasItsStatusAndKeepsItsName() {
        String[] states = {
            "New",
            "Active",
            "Awaiting User Info",
            "Awaiting Vendor",
            "Awaiting Problem",
            "Awaiting Evidence",
            "Resolved",
            "Closed",
            "-100"
        };
        String[] rows = new String[states.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("INC1", states[i], i, "1/2/2016 08:00", "1/2/2016 09:30");
        }

        assertThat(tickets(rows))
                .filteredOn(event -> event.kind() == UPDATED)
                .extracting(TicketEvent::statusReason, TicketEvent::status)
                .containsExactly(
                        tuple("New", Status.NEW),
                        tuple("Active", Status.OPEN),
                        tuple("Awaiting User Info", Status.PENDING),
                        tuple("Awaiting Vendor", Status.ON_HOLD),
                        tuple("Awaiting Problem", Status.ON_HOLD),
                        tuple("Awaiting Evidence", Status.ON_HOLD),
                        tuple("Resolved", Status.RESOLVED),
                        tuple("Closed", Status.CLOSED),
                        tuple("-100", null));
    }

    @Test
    void whatTheSourceDoesNotKnowIsNull() {
        String unknown = row("INC1", "New", 0, "1/2/2016 08:00", "1/2/2016 09:30")
                .replace("Caller 1", "?")
                .replace("Category 5", "?")
                .replace("Location 9", "?")
                .replace("Group 7", "?")
                .replace("Phone", "Direct opening")
                .replace("3 - Moderate", "?");

        assertThat(tickets(unknown))
                .extracting(
                        TicketEvent::customerId,
                        TicketEvent::category,
                        TicketEvent::region,
                        TicketEvent::group,
                        TicketEvent::channel,
                        TicketEvent::priority)
                .containsOnly(tuple(null, null, null, null, null, null));
    }

    @Test
    void nothingOfTheFutureIsTold() {
        Path file = file(row("INC1", "New", 0, "1/2/2016 08:00", "1/2/2016 09:30"));

        assertThat(Recording.parcels(Feed.UCI_INCIDENTS, file))
                .extracting(parcel -> new String(parcel.bytes(), StandardCharsets.UTF_8))
                .noneMatch(event -> event.contains("code 6") || event.contains("Resolver") || event.contains("2017"))
                .hasSize(2);
    }

    @Test
    void aBrokenRowIsHandedOnAsItIs() {
        String good = row("INC1", "New", 0, "1/2/2016 08:00", "1/2/2016 09:30");
        String[] broken = {
            good.replace("INC1", "?"),
            good.replace("1/2/2016 09:30", "2016-02-01"),
            good.replace("New,0,0,0", "New,0,0,none"),
            good.replace("Caller 1,", "\"Caller 1,"),
            "INC7,New"
        };
        List<Parcel> parcels = Recording.parcels(Feed.UCI_INCIDENTS, file(good + "\n" + String.join("\n", broken)));

        assertThat(parcels)
                .filteredOn(parcel -> !parcel.isReadable())
                .extracting(parcel -> new String(parcel.bytes(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(broken);
        assertThat(parcels).filteredOn(Parcel::isReadable).hasSize(2).allSatisfy(parcel -> assertThat(
                        Wired.ticket(parcel).itemId())
                .isEqualTo("INC1"));
    }

    @Test
    void anIncidentMayBeSpreadOverFilesWhoseColumnsStandInAnotherOrder() {
        Path first = file(row("INC1", "Closed", 5, "1/2/2016 08:00", "5/2/2016 00:00"));
        Path second = Recording.file(
                directory,
                "other.csv",
                "sys_updated_at,number,sys_mod_count,opened_at,incident_state,caller_id,priority,assignment_group,"
                        + "assigned_to,category,contact_type,location",
                "1/2/2016 09:30,INC1,0,1/2/2016 08:00,New,?,4 - Low,?,?,?,?,?");

        assertThat(Recording.tickets(Feed.UCI_INCIDENTS, first, second))
                .extracting(TicketEvent::eventId, TicketEvent::priority)
                .containsExactly(
                        tuple("INC1-created", Priority.P4), tuple("INC1-0", Priority.P4), tuple("INC1-1", Priority.P3));
    }

    private List<TicketEvent> tickets(String... rows) {
        return Recording.tickets(Feed.UCI_INCIDENTS, file(rows));
    }

    private Path file(String... rows) {
        return Recording.file(directory, "incidents.csv", HEADER + "\n" + String.join("\n", rows));
    }

    private static String row(String number, String state, int modCount, String opened, String updated) {
        return String.join(
                ",",
                number,
                state,
                "0,0",
                Integer.toString(modCount),
                "true",
                "Caller 1",
                opened,
                updated,
                "Phone",
                "Location 9",
                "Category 5",
                "3 - Moderate",
                "Group 7",
                "?",
                "code 6",
                "Resolver 8",
                "3/3/2017 12:00",
                "4/4/2017 12:00");
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
