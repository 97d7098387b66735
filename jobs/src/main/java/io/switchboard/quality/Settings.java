package io.switchboard.quality;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the figures mean.
 *
 * @param threshold within which a call has to be answered
 * @param shortAbandon whoever gives up within it could hardly have been answered
 * @param repeatWithin a contact about the same is a repeated one, and what comes back had not been solved
 * @param lateness how much later than its time an event may come and still be counted
 * @param surveyLateness the same for an answer, after the item was solved
 * @param keep how long after its last event an item is remembered
 * @param agentSilence how long after the last word of an agent it is known what the agent is at
 * @param smallest a figure about fewer answers or contacts is withheld
 * @param zone of all; IANA
 * @param desks by team
 * @param dimensions by the words of {@link Grain}: the sets that are told for its windows
 */
public record Settings(
        Duration threshold,
        Duration shortAbandon,
        Duration repeatWithin,
        Duration lateness,
        Duration surveyLateness,
        Duration keep,
        Duration agentSilence,
        int smallest,
        Weights weights,
        String zone,
        Map<String, Desk> desks,
        Map<String, List<String>> dimensions)
        implements Serializable {

    public Settings {
        desks = Map.copyOf(desks);
        dimensions = Map.copyOf(dimensions);
        zone(zone);
        desks.values().stream().filter(desk -> desk.zone() != null).forEach(desk -> zone(desk.zone()));
        dimensions.forEach((grain, words) -> {
            Grain.named(grain);
            Dimension.named(words);
        });
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone is %s: give an IANA zone such as Europe/Berlin".formatted(id), e);
        }
    }

    Map<Grain, List<Dimension>> sets() {
        Map<Grain, List<Dimension>> sets = new EnumMap<>(Grain.class);
        dimensions.forEach((grain, words) -> sets.put(Grain.named(grain), Dimension.named(words)));
        return sets;
    }

    ZoneId wall() {
        return zone(zone);
    }

    /** Of the wall that the team sees. */
    ZoneId wallOf(String team) {
        Desk desk = team == null ? null : desks.get(team);
        return desk == null || desk.zone() == null ? wall() : zone(desk.zone());
    }

    String centreOf(String team) {
        return team == null || desks.get(team) == null ? null : desks.get(team).centre();
    }

    String lineOf(String team) {
        return team == null || desks.get(team) == null ? null : desks.get(team).line();
    }

    /** How long after its end a window can still change, in milliseconds. */
    long finalAfterMs(Family family, String subject) {
        return switch (family) {
            case CALLS, TICKETS, CHANNELS, AGENTS, BACKLOG -> lateness.toMillis();
            case CLOCKS, BREACHES -> 2 * lateness.toMillis();
            case CONTACTS, RETURNS -> repeatWithin.plus(lateness).toMillis();
            case SURVEYS -> subject == null ? lateness.toMillis() : surveyLateness.toMillis();
            case SCORE -> Math.max(repeatWithin.plus(lateness).toMillis(), 2 * lateness.toMillis());
        };
    }
}
