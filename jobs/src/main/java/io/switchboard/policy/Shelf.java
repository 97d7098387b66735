package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was published, and what of it counts: what cannot be used changes nothing, and the last good version of a
 * policy stays in force.
 *
 * @param unusable why it cannot be used
 */
public record Shelf(List<Publication> usable, Map<Publication, String> unusable, PolicyBook book) {

    public static Shelf empty() {
        return of(List.of());
    }

    /** Of what was published, in the order in which it was. */
    public static Shelf of(Collection<Publication> published) {
        List<Publication> usable = new ArrayList<>();
        Map<Publication, String> unusable = new LinkedHashMap<>();
        PolicyBook book = new PolicyBook(List.of());
        for (Publication publication : published) {
            usable.add(publication);
            try {
                book = Publications.book(usable);
            } catch (IllegalArgumentException e) {
                usable.remove(usable.size() - 1);
                unusable.put(publication, e.getMessage());
            }
        }
        return new Shelf(List.copyOf(usable), unusable, book);
    }

    public Map<String, BusinessCalendar> calendars() {
        return Publications.calendars(usable);
    }

    /** What would count beside the policies of a document: a version that both have is the document's. */
    public PolicyBook with(PolicyBook document) {
        List<Policy> all = new ArrayList<>(document.policies());
        book.policies().stream()
                .filter(policy -> document.policy(policy.id(), policy.version()) == null)
                .forEach(all::add);
        return new PolicyBook(all, book.retired());
    }
}
