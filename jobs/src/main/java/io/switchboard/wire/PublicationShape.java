package io.switchboard.wire;

import static io.switchboard.wire.Field.instant;
import static io.switchboard.wire.Field.onWire;
import static io.switchboard.wire.Field.refusal;
import static io.switchboard.wire.Field.symbol;
import static io.switchboard.wire.Field.text;

import io.switchboard.policy.Publication;
import io.switchboard.schema.PolicyPublication;
import io.switchboard.schema.PublicationKind;
import java.time.Instant;
import org.apache.avro.Schema;

/** Publications as their topic shows them; whether a document makes sense is the reader of policies' to say. */
final class PublicationShape implements Shape<Publication, PolicyPublication> {

    private static final long serialVersionUID = 1;

    /** In UTF-8 within 1 MB, which is what a broker takes unless it is told otherwise. */
    private static final int LONGEST_DOCUMENT = 300_000;

    @Override
    public Class<Publication> type() {
        return Publication.class;
    }

    @Override
    public Schema schema() {
        return PolicyPublication.getClassSchema();
    }

    /** When it was said, not when it comes into force: that may be far ahead. */
    @Override
    public Instant at(Publication publication) {
        return publication.publishedAt();
    }

    @Override
    public Publication fromAvro(PolicyPublication publication) {
        Publication.Kind kind = symbol("kind", publication.getKind(), Publication.Kind.class);
        return new Publication(
                kind,
                Field.id("id", publication.getId(), "name the policy or calendar"),
                version(kind, publication.getVersion()),
                instant("effectiveFrom", publication.getEffectiveFrom()),
                instant("publishedAt", publication.getPublishedAt()),
                text("publishedBy", publication.getPublishedBy()),
                text("reason", publication.getReason()),
                document(kind, publication.getDocument()));
    }

    private static int version(Publication.Kind kind, int version) {
        boolean retirement = kind == Publication.Kind.RETIREMENT;
        if (retirement != (version == 0) || version < 0) {
            throw refusal(
                    "version",
                    Integer.toString(version),
                    retirement ? "a RETIREMENT has version 0" : "versions count from 1");
        }
        return version;
    }

    private static String document(Publication.Kind kind, String document) {
        boolean retirement = kind == Publication.Kind.RETIREMENT;
        if (retirement != (document == null)) {
            throw refusal(
                    "document",
                    retirement ? "there" : "missing",
                    retirement ? "a RETIREMENT has none" : "write the %s down as YAML".formatted(kind));
        }
        if (document != null && document.length() > LONGEST_DOCUMENT) {
            throw refusal(
                    "document",
                    document.length() + " characters long",
                    "no document may exceed %d: divide the policy".formatted(LONGEST_DOCUMENT));
        }
        return document;
    }

    @Override
    public PolicyPublication toAvro(Publication publication) {
        return new PolicyPublication(
                onWire(publication.kind(), PublicationKind.class),
                publication.id(),
                publication.version(),
                publication.effectiveFrom(),
                publication.publishedAt(),
                publication.publishedBy(),
                publication.reason(),
                publication.document());
    }
}
