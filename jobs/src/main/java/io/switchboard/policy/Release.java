package io.switchboard.policy;

import io.switchboard.policy.Publication.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is new in a document, ready to be published: versions are for good, and each policy's go up. */
public record Release(List<Publication> publications, PolicyBook after) {

    /** By kind, id and version. */
    public static final Comparator<Publication> ORDER = Comparator.comparing(Publication::kind)
            .thenComparing(Publication::id)
            .thenComparingInt(Publication::version);

    /** Before anything that we know of: the first version of a policy has no other before it. */
    private static final Instant ALWAYS = Instant.EPOCH;

    /** Stands for what a document does not say. */
    private static final Instant UNSAID = Instant.ofEpochMilli(Policy.ALWAYS);

    /**
     * What is noted beside a document.
     *
     * @param effective from when on versions count that do not say so themselves; null for always if it is a policy's
     *     version 1, else for {@code now}
     */
    public record Note(Instant now, Instant effective, String by, String reason) {

        public Note(Instant now) {
            this(now, null, null, null);
        }
    }

    /** A document cannot be published beside what is; the message says in one line what and how to mend it. */
    public static final class RefusedException extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * What of a document is not published yet.
     *
     * @throws RefusedException if something of it is published otherwise, or after something newer
     */
    public static Release of(Shelf shelf, String file, String yaml, Note note) {
        Map<String, Publication> known = byKey(shelf);
        List<Publication> fresh = new ArrayList<>();
        List<Publication> document = document(shelf, file, yaml, note);
        for (Publication publication : document) {
            Publication before = known.get(publication.key());
            if (before == null) {
                requireNext(publication, shelf);
                requireTurn(publication, shelf.usable());
                requireTurn(publication, document);
                fresh.add(publication);
            } else if (!isSame(before, publication)) {
                throw new RefusedException(
                        "%s: %s is published and says something else: a version is for good, raise it"
                                .formatted(file, publication.key()));
            }
        }
        List<Publication> all = new ArrayList<>(shelf.usable());
        all.addAll(fresh);
        return new Release(List.copyOf(fresh), Publications.book(all));
    }

    /** What would be promised if what the document says took the place of what is published. */
    public static PolicyBook replacing(Shelf shelf, String file, String yaml, Note note) {
        Map<String, Publication> all = byKey(shelf);
        document(shelf, file, yaml, note).forEach(publication -> {
            Publication before = all.get(publication.key());
            all.put(publication.key(), before != null && isSame(before, publication) ? before : publication);
        });
        return Publications.book(all.values());
    }

    /** Line by line. */
    public List<String> diff(Shelf before) {
        return PolicyDiff.of(before.book(), after);
    }

    public static boolean isAlways(Publication publication) {
        return publication.effectiveFrom().equals(ALWAYS);
    }

    private static Map<String, Publication> byKey(Shelf shelf) {
        Map<String, Publication> known = new LinkedHashMap<>();
        shelf.usable().forEach(publication -> known.put(publication.key(), publication));
        return known;
    }

    private static List<Publication> document(Shelf shelf, String file, String yaml, Note note) {
        List<Publication> said = Publications.of(file, yaml, UNSAID, note.by(), note.reason());
        Map<String, Publication> known = byKey(shelf);
        return said.stream()
                .map(one -> noted(one, from(one, known.get(one.key()), note), note.now()))
                .toList();
    }

    /** A later version may follow one that only a policy file says: it is not for the past, though nothing is known. */
    private static Instant from(Publication said, Publication before, Note note) {
        if (!said.effectiveFrom().equals(UNSAID)) {
            return said.effectiveFrom();
        }
        if (before != null) {
            return before.effectiveFrom();
        }
        if (said.kind() == Kind.POLICY && note.effective() != null) {
            return note.effective();
        }
        return said.version() == 1 ? ALWAYS : note.now();
    }

    private static List<Publication> ofTheSame(Publication one, List<Publication> all) {
        return all.stream()
                .filter(other -> other.kind() == one.kind() && other.id().equals(one.id()))
                .toList();
    }

    private static Publication noted(Publication said, Instant from, Instant now) {
        return new Publication(
                said.kind(), said.id(), said.version(), from, now, said.publishedBy(), said.reason(), said.document());
    }

    private static boolean isSame(Publication before, Publication now) {
        return before.effectiveFrom().equals(now.effectiveFrom()) && Objects.equals(before.document(), now.document());
    }

    private static void requireNext(Publication fresh, Shelf shelf) {
        int highest = ofTheSame(fresh, shelf.usable()).stream()
                .mapToInt(Publication::version)
                .max()
                .orElse(0);
        if (fresh.version() < highest) {
            throw new RefusedException("%s is older than version %d, which is published: give it version %d"
                    .formatted(fresh.key(), highest, highest + 1));
        }
        Long retired = fresh.kind() == Kind.POLICY ? shelf.book().retired().get(fresh.id()) : null;
        if (retired != null && retired <= fresh.effectiveFrom().toEpochMilli()) {
            throw new RefusedException("%s would never be in force, policy %s is retired from %s: give it another id"
                    .formatted(fresh.key(), fresh.id(), Instant.ofEpochMilli(retired)));
        }
    }

    /** A version that counts from before a lower one of its policy would hold until that one's turn, and no longer. */
    private static void requireTurn(Publication fresh, List<Publication> all) {
        ofTheSame(fresh, all).stream()
                .filter(lower -> fresh.kind() == Kind.POLICY && lower.version() < fresh.version())
                .max(Comparator.comparing(Publication::effectiveFrom))
                .filter(lower -> lower.effectiveFrom().isAfter(fresh.effectiveFrom()))
                .ifPresent(lower -> {
                    Instant turn = lower.effectiveFrom();
                    throw new RefusedException(
                            "%s counts from %s, and version %d would take its place at %s: give it effectiveFrom %s or later"
                                    .formatted(fresh.key(), fresh.effectiveFrom(), lower.version(), turn, turn));
                });
    }
}
