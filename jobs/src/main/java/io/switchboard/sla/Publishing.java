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

/** What a publication makes of the rules. */
public final class Publishing {

    /** A map has no order of its own: calendars before the policies that use them, older versions before newer ones. */
    private static final Comparator<Publication> ORDER = Comparator.comparing(Publication::kind)
            .thenComparing(Publication::id)
            .thenComparing(Publication::version);

    private Publishing() {}

    /**
     * The rules with one more publication.
     *
     * @throws IllegalArgumentException if it cannot be used; the message says why and what to do
     */
    public static SlaRules with(SlaRules rules, Publication publication) {
        return rules.under(with(rules.book(), publication), publication.key());
    }

    /** The rules with all that was published since they were written; the last that was published is the cause. */
    static SlaRules all(SlaRules written, Iterable<Map.Entry<String, Publication>> published) {
        List<Publication> all = new ArrayList<>();
        published.forEach(entry -> all.add(entry.getValue()));
        all.sort(ORDER);
        PolicyBook book = written.book();
        for (Publication publication : all) {
            book = with(book, publication);
        }
        String cause = all.stream()
                .max(Comparator.comparing(Publication::publishedAt).thenComparing(ORDER))
                .map(Publication::key)
                .orElse(written.cause());
        return written.under(book, cause);
    }

    private static PolicyBook with(PolicyBook book, Publication publication) {
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
}
