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

    /**
     * Of what was published, in the order in which it was. One by one it is tried only where not all of it can be used:
     * that costs a book for each.
     */
    public static Shelf of(Collection<Publication> published) {
        try {
            return new Shelf(List.copyOf(published), Map.of(), Publications.book(published));
        } catch (IllegalArgumentException e) {
            return oneByOne(published);
        }
    }

    private static Shelf oneByOne(Collection<Publication> published) {
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
}
