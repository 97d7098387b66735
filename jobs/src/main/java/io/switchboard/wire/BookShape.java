package io.switchboard.wire;

import static io.switchboard.wire.Field.instant;
import static io.switchboard.wire.Field.text;

import io.switchboard.routing.BookPublication;
import io.switchboard.schema.RoutingBook;
import java.time.Instant;
import org.apache.avro.Schema;

/** Books of routing as their topic shows them; whether a document makes sense is the reader of books' to say. */
final class BookShape implements Shape<BookPublication, RoutingBook> {

    private static final long serialVersionUID = 1;

    /** As of a policy. */
    private static final int LONGEST_DOCUMENT = 300_000;

    @Override
    public Class<BookPublication> type() {
        return BookPublication.class;
    }

    @Override
    public Schema schema() {
        return RoutingBook.getClassSchema();
    }

    @Override
    public Instant at(BookPublication book) {
        return book.publishedAt();
    }

    @Override
    public BookPublication fromAvro(RoutingBook book) {
        return new BookPublication(
                Field.id("id", book.getId(), "name the book"),
                Field.count("version", book.getVersion(), 1, 1_000_000),
                instant("effectiveFrom", book.getEffectiveFrom()),
                instant("publishedAt", book.getPublishedAt()),
                text("publishedBy", book.getPublishedBy()),
                text("reason", book.getReason()),
                document(book.getDocument()));
    }

    private static String document(String document) {
        if (document.length() > LONGEST_DOCUMENT) {
            throw Field.refusal(
                    "document",
                    document.length() + " characters long",
                    "no document may exceed %d: leave out what is not used".formatted(LONGEST_DOCUMENT));
        }
        return document;
    }

    @Override
    public RoutingBook toAvro(BookPublication book) {
        return new RoutingBook(
                book.id(),
                book.version(),
                book.effectiveFrom(),
                book.publishedAt(),
                book.publishedBy(),
                book.reason(),
                book.document());
    }
}
