package io.switchboard.wire;

import io.switchboard.event.Channel;
import io.switchboard.event.Priority;
import io.switchboard.routing.Background;
import io.switchboard.routing.Item;
import io.switchboard.routing.Need;
import io.switchboard.routing.Promise;
import io.switchboard.routing.Request;
import io.switchboard.schema.PastAgent;
import io.switchboard.schema.RoutingBackground;
import io.switchboard.schema.RoutingNeed;
import io.switchboard.schema.RoutingPromise;
import io.switchboard.schema.RoutingRequest;
import io.switchboard.schema.RoutingRequestKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** What happens to items that wait for an agent, as its topics show it. */
final class RequestShape implements Shape<Request, RoutingRequest> {

    private static final long serialVersionUID = 1;

    private static final int HIGHEST_TIER = 4;
    private static final int MANY = 1_000_000;
    private static final double DEAREST = 1e9;

    private final boolean isOfTransfers;

    /** @param isOfTransfers of the topic in which domains speak to each other */
    RequestShape(boolean isOfTransfers) {
        this.isOfTransfers = isOfTransfers;
    }

    @Override
    public Class<Request> type() {
        return Request.class;
    }

    @Override
    public Schema schema() {
        return RoutingRequest.getClassSchema();
    }

    @Override
    public Instant at(Request request) {
        return Instant.ofEpochMilli(request.at());
    }

    @Override
    public Instant earliest(Request request) {
        return request.item() == null
                ? at(request)
                : Instant.ofEpochMilli(Math.min(request.at(), request.item().enteredAt()));
    }

    @Override
    public Request fromAvro(RoutingRequest request) {
        return isOfTransfers ? said(request).asTransfer() : said(request);
    }

    private static Request said(RoutingRequest request) {
        Request.Kind kind = Field.symbol("kind", request.getKind(), Request.Kind.class);
        String eventId = Field.eventId(request.getEventId());
        String domain = Field.id("domain", request.getDomain(), "name whose agents the item is for");
        long at = Field.instant("at", request.getAt()).toEpochMilli();
        Long sequence = Field.sequence(request.getSequence());
        String itemId = Field.itemId(request.getItemId());
        return switch (kind) {
            case ENTER, CHANGE -> Request.of(eventId, domain, at, sequence, kind, item(itemId, request), plan(request));
            case ACCEPT, DECLINE, COMPLETE, TAKE -> Request.of(
                    eventId, domain, at, sequence, kind, itemId, agent(kind, request.getAgentId()));
            case LEAVE -> Request.of(eventId, domain, at, sequence, kind, itemId, (String) null);
            case AGENT -> throw new IllegalArgumentException("kind is AGENT: write agents to their own topic");
        };
    }

    private static String agent(Request.Kind kind, String agentId) {
        if (agentId == null) {
            throw Field.refusal("agentId", "missing", "%s says who".formatted(kind));
        }
        return Field.id("agentId", agentId, "name the agent");
    }

    private static String plan(RoutingRequest request) {
        return Field.id("plan", required("plan", request.getPlan(), request), "name a plan of the book");
    }

    private static <T> T required(String field, T value, RoutingRequest request) {
        if (value == null) {
            throw Field.refusal(field, "missing", "%s says it".formatted(request.getKind()));
        }
        return value;
    }

    private static Item item(String itemId, RoutingRequest request) {
        Instant entered = request.getEnteredAt() == null ? request.getAt() : request.getEnteredAt();
        Instant aged = request.getAgedFrom() == null ? entered : request.getAgedFrom();
        if (entered.isAfter(request.getAt())) {
            throw Field.refusal("enteredAt", entered.toString(), "an item does not wait before it has come");
        }
        return new Item(
                itemId,
                Field.instant("enteredAt", entered).toEpochMilli(),
                Field.instant("agedFrom", aged).toEpochMilli(),
                need(required("need", request.getNeed(), request)),
                promise(required("promise", request.getPromise(), request)),
                background(required("background", request.getBackground(), request)));
    }

