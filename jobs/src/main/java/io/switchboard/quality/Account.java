package io.switchboard.quality;

import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a story comes to: what counts of it, its contacts, and when to look again. */
record Account(Sheet sheet, List<Contact> contacts, long wakeAt, boolean over) {

    static Account of(Story story, Settings settings) {
        Sheet sheet = new Sheet(story.itemId());
        Cast cast = new Cast(story, settings);
        List<Contact> contacts = new ArrayList<>();
        CallFold call = CallFold.of(story, settings);
        TicketFold ticket = TicketFold.of(story, settings);
        if (call != null) {
            call.into(sheet);
            add(contacts, call.contact(cast));
        }
        if (ticket != null) {
            ticket.into(sheet);
            add(contacts, ticket.contact(cast));
        }
        surveys(story, ticket, cast, sheet);
        ends(story, cast, sheet);
        breaches(story, cast, sheet);
        return new Account(
                sheet, contacts, wakeAt(story, settings, call, ticket), ticket == null || ticket.isForGood());
    }

    private static void add(List<Contact> contacts, Contact contact) {
        if (contact != null) {
            contacts.add(contact);
        }
    }

    /** Whoever had the item when it was solved gets the credit, in both periods. */
    private static void surveys(Story story, TicketFold ticket, Cast cast, Sheet sheet) {
        for (SurveyResponse response : story.surveys()) {
            Counters answer = Counters.of(Surveys.of(response), 1);
            TicketEvent solved = ticket == null ? null : ticket.solvedBefore(response.at());
            Traits traits = solved == null ? cast.at(response.at()) : cast.of(solved);
            Traits credited = traits.agent() == null ? withAgent(traits, response.agentId()) : traits;
            sheet.count(response.at(), credited, answer);
            Instant at = response.solvedAt() != null ? response.solvedAt() : solvedAt(story, solved, response.at());
            if (at != null) {
                sheet.count(at, credited, Counted.SOLVED, answer);
            }
        }
    }

    private static Instant solvedAt(Story story, TicketEvent solved, Instant answered) {
        if (solved != null || story.calls().isEmpty()) {
            return solved == null ? null : solved.at();
        }
        Instant end = story.calls().get(story.calls().size() - 1).at();
        return end.isAfter(answered) ? null : end;
    }

    private static Traits withAgent(Traits t, String agent) {
        return new Traits(
                t.region(),
                t.centre(),
                t.line(),
                t.team(),
                agent,
                t.channel(),
                t.category(),
                t.priority(),
                t.tier(),
                t.customer());
    }

    private static void ends(Story story, Cast cast, Sheet sheet) {
        for (ClockEnd end : story.ends()) {
            sheet.count(end.endedAt(), cast.at(end.endedAt()), end.counters());
            sheet.count(end.endedAt(), cast.at(end.endedAt()), end.clock(), end.counters());
        }
    }

    /** What is left when what was taken back is dropped. */
    private static void breaches(Story story, Cast cast, Sheet sheet) {
        Set<String> superseded = new HashSet<>();
        story.breaches().forEach(breach -> superseded.add(breach.supersedes()));
        for (Breach breach : story.breaches()) {
            if (!breach.withdrawn() && !superseded.contains(breach.escalationId())) {
                Counters one = Counters.of(Counter.BREACHES, 1);
                sheet.count(breach.at(), cast.at(breach.at()), one);
                sheet.count(breach.at(), cast.at(breach.at()), breach.clock(), one);
            }
        }
    }

    /** In epoch milliseconds; MAX_VALUE if time alone changes nothing. */
    private static long wakeAt(Story story, Settings settings, CallFold call, TicketFold ticket) {
        long wake = Long.MAX_VALUE;
        if (call != null && call.missedAt() != null) {
            long missed = call.missedAt().toEpochMilli() + 1;
            wake = missed > story.passed() ? missed : wake;
        }
        if (ticket != null && (!ticket.isOver() || ticket.last().toEpochMilli() > story.passed())) {
            Instant from = Instant.ofEpochMilli(
                    Math.max(story.passed(), ticket.created().toEpochMilli()));
            wake = Math.min(wake, new Backlog(settings).endOfDay(from).toEpochMilli());
        }
        return wake;
    }
}
