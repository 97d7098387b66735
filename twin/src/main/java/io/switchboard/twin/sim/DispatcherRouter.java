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

/**
 * The dispatcher of the routing job, in process: what it decides is what happens. Where it asks agents, what they say is what happens
 * next, and a book beside it holds both against what was promised.
 */
final class DispatcherRouter implements Router {

    private final Cast cast;
    private final Dispatcher dispatcher;
    private final List<Plan> plans;
    private final Consumer<Decision> told;
    private final Offers offers;
    private final Map<String, Contact> waiting = new HashMap<>();

    /**
     * In a scenario.
     *
     * @param plans of the classes, by their places
     * @param told every decision, as it is made
     */
    DispatcherRouter(Scenario scenario, Settings settings, Weights weights, List<Plan> plans, Consumer<Decision> told) {
        this(scenario, settings, weights, plans, told, new Offers(settings));
    }

    /**
     * The same, held against what was promised.
     *
     * @param offers none yet
     */
    DispatcherRouter(
            Scenario scenario,
            Settings settings,
            Weights weights,
            List<Plan> plans,
            Consumer<Decision> told,
            Offers offers) {
        this.cast = new Cast(scenario);
        this.plans = plans;
        this.told = told;
        this.offers = offers;
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

    @Override
    public void answered(Answers.Answer answer, Hall hall) {
        String itemId = Cast.id(answer.contact());
        String agentId = cast.agent(answer.agent()).id();
        boolean inTime = offers.answered(itemId, agentId, answer.accepts());
        List<Decision> decisions = answer.accepts()
                ? dispatcher.accept(itemId, agentId, hall.now())
                : dispatcher.decline(itemId, agentId, hall.now());
        if (inTime) {
            follow(decisions, hall);
        } else if (decisions.size() != 1 || decisions.get(0).verdict() != Verdict.REJECTED) {
            throw new IllegalStateException(
                    "%s answered too late, and it was decided: %s".formatted(agentId, decisions));
        }
    }

    private void follow(List<Decision> decisions, Hall hall) {
        for (Decision decision : decisions) {
            told.accept(decision);
            offers.hear(decision);
            happens(decision, hall);
        }
        offers.audit(hall.now());
        hall.audit(dispatcher.counts());
        dispatcher.wakeAt().ifPresent(hall::wake);
    }

    private void happens(Decision decision, Hall hall) {
        switch (decision.verdict()) {
            case OFFERED -> hall.ask(waiting(decision), cast.number(decision.agentId()));
            case ASSIGNED -> {
                hall.assign(waiting(decision), cast.number(decision.agentId()));
                waiting.remove(decision.itemId());
            }
            case DECLINED, TIMED_OUT -> hall.unask(waiting(decision));
            case WITHDRAWN -> hall.withdraw(waiting(decision));
            case REFUSED -> {
                hall.refuse(waiting(decision));
                waiting.remove(decision.itemId());
            }
            case REJECTED -> throw new IllegalStateException("the dispatcher rejects " + decision);
            case ABANDONED, COMPLETED, HELD, ESCALATED, OVERFLOWED, HELP_OPENED, HELP_CLOSED -> {
                // the hall knows, or it is nothing to it
            }
        }
    }

    private Contact waiting(Decision decision) {
        Contact contact = waiting.get(decision.itemId());
        if (contact == null) {
            throw new IllegalStateException("item %s does not wait: it cannot be %s, as agent %s is told"
                    .formatted(decision.itemId(), decision.verdict(), decision.agentId()));
        }
        return contact;
    }
}