    private static Need need(RoutingNeed need) {
        if (need.getLanguageLevel() > 0 && need.getLanguage() == null) {
            throw Field.refusal("language", "missing", "a level is one of a language");
        }
        return new Need(
                Field.symbol("channel", need.getChannel(), Channel.class),
                Field.count("units", need.getUnits(), 1, MANY),
                Field.text("category", need.getCategory()),
                need.getLanguage() == null ? "" : Field.text("language", need.getLanguage()),
                need.getLanguageLevel(),
                need.getRegion() == null ? "" : Field.text("region", need.getRegion()),
                Set.copyOf(Field.texts("clearances", need.getClearances())),
                need.getHandle());
    }

    private static Promise promise(RoutingPromise promise) {
        return new Promise(
                promise.getResponse(),
                promise.getResolution(),
                Field.number("penalty", promise.getPenalty(), 0, DEAREST));
    }

    private static Background background(RoutingBackground known) {
        return new Background(
                Field.count("tier", known.getTier(), 0, HIGHEST_TIER),
                Field.number("churnRisk", known.getChurnRisk(), 0, 1),
                Field.number("sentiment", known.getSentiment(), -1, 1),
                Field.count("contacts7d", known.getContacts7d(), 0, MANY),
                Field.number("breachProbability", known.getBreachProbability(), 0, 1),
                severity(Field.symbol("priority", known.getPriority(), Priority.class)),
                Field.count("reopens", known.getReopens(), 0, MANY),
                Field.count("transfers", known.getTransfers(), 0, MANY),
                Field.number("incidentMatch", known.getIncidentMatch(), 0, 1),
                previousAgents(known.getPreviousAgents()),
                known.getEntitled());
    }

    private static int severity(Priority priority) {
        return switch (priority) {
            case P0, P1 -> 1;
            case P2 -> 2;
            case P3 -> 3;
            case P4 -> 4;
        };
    }

    private static Map<String, Double> previousAgents(List<PastAgent> agents) {
        Map<String, Double> daysAgo = new HashMap<>();
        for (PastAgent agent : agents) {
            daysAgo.put(
                    Field.id("previousAgents", agent.getAgentId(), "name the agent"),
                    Field.number("daysAgo", agent.getDaysAgo(), 0, MANY));
        }
        return daysAgo;
    }

    @Override
    public RoutingRequest toAvro(Request request) {
        Item item = request.item();
        return new RoutingRequest(
                request.eventId(),
                request.domain(),
                request.itemId(),
                at(request),
                request.sequence(),
                Field.onWire(request.kind(), RoutingRequestKind.class),
                request.agentId(),
                request.planId(),
                item == null ? null : Instant.ofEpochMilli(item.enteredAt()),
                item == null ? null : Instant.ofEpochMilli(item.agedFrom()),
                item == null ? null : onWire(item.need()),
                item == null ? null : onWire(item.promise()),
                item == null ? null : onWire(item.background()));
    }

    private static RoutingNeed onWire(Need need) {
        return new RoutingNeed(
                Field.onWire(need.channel(), io.switchboard.schema.Channel.class),
                need.units(),
                need.category(),
                need.language().isEmpty() ? null : need.language(),
                need.languageLevel(),
                need.region().isEmpty() ? null : need.region(),
                need.clearances().stream().sorted().toList(),
                need.handleMillis());
    }

    private static RoutingPromise onWire(Promise promise) {
        return new RoutingPromise(promise.responseMillis(), promise.resolutionMillis(), promise.penalty());
    }

    private static RoutingBackground onWire(Background known) {
        return new RoutingBackground(
                known.tier(),
                known.churnRisk(),
                known.sentiment(),
                known.contacts7d(),
                known.breachProbability(),
                io.switchboard.schema.Priority.valueOf("P" + known.severity()),
                known.reopens(),
                known.transfers(),
                known.incidentMatch(),
                new TreeMap<>(known.previousAgents())
                        .entrySet().stream()
                                .map(agent -> new PastAgent(agent.getKey(), agent.getValue()))
                                .toList(),
                known.entitled());
    }
}
