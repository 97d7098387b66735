package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import io.switchboard.routing.Agent;
import io.switchboard.routing.Background;
import io.switchboard.routing.Item;
import io.switchboard.routing.Need;
import io.switchboard.routing.Profile;
import io.switchboard.routing.Promise;
import io.switchboard.routing.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The people of a scenario in the words of routing. */
final class Cast {

    /** The second language of every scenario. */
    private static final String SECOND = "second";

    private final List<String> regions;

    /** By class, language and region. */
    private final List<Need> needs = new ArrayList<>();

    private final List<Promise> promises = new ArrayList<>();
    private final List<Background> backgrounds = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Cast(Scenario scenario) {
        this.regions = scenario.population().regions();
        for (ContactClass of : scenario.classes()) {
            Need need = Need.of(of.channel(), of.name(), Math.round(of.work().mean()))
                    .taking(of.units());
            needs.addAll(inAllRegions(need));
            needs.addAll(inAllRegions(need.speaking(SECOND, 1)));
            promises.add(new Promise(of.dueMillis(), 0, of.weight()));
            backgrounds.add(Background.unknown(of.severity()));
        }
        for (SimAgent who : scenario.agents()) {
            String id = agentId(agents.size());
            numbers.put(id, agents.size());
            agents.add(new Agent(id, profile(scenario, who), Standing.UNKNOWN));
        }
    }

    private List<Need> inAllRegions(Need need) {
        return regions.isEmpty()
                ? List.of(need)
                : regions.stream().map(need::in).toList();
    }

    static String agentId(int number) {
        return "agent-%04d".formatted(number);
    }

    /** The pool of a team, apart for those who speak the second language. */
    static String pool(SimAgent who) {
        return who.team() + (who.bilingual() ? "-2" : "");
    }

    /** Who can do a class of contacts at all is cleared for it: a hard step of a plan may ask for that. */
    private static Profile profile(Scenario scenario, SimAgent who) {
        Map<Channel, Integer> units = new EnumMap<>(Channel.class);
        Map<String, Double> speeds = new HashMap<>();
        for (int kind = 0; kind < scenario.classes().size(); kind++) {
            ContactClass of = scenario.classes().get(kind);
            if (who.speeds()[kind] > 0) {
                units.put(of.channel(), of.capacity());
                speeds.put(of.name(), who.speeds()[kind]);
            }
        }
        return Profile.of(pool(who), units)
                .in(who.region())
                .skilled(Map.of(), speeds)
                .cleared(speeds.keySet())
                .speaking(who.bilingual() ? Map.of(SECOND, 1) : Map.of());
    }

    Agent agent(int number) {
        return agents.get(number);
    }

    int number(String agentId) {
        return numbers.get(agentId);
    }

    static String id(Contact contact) {
        return contact.attempt == 0 ? Long.toString(contact.number) : contact.number + "." + contact.attempt;
    }

    /** The contact as it comes at that time, epoch milliseconds. */
    Item item(Contact contact, long at) {
        return Item.entering(
                id(contact),
                at,
                need(contact),
                promises.get(contact.kind),
                contact.background == null ? backgrounds.get(contact.kind) : contact.background);
    }

    private Need need(Contact contact) {
        int classAndLanguage = 2 * contact.kind + (contact.bilingual ? 1 : 0);
        return needs.get(classAndLanguage * Math.max(1, regions.size()) + contact.region);
    }
}
