package io.switchboard.cli;

import io.switchboard.routing.BookPublication;
import io.switchboard.routing.BookReader;
import io.switchboard.routing.RoutingBooks;
import io.switchboard.wire.Codec;
import io.switchboard.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions of one book of routing that are published, as a job has them that has this book. One record that no job
 * can use is on the topic for good, since it is compacted: it must not stand in the way of those that come after it.
 */
final class PublishedBooks {

    private final Codec<BookPublication> codec = WireFormat.AVRO_SINGLE_OBJECT.routingBooks();
    private final List<String> leftOut = new ArrayList<>();
    private final String id;
    private RoutingBooks books;

    PublishedBooks(String id) {
        this.id = id;
    }

    /** Takes note of a record of the topic; one without a value forgets its key, and jobs hear nothing of that. */
    void take(long offset, byte[] value) {
        if (value == null) {
            return;
        }
        try {
            take(codec.decode(value));
        } catch (IllegalArgumentException e) {
            leftOut.add("offset %d: %s".formatted(offset, e.getMessage()));
        }
    }

    private void take(BookPublication publication) {
        if (publication.id().equals(id)) {
            RoutingBooks known =
                    books == null ? RoutingBooks.of(BookReader.read(publication.key(), publication.document())) : books;
            books = known.with(publication);
        } else {
            leftOut.add("%s is of another book; a job takes versions of the one it has".formatted(publication.key()));
        }
    }

    /** What is on the topic and does not count here, and why. */
    List<String> leftOut() {
        return leftOut;
    }

    /**
     * Whether it is published and says the same.
     *
     * @throws IllegalArgumentException if a job would refuse it beside those that are published
     */
    boolean has(BookPublication publication) {
        return books != null && books.with(publication) == books;
    }
}
