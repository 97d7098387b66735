package io.switchboard.twin.sim;

import io.switchboard.routing.Counts;
import io.switchboard.routing.Decision;
import io.switchboard.routing.Dispatcher;
import io.switchboard.routing.Item;
import io.switchboard.routing.Plan;
import io.switchboard.routing.Presence;
import io.switchboard.routing.Settings;
import io.switchboard.routing.Verdict;
import io.switchboard.routing.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The dispatcher of the routing job, in process: what it decides is what happens. */
final class DispatcherRouter implements Router {

    private final Cast cast;
    private final Dispatcher dispatcher;
    private final List<Plan> plans;
    private final Consumer<Decision> told;
    private final Map<String, Contact> waiting = new HashMap<>();

    /**
     * In a scenario.
     *
     * @param plans of the classes, by their places
     * @param told every decision, as it is made
     */
    DispatcherRouter(Scenario scenario, Settings settings, Weights weights, List<Plan> plans, Consumer<Decision> told) {
        this.cast = new Cast(scenario);
        this.plans = plans;
        this.told = told;
        this.dispatcher = new Dispatcher(settings, weights);
    }

    Counts counts() {
        return dispatcher.counts();
    }

    @Override
    public void arrives(Contact contact, Hall hall) {
        Item item = cast.item(contact, hall.now());
        waiting.put(item.id(), contact);
        follow(dispatcher.enter(item, plans.get(contact.kind), hall.now()), hall);
    }

    @Override
    public void leaves(Contact contact, Hall hall) {
        String id = Cast.id(contact);
        waiting.remove(id);
        follow(dispatcher.leave(id, hall.now()), hall);
    }

    @Override
    public void freed(int agent, Contact done, Hall hall) {
        follow(dispatcher.complete(Cast.id(done), cast.agent(agent).id(), hall.now()), hall);
    }

    /** Who is off duty would come back tomorrow with the item still in hand. */
    @Override
    public void finished(int agent, Contact done, Hall hall) {
        freed(agent, done, hall);
    }

    @Override
    public void comes(int agent, Hall hall) {
        follow(dispatcher.agent(cast.agent(agent), Presence.AVAILABLE, hall.now()), hall);
    }

    @Override
    public void goes(int agent, Hall hall) {
        follow(dispatcher.agent(cast.agent(agent), Presence.OFFLINE, hall.now()), hall);
    }

    @Override
    public void nudged(Contact contact, Hall hall) {}

    @Override
    public void woken(Hall hall) {
        follow(dispatcher.until(hall.now()), hall);
    }

    private void follow(List<Decision> decisions, Hall hall) {
        for (Decision decision : decisions) {
            told.accept(decision);
            if (decision.verdict() == Verdict.ASSIGNED) {
                hall.assign(waiting.remove(decision.itemId()), cast.number(decision.agentId()));
            } else if (decision.verdict() == Verdict.REFUSED) {
                hall.refuse(waiting.remove(decision.itemId()));
            } else if (decision.verdict() == Verdict.REJECTED) {
                throw new IllegalStateException("the dispatcher rejects " + decision);
            }
        }
        hall.audit(dispatcher.counts());
        dispatcher.wakeAt().ifPresent(hall::wake);
    }
}
