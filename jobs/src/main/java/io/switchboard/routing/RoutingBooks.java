package io.switchboard.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions of how to route that are known, and which of them is in force when. */
public final class RoutingBooks {

    private record Dated(RoutingBook book, long from) {}

    private final List<Dated> byVersion;

    private RoutingBooks(List<Dated> byVersion) {
        this.byVersion = byVersion;
    }

    /** One that has always been in force. */
    public static RoutingBooks of(RoutingBook first) {
        return new RoutingBooks(List.of(new Dated(first, Long.MIN_VALUE)));
    }

    /**
     * These and one more; one that is known already changes nothing.
     *
     * @throws IllegalArgumentException if it cannot be used; then these stay in force
     */
    public RoutingBooks with(BookPublication publication) {
        RoutingBook book = BookReader.read(publication.key(), publication.document());
        if (!book.id().equals(publication.id()) || book.version() != publication.version()) {
            throw new IllegalArgumentException("%s: is book %s version %d: publish it as that"
                    .formatted(publication.key(), book.id(), book.version()));
        }
        Optional<RoutingBook> same = byVersion.stream()
                .map(Dated::book)
                .filter(known -> known.version() == book.version())
                .findFirst();
        if (same.isPresent() && same.get().equals(book)) {
            return this;
        }
        same.ifPresent(known -> {
            throw new IllegalArgumentException(
                    "%s: version %d is known and says something else: a version is for good, raise it"
                            .formatted(publication.key(), book.version()));
        });
        byVersion.forEach(known -> requireSuccessor(publication.key(), known.book(), book));
        List<Dated> all = new ArrayList<>(byVersion);
        all.add(new Dated(book, publication.effectiveFrom().toEpochMilli()));
        all.sort(Comparator.comparingInt(dated -> dated.book().version()));
        return new RoutingBooks(List.copyOf(all));
    }

    /** These and more, in the order of their versions. */
    RoutingBooks withAll(Collection<BookPublication> publications) {
        RoutingBooks all = this;
        for (BookPublication publication : publications.stream()
                .sorted(Comparator.comparingInt(BookPublication::version))
                .toList()) {
            all = all.with(publication);
        }
        return all;
    }

    private static void requireSuccessor(String key, RoutingBook known, RoutingBook book) {
        if (!known.id().equals(book.id())) {
            throw new IllegalArgumentException(
                    "%s: book %s is in force here: give the document that id, or give the job this book"
                            .formatted(key, known.id()));
        }
        for (Plan plan : book.plans()) {
            known.plan(plan.id())
                    .filter(before -> before.version() == plan.version() && !before.equals(plan))
                    .ifPresent(before -> {
                        throw new IllegalArgumentException(
                                "%s: plan %s version %d says something else in version %d: raise it"
                                        .formatted(key, plan.id(), plan.version(), known.version()));
                    });
        }
        Weights weights = book.weights();
        if (known.weights().id().equals(weights.id())
                && known.weights().version() == weights.version()
                && !known.weights().equals(weights)) {
            throw new IllegalArgumentException("%s: weights %s version %d say something else in version %d: raise it"
                    .formatted(key, weights.id(), weights.version(), known.version()));
        }
    }

    /** The highest version that is in force then. */
    RoutingBook inForce(long at) {
        RoutingBook book = byVersion.get(0).book();
        for (Dated dated : byVersion) {
            if (dated.from() <= at) {
                book = dated.book();
            }
        }
        return book;
    }

    /** When another than the one in force comes into force next; {@link Long#MAX_VALUE} if none does. */
    long nextChange(long after) {
        return byVersion.stream()
                .mapToLong(Dated::from)
                .filter(from -> from > after)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
