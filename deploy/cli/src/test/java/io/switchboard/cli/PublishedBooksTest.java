package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.routing.BookPublication;
import io.switchboard.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PublishedBooksTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String DOCUMENT =
            """
            routing:
              id: %s
              version: %d
              settings: {offer: %s}
              centres:
                home: {zone: UTC, region: dach, pools: [first]}
              plans:
                desk: {version: 1, steps: [{pools: [first], expiry: 1h}], finalStep: ANY_IN_POOL}
            """;

    private final PublishedBooks books = new PublishedBooks("cloud");

    @Test
    void aVersionIsForGood() {
        take(0, book("cloud", 1, "20s"));

        assertThat(books.has(book("cloud", 1, "20s"))).isTrue();
        assertThat(books.has(book("cloud", 2, "30s"))).isFalse();
        assertThatThrownBy(() -> books.has(book("cloud", 1, "30s")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 1 is known and says something else");
        assertThat(books.leftOut()).isEmpty();
    }

    /** It was published once by mistake, and compaction never takes it away. */
    @Test
    void theBookOfAnotherIdStandsInNobodysWay() {
        take(0, book("clood", 1, "20s"));
        take(1, book("cloud", 1, "20s"));

        assertThat(books.has(book("cloud", 1, "20s"))).isTrue();
        assertThat(books.has(book("cloud", 2, "30s"))).isFalse();
        assertThat(books.leftOut())
                .containsExactly("clood/1 is of another book; a job takes versions of the one it has");
    }

    @Test
    void neitherDoesWhatNoJobCanUseOrWhatIsForgotten() {
        books.take(0, "noise".getBytes(StandardCharsets.UTF_8));
        books.take(1, null);
        take(2, new BookPublication("cloud", 1, NOW, NOW, null, null, "routing: {id: cloud}"));
        take(3, new BookPublication("cloud", 2, NOW, NOW, null, null, DOCUMENT.formatted("cloud", 3, "20s")));
        take(4, book("cloud", 1, "20s"));

        assertThat(books.has(book("cloud", 1, "20s"))).isTrue();
        assertThat(books.leftOut()).hasSize(3);
        assertThat(books.leftOut())
                .allMatch(why -> why.startsWith("offset ") && why.lines().count() == 1);
    }

    private void take(long offset, BookPublication publication) {
        books.take(offset, WireFormat.AVRO_SINGLE_OBJECT.routingBooks().encode(publication));
    }

    private static BookPublication book(String id, int version, String offer) {
        return new BookPublication(id, version, NOW, NOW, null, null, DOCUMENT.formatted(id, version, offer));
    }
}
