package io.switchboard.quality;

import io.switchboard.event.AgentEvent;
import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Channel;
import io.switchboard.event.Customer;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The words of these tests: a desk in UTC on a Friday. */
final class Desks {

    static final Settings SETTINGS = new Settings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofDays(7),
            Duration.ofDays(1),
            Duration.ofDays(30),
            Duration.ofDays(40),
            Duration.ofHours(12),
            5,
            Weights.DEFAULT,
            "UTC",
            Map.of("second line", new Desk("Pune", "L2", "Asia/Kolkata")),
            Map.of(
                    "PT1M", List.of("all"),
                    "PT1H", List.of("all", "team", "channel"),
                    "P1D", List.of("all", "team", "agent", "tier", "customer")));

    private Desks() {}

    /** The same with another team's desk. */
    static Settings with(String team, Desk desk) {
        return new Settings(
                SETTINGS.threshold(),
                SETTINGS.shortAbandon(),
                SETTINGS.repeatWithin(),
                SETTINGS.lateness(),
                SETTINGS.surveyLateness(),
                SETTINGS.keep(),
                SETTINGS.agentSilence(),
                SETTINGS.smallest(),
                SETTINGS.weights(),
                SETTINGS.zone(),
                Map.of(team, desk),
                SETTINGS.dimensions());
    }

    static Instant friday(String time) {
        return Instant.parse("2026-03-06T" + (time.length() == 5 ? time + ":00" : time) + "Z");
    }

    static CallEvent call(String id, Instant at, CallEvent.Kind kind, Status status) {
        return new CallEvent(
                id + "-" + at + "-" + kind,
                id,
                "c-1",
                at,
                kind,
                null,
                status,
                Priority.P2,
                "cards",
                null,
                "emea",
                "first line",
                kind == CallEvent.Kind.ANSWERED || kind == CallEvent.Kind.ENDED ? "agent-7" : null);
    }

    static AgentEvent agent(String id, Instant at, AgentEvent.Kind kind) {
        return agent(id, at, kind, "first line");
    }

    static AgentEvent agent(String id, Instant at, AgentEvent.Kind kind, String team) {
        return new AgentEvent(id + "-" + at + "-" + kind, id, at, kind, null, "emea", team);
    }

    static TicketEvent ticket(String id, Instant at, TicketEvent.Kind kind, Status status, Author author) {
        return ticket(id, at, kind, status, author, "first line", "agent-7");
    }

    static TicketEvent ticket(
            String id, Instant at, TicketEvent.Kind kind, Status status, Author author, String team, String agent) {
        return new TicketEvent(
                id + "-" + at + "-" + kind,
                id,
                "c-1",
                at,
                kind,
                null,
                null,
                status,
                null,
                Priority.P2,
                "cards",
                Channel.EMAIL,
                null,
                "emea",
                team,
                agent,
                author,
                Visibility.PUBLIC,
                null,
                null,
                null,
                null,
                null);
    }

    static SurveyResponse survey(String id, Instant at, SurveyResponse.Kind kind, int score) {
        return new SurveyResponse(id + "-" + at + "-" + kind, id, "c-1", at, kind, score, null, null);
    }

    /** All of it, one by one. */
    static List<Counted> counted(List<Recount> all) {
        return all.stream().flatMap(each -> each.counted().stream()).toList();
    }

    static Customer customer(int tier) {
        return new Customer("c-1", Instant.EPOCH, tier, null, "emea", null, List.of());
    }
}
