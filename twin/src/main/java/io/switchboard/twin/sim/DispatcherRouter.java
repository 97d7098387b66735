package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import io.switchboard.routing.Agent;
import io.switchboard.routing.Background;
import io.switchboard.routing.Counts;
import io.switchboard.routing.Decision;
import io.switchboard.routing.Dispatcher;
import io.switchboard.routing.Item;
import io.switchboard.routing.Need;
import io.switchboard.routing.Plan;
import io.switchboard.routing.Presence;
import io.switchboard.routing.Profile;
import io.switchboard.routing.Promise;
import io.switchboard.routing.Settings;
import io.switchboard.routing.Standing;
import io.switchboard.routing.Verdict;
import io.switchboard.routing.Weights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dispatcher of the routing job, in process: what it decides is what happens. */
final class DispatcherRouter implements Router {

    /** The second language of every scenario. */
    static final String SECOND = "second";

    private final Scenario scenario;
    private final Dispatcher dispatcher;
    private final List<Plan> plans;
    private final List<Need> needs = new ArrayList<>();
    private final List<Promise> promises = new ArrayList<>();
    private final List<Background> backgrounds = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Contact> waiting = new HashMap<>();

    /**
     * In a scenario.
     *
     * @param plans of the classes, by their places
     */
    DispatcherRouter(Scenario scenario, Settings settings, Weights weights, List<Plan> plans) {
        this.scenario = scenario;
        this.plans = plans;
        this.dispatcher = new Dispatcher(settings, weights);
        for (ContactClass of : scenario.classes()) {
            Need need = Need.of(of.channel(), of.name(), Math.round(of.work().mean()));
            needs.add(need);
            needs.add(need.speaking(SECOND, 1));
            promises.add(new Promise(of.dueMillis(), 0, of.weight()));
            backgrounds.add(Background.unknown(of.severity()));
        }
        for (SimAgent who : scenario.agents()) {
            String id = "agent-%04d".formatted(agents.size());
            numbers.put(id, agents.size());
            agents.add(new Agent(id, profile(who), Standing.UNKNOWN));
        }
    }

    /** The pool of a team, apart for those who speak the second language. */
    static String pool(SimAgent who) {
        return who.team() + (who.bilingual() ? "-2" : "");
    }

    private Profile profile(SimAgent who) {
        Map<Channel, Integer> units = new EnumMap<>(Channel.class);
        Map<String, Double> speeds = new HashMap<>();
        for (int kind = 0; kind < scenario.classes().size(); kind++) {
            ContactClass of = scenario.classes().get(kind);
            if (who.speeds()[kind] > 0) {
                units.put(of.channel(), 1);
                speeds.put(of.name(), who.speeds()[kind]);
            }
        }
        return Profile.of(pool(who), units)
                .skilled(Map.of(), speeds)
                .speaking(who.bilingual() ? Map.of(SECOND, 1) : Map.of());
    }

    Counts counts() {
        return dispatcher.counts();
    }

    @Override
    public void arrives(Contact contact, Hall hall) {
        String id = id(contact);
        waiting.put(id, contact);
        Item item = Item.entering(
                id,
                hall.now(),
                needs.get(2 * contact.kind + (contact.bilingual ? 1 : 0)),
                promises.get(contact.kind),
                backgrounds.get(contact.kind));
        follow(dispatcher.enter(item, plans.get(contact.kind), hall.now()), hall);
    }

    private static String id(Contact contact) {
        return contact.attempt == 0 ? Long.toString(contact.number) : contact.number + "." + contact.attempt;
    }

    @Override
    public void leaves(Contact contact, Hall hall) {
        String id = id(contact);
        waiting.remove(id);
        follow(dispatcher.leave(id, hall.now()), hall);
    }

    @Override
    public void freed(int agent, Contact done, Hall hall) {
        follow(dispatcher.complete(id(done), agents.get(agent).id(), hall.now()), hall);
    }

    /** Who is off duty would come back tomorrow with the item still in hand. */
    @Override
    public void finished(int agent, Contact done, Hall hall) {
        freed(agent, done, hall);
    }

    @Override
    public void comes(int agent, Hall hall) {
        follow(dispatcher.agent(agents.get(agent), Presence.AVAILABLE, hall.now()), hall);
    }

    @Override
    public void goes(int agent, Hall hall) {
        follow(dispatcher.agent(agents.get(agent), Presence.OFFLINE, hall.now()), hall);
    }

    @Override
    public void nudged(Contact contact, Hall hall) {}

    @Override
    public void woken(Hall hall) {
        follow(dispatcher.until(hall.now()), hall);
    }

    private void follow(List<Decision> decisions, Hall hall) {
        for (Decision decision : decisions) {
            if (decision.verdict() == Verdict.ASSIGNED) {
                hall.assign(waiting.remove(decision.itemId()), numbers.get(decision.agentId()));
            } else if (decision.verdict() == Verdict.REFUSED) {
                hall.refuse(waiting.remove(decision.itemId()));
            } else if (decision.verdict() == Verdict.REJECTED) {
                throw new IllegalStateException("the dispatcher rejects " + decision);
            }
        }
        if (!dispatcher.counts().isConserved()) {
            throw new IllegalStateException("an item is nowhere: " + dispatcher.counts());
        }
        dispatcher.wakeAt().ifPresent(hall::wake);
    }
}
