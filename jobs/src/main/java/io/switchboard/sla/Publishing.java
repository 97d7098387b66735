package io.switchboard.sla;

import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import io.switchboard.policy.Publication;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands in for what the policy package is to bring. */
final class Publishing {

    private Publishing() {}

    static PolicyBook with(PolicyBook book, Publication publication) {
        return switch (publication.kind()) {
            case CALENDAR -> book;
            case POLICY -> {
                List<Policy> policies = new ArrayList<>(book.policies());
                PolicyReader.read(publication.key(), publication.document()).policies().stream()
                        .filter(policy -> book.policy(policy.id(), policy.version()) == null)
                        .forEach(policies::add);
                yield new PolicyBook(policies, book.retired());
            }
            case RETIREMENT -> {
                Map<String, Long> retired = new HashMap<>(book.retired());
                retired.put(publication.id(), publication.effectiveFrom().toEpochMilli());
                yield new PolicyBook(book.policies(), retired);
            }
        };
    }

    /** A map has no order of its own: calendars before the policies that use them, older versions before newer ones. */
    static PolicyBook book(PolicyBook book, Iterable<Map.Entry<String, Publication>> publications) {
        List<Publication> all = new ArrayList<>();
        publications.forEach(entry -> all.add(entry.getValue()));
        all.sort(Comparator.comparing(Publication::kind)
                .thenComparing(Publication::id)
                .thenComparing(Publication::version));
        PolicyBook next = book;
        for (Publication publication : all) {
            next = with(next, publication);
        }
        return next;
    }
}
