package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Proves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicationsTest {

    private static final Instant MONDAY = Instant.parse("2026-10-05T08:00:00Z");
    private static final String DESK = PolicyErrorsTest.GOOD;
    private static final String NEXT = DESK.substring(DESK.indexOf("policies:"))
            .replace("version: 1", "version: 2")
            .replace("PT8H", "PT4H");

    @Test
    @Proves("R-50")
    void aDocumentIsCutIntoItsCalendarsAndPolicies() {
        List<Publication> published = published(DESK);

        assertThat(published).extracting(Publication::key).containsExactly("CALENDAR/office/1", "POLICY/desk/1");
        assertThat(published).allSatisfy(publication -> {
            assertThat(publication.effectiveFrom()).isEqualTo(MONDAY);
            assertThat(publication.publishedAt()).isEqualTo(MONDAY);
            assertThat(publication.publishedBy()).isEqualTo("ada");
            assertThat(publication.reason()).isEqualTo("a new contract");
        });
        assertThat(published.get(0).document())
                .startsWith("{\"version\":\"1\",\"zone\":\"Europe/Berlin\",\"open\":[{\"days\":\"Mon\",")
                .endsWith("\"holidays\":[\"2026-04-03\"]}");
    }

    @Test
    @Proves("R-60")
    void aCalendarIsPublishedVersionByVersionAndPutTogetherAgain() {
        String changed = DESK.replace(
                "  office:\n    zone: Europe/Berlin\n    open:\n      - {days: Mon-Fri, hours: \"09:00-17:00\"}\n    holidays: [2026-04-03]\n",
                """
                  office:
                    - {zone: Europe/Berlin, open: [{days: Mon-Fri, hours: "09:00-17:00"}]}
                    - {version: 2, effectiveFrom: 2026-11-01T00:00:00Z, author: Bob, reason: later, zone: Europe/Berlin,
                       open: [{days: Mon-Fri, hours: "09:00-20:00"}]}
                """);
        List<Publication> published = published(changed);

        assertThat(published)
                .extracting(Publication::key)
                .containsExactly("CALENDAR/office/1", "CALENDAR/office/2", "POLICY/desk/1");
        assertThat(published.get(1))
                .extracting(Publication::effectiveFrom, Publication::publishedBy, Publication::reason)
                .containsExactly(Instant.parse("2026-11-01T00:00:00Z"), "Bob", "later");
        assertThat(Publications.calendars(published)).isEqualTo(PolicyReader.calendars("desk.yaml", changed));
        assertThat(Publications.book(published).print())
                .isNotEqualTo(Publications.book(published(DESK)).print());
    }

    @Test
    @Proves("R-50")
    void aVersionIsInForceFromWhenItSays() {
        String later = DESK.replace("version: 1", "version: 1\n    effectiveFrom: 2026-11-01T00:00:00Z");

        assertThat(published(later).get(1).effectiveFrom()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(Publications.book(published(later)).policies().get(0).effectiveFrom())
                .isEqualTo(Instant.parse("2026-11-01T00:00:00Z").toEpochMilli());
    }

    @Test
    @Proves("R-50")
    void inWhateverOrderTheyComeTheBookIsTheSame() {
        List<Publication> all = new ArrayList<>(published(DESK));
        all.addAll(Publications.of("next.yaml", NEXT, MONDAY.plusSeconds(60), "ada", "faster"));
        all.add(Publications.retirement("desk", MONDAY.plusSeconds(120), MONDAY, "ada", "gone"));
        PolicyBook book = Publications.book(all);
        long seed = 7;

        assertThat(book.policies()).extracting(Policy::version).containsExactly(1, 2);
        assertThat(book.retired())
                .isEqualTo(Map.of("desk", MONDAY.plusSeconds(120).toEpochMilli()));
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(all, new Random(seed + i));
            assertThat(Publications.book(all)).as("seed %d", seed + i).isEqualTo(book);
            assertThat(Publications.book(all).print()).isEqualTo(book.print());
        }
    }

    @Test
    void whatIsPublishedSaysWhatTheDocumentSaid() {
        ClockRule read =
                PolicyReader.read("desk.yaml", DESK).policies().get(0).clocks().get(0);

        assertThat(Publications.book(published(DESK)).policies().get(0).clocks())
                .containsExactly(read);
    }

    @Test
    void aDocumentMayReferToCalendarsThatArePublished() {
        Map<String, io.switchboard.calendar.BusinessCalendar> known = Publications.calendars(published(DESK));

        assertThat(known).containsOnlyKeys("office");
        assertThat(PolicyReader.read("next.yaml", NEXT, known).policies()).hasSize(1);
        assertThatThrownBy(() -> PolicyReader.read("next.yaml", NEXT))
                .hasMessageContaining("unknown calendar \"office\"");
    }

    @Test
    @Proves("R-54")
    void whatCannotBeUsedIsRefusedInOneLine() {
        List<Publication> noCalendar = published(DESK).subList(1, 2);
        Publication desk = noCalendar.get(0);
        List<Publication> untyped = Stream.of(
                        published(DESK).get(0), with(desk, "id\":", "when\":\"item.categry\",\"id\":"))
                .toList();
        List<Publication> other = List.of(published(DESK).get(0), with(desk, "\"1\"", "\"3\""));

        assertThatThrownBy(() -> Publications.book(noCalendar))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("POLICY/desk/1:1: clocks[0].targets.P0.calendar: unknown calendar \"office\"")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> Publications.book(untyped))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("POLICY/desk/1:1: when: condition \"item.categry\" at 1: unknown field");
        assertThatThrownBy(() -> Publications.book(other))
                .hasMessage("POLICY/desk/1:1: is policy desk version 3: publish it as that");
        assertThatThrownBy(() -> Publications.book(
                        Stream.concat(published(DESK).stream(), Stream.of(desk)).toList()))
                .isInstanceOf(PolicyException.class)
                .hasMessage("policy desk version 1 is there twice: raise the version of the newer");
        assertThatThrownBy(() -> Publications.of("x.yaml", "policies: [{version: 1}]", MONDAY, "ada", ""))
                .hasMessage("x.yaml:1: policies[0]: has no \"id\": add id: ...");
    }

    private static Publication with(Publication publication, String old, String now) {
        return new Publication(
                publication.kind(),
                publication.id(),
                publication.version(),
                publication.effectiveFrom(),
                publication.publishedAt(),
                publication.publishedBy(),
                publication.reason(),
                publication.document().replace(old, now));
    }

    private static List<Publication> published(String yaml) {
        return Publications.of("desk.yaml", yaml, MONDAY, "ada", "a new contract");
    }
}
