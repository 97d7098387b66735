package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Proves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-07-01T00:00:00Z");

    private static final String DESK =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: TOTAL_RESOLUTION
                    targets:
                      default: {within: 4h, calendar: always}
            """;

    private static final String SECOND =
            DESK.replace("version: 1", "version: 2").replace("4h", "2h");

    @Test
    void theFirstVersionHasAlwaysBeenInForce() {
        Release release = release(Shelf.empty(), DESK);

        assertThat(release.publications())
                .extracting(Publication::key)
                .containsExactly("CALENDAR/always/1", "POLICY/desk/1");
        assertThat(release.publications()).allMatch(Release::isAlways);
    }

    @Test
    void theNextVersionTakesItsPlaceNowOrWhenItIsAsked() {
        Shelf shelf = published(release(Shelf.empty(), DESK));

        assertThat(release(shelf, SECOND).publications()).singleElement().satisfies(publication -> assertThat(
                        publication.effectiveFrom())
                .isEqualTo(NOW));
        assertThat(Release.of(shelf, "desk.yaml", SECOND, new Release.Note(NOW, LATER, "ada", "why"))
                        .publications())
                .singleElement()
                .satisfies(
                        publication -> assertThat(publication.effectiveFrom()).isEqualTo(LATER));
    }

    @Test
    @Proves("R-50")
    void aLaterVersionCountsFromNowEvenIfNothingIsKnownOfTheEarlier() {
        Instant said = Instant.parse("2026-01-01T00:00:00Z");
        String dated = SECOND.replace("version: 2", "version: 2\n    effectiveFrom: " + said);

        assertThat(release(Shelf.empty(), SECOND).publications()).last().satisfies(publication -> assertThat(
                        publication.effectiveFrom())
                .isEqualTo(NOW));
        assertThat(release(Shelf.empty(), dated).publications()).last().satisfies(publication -> assertThat(
                        publication.effectiveFrom())
                .isEqualTo(said));
    }

    @Test
    void whatIsPublishedAlreadyIsNotPublishedAgain() {
        Shelf shelf = published(release(Shelf.empty(), DESK));

        assertThat(release(shelf, DESK).publications()).isEmpty();
    }

    @Test
    @Proves("R-50")
    void aVersionIsForGood() {
        Shelf shelf = published(release(Shelf.empty(), DESK));

        assertThatThrownBy(() -> release(shelf, DESK.replace("4h", "2h")))
                .hasMessage(
                        "desk.yaml: POLICY/desk/1 is published and says something else: a version is for good, raise it");
    }

    @Test
    @Proves("R-60")
    void aCalendarIsForGoodToo() {
        Shelf shelf = published(release(Shelf.empty(), DESK));

        assertThatThrownBy(() -> release(shelf, DESK.replace("zone: UTC", "zone: Asia/Tokyo")))
                .hasMessageContaining("CALENDAR/always/1 is published and says something else");
    }

    @Test
    void versionsGoUp() {
        Shelf shelf = published(release(Shelf.empty(), DESK.replace("version: 1", "version: 3")));

        assertThatThrownBy(() -> release(shelf, SECOND))
                .hasMessage("POLICY/desk/2 is older than version 3, which is published: give it version 4");
    }

    @Test
    @Proves("R-50")
    void aVersionDoesNotCountFromBeforeALowerOneThatWouldTakeItsPlace() {
        List<Publication> all = new ArrayList<>(release(Shelf.empty(), DESK).publications());
        Shelf first = Shelf.of(all);
        all.addAll(Release.of(first, "desk.yaml", SECOND, new Release.Note(NOW, LATER, "ada", "faster"))
                .publications());
        Shelf shelf = Shelf.of(all);
        String third = DESK.replace("version: 1", "version: 3");

        assertThatThrownBy(() -> release(shelf, third))
                .hasMessage("POLICY/desk/3 counts from 2026-03-02T10:00:00Z, and version 2 would take its place at"
                        + " 2026-07-01T00:00:00Z: give it effectiveFrom 2026-07-01T00:00:00Z or later");
        assertThat(Release.of(shelf, "desk.yaml", third, new Release.Note(NOW, LATER, "ada", "back"))
                        .after()
                        .inForce("desk", LATER.toEpochMilli(), 0)
                        .version())
                .as("of the same instant the higher counts")
                .isEqualTo(3);
        String both = SECOND.replace("version: 2", "version: 2\n    effectiveFrom: " + LATER)
                + third.substring(third.indexOf("  - id"))
                        .replace("version: 3", "version: 3\n    effectiveFrom: " + NOW);
        assertThatThrownBy(() -> release(first, both))
                .as("both of one document")
                .hasMessageStartingWith("POLICY/desk/3 counts from 2026-03-02T10:00:00Z, and version 2 would");
    }

    @Test
    @Proves("R-53")
    void aRetiredPolicyDoesNotComeBack() {
        List<Publication> all = new ArrayList<>(release(Shelf.empty(), DESK).publications());
        all.add(Publications.retirement("desk", NOW, NOW, "ada", "closed"));

        assertThatThrownBy(() -> release(Shelf.of(all), SECOND))
                .hasMessageContaining("policy desk is retired from 2026-03-02T10:00:00Z: give it another id");
    }

    @Test
    void whatCannotBeUsedLeavesTheLastGoodVersionInForce() {
        List<Publication> all = new ArrayList<>(release(Shelf.empty(), DESK).publications());
        Publication bad = new Publication(
                Publication.Kind.POLICY, "desk", 2, NOW, NOW, "eve", null, "{\"id\":\"desk\",\"version\":\"2\"}");
        all.add(bad);

        Shelf shelf = Shelf.of(all);

        assertThat(shelf.unusable()).containsOnlyKeys(bad);
        assertThat(shelf.book().policies()).extracting(Policy::version).containsExactly(1);
    }

    @Test
    void whatNeedsACalendarThatWasPublishedAfterItIsUsed() {
        List<Publication> all = new ArrayList<>(release(Shelf.empty(), DESK).publications());
        Collections.reverse(all);

        assertThat(Shelf.of(all).unusable()).isEmpty();
    }

    private static Release release(Shelf shelf, String yaml) {
        return Release.of(shelf, "desk.yaml", yaml, new Release.Note(NOW, null, "ada", "why"));
    }

    private static Shelf published(Release release) {
        return Shelf.of(release.publications());
    }
}
