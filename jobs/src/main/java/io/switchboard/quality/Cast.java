package io.switchboard.quality;

import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.Priority;
import io.switchboard.event.TicketEvent;
import java.time.Instant;
import java.util.List;

/** Under what an item was counted at a time. */
final class Cast {

    private final Story story;
    private final Settings settings;

    Cast(Story story, Settings settings) {
        this.story = story;
        this.settings = settings;
    }

    /** As the last event up to {@code at} left it; before the first, as that one did. */
    Traits at(Instant at) {
        TicketEvent ticket = last(story.tickets(), at, TicketEvent::at);
        if (ticket != null) {
            return of(ticket);
        }
        CallEvent call = last(story.calls(), at, CallEvent::at);
        return call == null ? of(customerOf(story)) : of(call);
    }

    Traits of(TicketEvent event) {
        return traits(
                event.region(),
                event.group(),
                event.assignee(),
                event.channel() == null ? null : event.channel().name(),
                event.category(),
                event.priority(),
                customer(event.customerId()));
    }

    Traits of(CallEvent event) {
        return traits(
                event.region(),
                event.group(),
                event.assignee(),
                "PHONE",
                event.category(),
                event.priority(),
                customer(event.customerId()));
    }

    private Traits of(String customerId) {
        return traits(null, null, null, null, null, null, customerId);
    }

    private Traits traits(
            String region,
            String team,
            String agent,
            String channel,
            String category,
            Priority priority,
            String customer) {
        Customer profile = profile();
        return new Traits(
                region == null && profile != null ? profile.region() : region,
                settings.centreOf(team),
                settings.lineOf(team),
                team,
                agent,
                channel,
                category,
                priority == null ? null : priority.name(),
                profile == null || profile.tier() == null ? null : Integer.toString(profile.tier()),
                customer);
    }

    /** A customer does not become unknown because one event does not name it. */
    private String customer(String named) {
        return named == null ? customerOf(story) : named;
    }

    private static String customerOf(Story story) {
        for (int i = story.tickets().size() - 1; i >= 0; i--) {
            if (story.tickets().get(i).customerId() != null) {
                return story.tickets().get(i).customerId();
            }
        }
        for (int i = story.calls().size() - 1; i >= 0; i--) {
            if (story.calls().get(i).customerId() != null) {
                return story.calls().get(i).customerId();
            }
        }
        return story.surveys().isEmpty() ? null : story.surveys().get(0).customerId();
    }

    /** As it was when the item began, or as it was first known after that. */
    private Customer profile() {
        Instant began = began();
        Customer profile = null;
        for (Customer known : story.customers()) {
            if (profile == null || began == null || !known.at().isAfter(began)) {
                profile = known;
            }
        }
        return profile;
    }

    private Instant began() {
        if (!story.tickets().isEmpty()) {
            return story.tickets().get(0).at();
        }
        return story.calls().isEmpty() ? null : story.calls().get(0).at();
    }

    private static <T> T last(List<T> events, Instant at, java.util.function.Function<T, Instant> time) {
        T last = events.isEmpty() ? null : events.get(0);
        for (T event : events) {
            if (time.apply(event).isAfter(at)) {
                return last;
            }
            last = event;
        }
        return last;
    }
}
