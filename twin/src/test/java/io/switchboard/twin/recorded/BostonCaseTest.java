package io.switchboard.twin.recorded;

import static io.switchboard.event.TicketEvent.Kind.CREATED;
import static io.switchboard.event.TicketEvent.Kind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.Channel;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Parcel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BostonCaseTest {

    private static final String HEADER =
            "CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,OnTime_Status,CASE_STATUS,SUBJECT,"
                    + "REASON,TYPE,QUEUE,Department,neighborhood,Source";

    @TempDir
    Path directory;

    @Test
    void aCaseIsCreatedWithItsDeadlineAndClosedByTheCitysClock() {
        assertThat(cases(row("01/02/2015 10:00:00 AM", "07/02/2015 08:30:00 AM", "06/30/2015 12:15:30 PM")))
                .extracting(
                        TicketEvent::eventId,
                        TicketEvent::kind,
                        TicketEvent::at,
                        TicketEvent::sequence,
                        TicketEvent::createdAt,
                        TicketEvent::status,
                        TicketEvent::targetAt)
                .containsExactly(
                        tuple(
                                "101-opened",
                                CREATED,
                                at("2015-01-02T15:00:00Z"),
                                0L,
                                null,
                                Status.NEW,
                                at("2015-07-02T12:30:00Z")),
                        tuple(
                                "101-closed",
                                UPDATED,
                                at("2015-06-30T16:15:30Z"),
                                1L,
                                at("2015-01-02T15:00:00Z"),
                                Status.CLOSED,
                                at("2015-07-02T12:30:00Z")));
    }

    @Test
    void aCaseKnowsWhatItIsAboutAndWhoseItIs() {
        TicketEvent opened = cases(row("01/02/2015 10:00:00 AM", "", "01/03/2015 10:00:00 AM"))
                .get(0);

        assertThat(opened.itemId()).isEqualTo("101");
        assertThat(opened.category()).isEqualTo("Sign Repair");
        assertThat(opened.group()).isEqualTo("BTDT");
        assertThat(opened.region()).isEqualTo("Roxbury");
        assertThat(opened.channel()).isEqualTo(Channel.PHONE);
        assertThat(opened.priority()).isNull();
        assertThat(opened.targetAt()).isNull();
    }

    @Test
    void everyWayToReachTheCityIsAChannel() {
        String row = row("01/02/2015 10:00:00 AM", "", "");

        assertThat(List.of("Self Service", "Citizens Connect App", "Twitter", "City Worker App", "Employee Generated"))
                .extracting(source ->
                        cases(row.replace("Constituent Call", source)).get(0).channel())
                .containsExactly(Channel.WEB, Channel.WEB, Channel.SOCIAL, null, null);
    }

    @Test
    void anOpenCaseHasNoEndAndAPlaceNobodyKnowsIsNull() {
        assertThat(cases(row("01/02/2015 10:00:00 AM", "", "").replace("Roxbury", "")))
                .singleElement()
                .satisfies(only -> {
                    assertThat(only.kind()).isEqualTo(CREATED);
                    assertThat(only.region()).isNull();
                });
    }

    @Test
    void nothingOfTheEndIsToldAtTheBeginning() {
        Path file = file(row("01/02/2015 10:00:00 AM", "", "01/03/2015 10:00:00 AM"));

        assertThat(Recording.parcels(Feed.BOSTON_311, file))
                .hasSize(2)
                .extracting(parcel -> new String(parcel.bytes(), StandardCharsets.UTF_8))
                .noneMatch(event -> event.contains("OVERDUE") || event.contains("Sign Shop"));
    }

    @Test
    void aCaseClosedBeforeItWasWrittenDownIsCreatedWhenItWasClosed() {
        assertThat(cases(row("01/02/2015 10:00:20 AM", "", "01/02/2015 10:00:00 AM")))
                .extracting(TicketEvent::kind, TicketEvent::at)
                .containsExactly(
                        tuple(CREATED, at("2015-01-02T15:00:00Z")), tuple(UPDATED, at("2015-01-02T15:00:00Z")));
    }

    @Test
    void anHourThatComesTwiceIsTheFirstAndOneThatIsMissingIsLater() {
        assertThat(cases(row("03/08/2015 02:30:00 AM", "11/01/2015 01:30:00 AM", "")))
                .extracting(TicketEvent::at, TicketEvent::targetAt)
                .containsExactly(tuple(at("2015-03-08T07:30:00Z"), at("2015-11-01T05:30:00Z")));
    }

    @Test
    void aBrokenLineIsHandedOnAsItIs() {
        String good = row("01/02/2015 10:00:00 AM", "01/03/2015 10:00:00 AM", "");
        String[] broken = {
            good.replace("101,", ","),
            good.replace("01/02/2015 10:00:00 AM", ""),
            good.replace("01/02/2015", "02/30/2015"),
            good.replace("01/03/2015 10:00:00 AM", "tomorrow"),
            "101,01/02/2015"
        };
        List<Parcel> parcels = Recording.parcels(Feed.BOSTON_311, file(good + "\n" + String.join("\n", broken)));

        assertThat(parcels)
                .filteredOn(parcel -> !parcel.isReadable())
                .extracting(parcel -> new String(parcel.bytes(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(broken);
        assertThat(parcels).filteredOn(Parcel::isReadable).hasSize(1);
    }

    private List<TicketEvent> cases(String row) {
        return Recording.tickets(Feed.BOSTON_311, file(row));
    }

    private Path file(String rows) {
        return Recording.file(directory, "cases.csv", HEADER, rows);
    }

    private static String row(String open, String target, String closed) {
        return String.join(
                ",",
                "101",
                open,
                target,
                closed,
                "OVERDUE,Closed,Transportation,Signs",
                "Sign Repair",
                "BTDT_Sign Shop",
                "BTDT",
                "Roxbury",
                "Constituent Call");
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
