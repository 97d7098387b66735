package io.switchboard.wire;

import io.switchboard.event.Channel;
import io.switchboard.routing.Agent;
import io.switchboard.routing.Presence;
import io.switchboard.routing.Profile;
import io.switchboard.routing.Request;
import io.switchboard.routing.Standing;
import io.switchboard.schema.AgentEvent;
import io.switchboard.schema.AgentStatus;
import io.switchboard.schema.ChannelUnits;
import io.switchboard.schema.Share;
import io.switchboard.schema.Skill;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** What agents do and can, as their topic shows it; one who is in no domain is a request of none. */
final class AgentEventShape implements Shape<Request, AgentEvent> {

    private static final long serialVersionUID = 1;

    private static final int HIGHEST_LANGUAGE = 5;
    private static final int HIGHEST_SKILL = 10;
    private static final int MOST_UNITS = 1_000_000;
    private static final double FASTEST = 100;
    private static final double BEST_MOS = 5;

    @Override
    public Class<Request> type() {
        return Request.class;
    }

    @Override
    public Schema schema() {
        return AgentEvent.getClassSchema();
    }

    @Override
    public Instant at(Request request) {
        return Instant.ofEpochMilli(request.at());
    }

    @Override
    public Request fromAvro(AgentEvent event) {
        String id = Field.id("agentId", event.getAgentId(), "every event must name its agent");
        return Request.of(
                Field.eventId(event.getEventId()),
                Field.text("domain", event.getDomain()),
                Field.instant("at", event.getAt()).toEpochMilli(),
                Field.sequence(event.getSequence()),
                event.getDomain() == null
                        ? new Agent(id, Profile.of("none", Map.of()), Standing.UNKNOWN)
                        : new Agent(id, profile(event), standing(event)),
                presence(event.getStatus()));
    }

    /** Whoever is busy with something else is away to us. */
    private static Presence presence(AgentStatus status) {
        return switch (status) {
            case AVAILABLE -> Presence.AVAILABLE;
            case OFFLINE -> Presence.OFFLINE;
            case BUSY, WRAP_UP, AWAY -> Presence.AWAY;
            case UNKNOWN -> throw Field.refusal("status", "UNKNOWN", "upgrade the job");
        };
    }

    private static Profile profile(AgentEvent event) {
        if (event.getGroup() == null || event.getGroup().isBlank()) {
            throw Field.refusal("group", "missing", "an agent in a domain has one: it is the pool");
        }
        return new Profile(
                Field.text("group", event.getGroup()),
                event.getRegion() == null ? "" : Field.text("region", event.getRegion()),
                levels("skills", event.getSkills(), HIGHEST_SKILL),
                languages(event),
                Set.copyOf(Field.texts("clearances", event.getClearances())),
                units(event),
                shares("speeds", event.getSpeeds(), FASTEST),
                shares("resolutions", event.getResolutions(), 1));
    }

    private static Map<String, Integer> languages(AgentEvent event) {
        Map<String, Integer> levels = new HashMap<>();
        Field.texts("languages", event.getLanguages()).forEach(language -> levels.put(language, HIGHEST_LANGUAGE));
        levels.putAll(levels("languageLevels", event.getLanguageLevels(), HIGHEST_LANGUAGE));
        return levels;
    }

    private static Map<String, Integer> levels(String field, List<Skill> skills, int most) {
        Map<String, Integer> levels = new HashMap<>();
        for (Skill skill : skills) {
            levels.put(
                    Field.id(field, skill.getName(), "leave out what says nothing"),
                    Field.count(field + " " + skill.getName(), skill.getLevel(), 1, most));
        }
        return levels;
    }

    private static Map<String, Double> shares(String field, List<Share> shares, double most) {
        Map<String, Double> byName = new HashMap<>();
        for (Share share : shares) {
            byName.put(
                    Field.id(field, share.getName(), "leave out what says nothing"),
                    Field.number(field + " " + share.getName(), share.getShare(), 0, most));
        }
        return byName;
    }

    private static Map<Channel, Integer> units(AgentEvent event) {
        Map<Channel, Integer> units = new EnumMap<>(Channel.class);
        if (event.getUnits().isEmpty() && event.getCapacity() != null) {
            int capacity = Field.count("capacity", event.getCapacity(), 0, MOST_UNITS);
            for (Channel channel : Channel.values()) {
                units.put(channel, capacity);
            }
        }
        for (ChannelUnits each : event.getUnits()) {
            units.put(
                    Field.symbol("channel", each.getChannel(), Channel.class),
                    Field.count("units of " + each.getChannel(), each.getUnits(), 0, MOST_UNITS));
        }
        return units;
    }

    private static Standing standing(AgentEvent event) {
        Standing or = Standing.UNKNOWN;
        Instant shiftEndsAt = Field.instant("shiftEndsAt", event.getShiftEndsAt());
        return new Standing(
                event.getQuality() == null ? or.quality() : Field.number("quality", event.getQuality(), 0, 1),
                event.getVoiceMos() == null
                        ? or.voiceMos()
                        : Field.number("voiceMos", event.getVoiceMos(), 0, BEST_MOS),
                event.getOccupancy() == null ? or.occupancy() : Field.number("occupancy", event.getOccupancy(), 0, 1),
                shiftEndsAt == null ? or.shiftEndsAt() : shiftEndsAt.toEpochMilli());
    }

    @Override
    public AgentEvent toAvro(Request request) {
        Profile profile = request.agent().profile();
        Standing standing = request.agent().standing();
        AgentEvent event = new AgentEvent();
        event.setEventId(request.eventId());
        event.setAgentId(request.agent().id());
        event.setAt(at(request));
        event.setSequence(request.sequence());
        event.setStatus(Field.onWire(request.presence(), AgentStatus.class));
        event.setGroup(profile.pool());
        event.setRegion(profile.region().isEmpty() ? null : profile.region());
        event.setLanguages(List.of());
        event.setSkills(skills(profile.skills()));
        event.setShiftEndsAt(
                standing.shiftEndsAt() == Long.MAX_VALUE ? null : Instant.ofEpochMilli(standing.shiftEndsAt()));
        event.setDomain(request.domain());
        event.setUnits(new TreeMap<>(profile.units())
                .entrySet().stream()
                        .map(each -> new ChannelUnits(
                                Field.onWire(each.getKey(), io.switchboard.schema.Channel.class), each.getValue()))
                        .toList());
        event.setLanguageLevels(skills(profile.languages()));
        event.setClearances(profile.clearances().stream().sorted().toList());
        event.setSpeeds(onWire(profile.speed()));
        event.setResolutions(onWire(profile.resolution()));
        event.setQuality(standing.quality());
        event.setVoiceMos(standing.voiceMos());
        event.setOccupancy(standing.occupancy());
        return event;
    }

    private static List<Skill> skills(Map<String, Integer> levels) {
        return new TreeMap<>(levels)
                .entrySet().stream()
                        .map(level -> new Skill(level.getKey(), level.getValue()))
                        .toList();
    }

    private static List<Share> onWire(Map<String, Double> shares) {
        return new TreeMap<>(shares)
                .entrySet().stream()
                        .map(share -> new Share(share.getKey(), share.getValue()))
                        .toList();
    }
}
