package io.switchboard.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Brings the waiting items of a routing domain and its agents together: the one writer of that domain. First time
 * passes up to what happens, then it happens, so that an alarm and an event at the same instant always come in the same
 * order; the same calls give the same decisions. Times are epoch milliseconds and never run back.
 */
public final class Dispatcher {

    /** A version of a plan never changes. */
    private record PlanKey(String id, int version) {}

    private final Settings settings;
    private final Weights weights;
    private final Lobby lobby;
    private final Floor floor;
    private final Help help;
    private final Matching matching;
    private final Map<String, Waiting> items = new HashMap<>();
    private final Map<PlanKey, Waiting.Shape> shapes = new HashMap<>();
    private final Changes changes;
    private final Journal journal;
    private final List<Item> overflowed = new ArrayList<>();
    private final List<HelpTurn> helpTurns = new ArrayList<>();
    private long now = Long.MIN_VALUE;
    private long in;
    private long assigned;
    private long abandoned;
    private long refused;
    private long flowedOut;

    public Dispatcher(Settings settings, Weights weights) {
        this(settings, weights, Changes.UNHEARD);
    }

    /** One whose changes somebody wants to know of, to keep them. */
    Dispatcher(Settings settings, Weights weights, Changes changes) {
        this.settings = settings;
        this.weights = weights;
        this.changes = changes;
        this.journal = new Journal(weights);
        this.lobby = new Lobby(weights);
        this.floor = new Floor(settings.exclusive(), changes);
        this.help = new Help(settings.sharing(), lobby, floor, changes);
        this.matching = new Matching(lobby, floor, help, weights);
    }

    /**
     * Goes on where another stood, from what was kept of it, under settings and weights of its own. Nothing is decided
     * by that: whoever could have come together would have, unless they are others than before ({@link #matchAnew}).
     */
    static Dispatcher from(Kept kept, Settings settings, Weights weights, Changes changes) {
        Dispatcher dispatcher = new Dispatcher(settings, weights, changes);
        dispatcher.resume(kept);
        return dispatcher;
    }

    private void resume(Kept kept) {
        now = kept.domain().now();
        in = kept.domain().in();
        assigned = kept.domain().assigned();
        abandoned = kept.domain().abandoned();
        refused = kept.domain().refused();
        flowedOut = kept.domain().flowedOut();
        kept.agents().forEach(floor::resume);
        kept.help().forEach(help::resume);
        kept.items().forEach(this::resume);
    }

    private void resume(KeptItem kept) {
        Waiting waiting = waiting(kept.item(), kept.plan()).goesOn(kept);
        items.put(kept.item().id(), waiting);
        if (kept.offeredTo() == null) {
            lobby.add(waiting, now, settings.ageingMillis());
            lobby.alarm(waiting, alarmOf(waiting, now));
        } else {
            waiting.offeredTo = floor.find(kept.offeredTo());
            lobby.alarm(waiting, kept.alarmAt());
        }
    }

    /** All there is to go on from. */
    Kept kept() {
        return new Kept(
                keptDomain(),
                items.values().stream().map(Waiting::kept).toList(),
                floor.all().stream().map(Seat::kept).toList(),
                List.copyOf(help.all()));
    }

    /** The items that left with {@link Verdict#OVERFLOWED} since somebody last asked, in that order. */
    List<Item> overflowed() {
        List<Item> all = List.copyOf(overflowed);
        overflowed.clear();
        return all;
    }

    /** How pools have come to help others, or ceased to, since somebody last asked, in that order. */
    List<HelpTurn> helpTurns() {
        List<HelpTurn> all = List.copyOf(helpTurns);
        helpTurns.clear();
        return all;
    }

    long now() {
        return now;
    }

    KeptDomain keptDomain() {
        return new KeptDomain(now, in, assigned, abandoned, refused, flowedOut);
    }

    /** Null if it neither waits nor is offered. */
    KeptItem keptItem(String itemId) {
        Waiting waiting = items.get(itemId);
        return waiting == null ? null : waiting.kept();
    }

    /** Whether it waits, is offered, or an agent has it. */
    boolean has(String itemId) {
        return items.containsKey(itemId) || floor.holder(itemId) != null;
    }

    /** Null of one whom nobody knows any more. */
    KeptAgent keptAgent(String agentId) {
        Seat seat = floor.find(agentId);
        return seat == null ? null : seat.kept();
    }

    /** Null of pools that no item knows of. */
    KeptHelp keptHelp(String key) {
        return help.find(key);
    }

    /** An item comes; one whose id is already waiting is rejected and not counted. */
    public List<Decision> enter(Item item, Plan plan, long at) {
        pass(at);
        if (items.containsKey(item.id())) {
            return rejected(item.id(), null, "already waits: let every item have its own id");
        }
        if (floor.holder(item.id()) != null) {
            return rejected(item.id(), null, "is with an agent: it can come again when it is completed");
        }
        in++;
        if (!item.background().entitled() || items.size() >= settings.most()) {
            refused++;
            boolean full = item.background().entitled();
            journal.tell(now, item.id(), Verdict.REFUSED, null, full ? "queue full" : "not entitled", plan);
            return told();
        }
        place(waiting(item, plan), at);
        return told();
    }

    /** An item comes that cannot be planned: it is counted, and told of. */
    List<Decision> refuse(String itemId, String why, long at) {
        pass(at);
        in++;
        refused++;
        journal.tell(now, itemId, Verdict.REFUSED, null, why, null);
        return told();
    }

    /** Something is asked for that makes no sense. */
    List<Decision> reject(String itemId, String why, long at) {
        pass(at);
        return rejected(itemId, null, why);
    }

    /**
     * What is known of a waiting item or its plan has changed: it is planned anew and keeps its place. An offer
     * stands, and the change counts when it comes back, unless the agent may not have the item as it is now; of an item
     * that an agent has there is nothing more to plan.
     */
    public List<Decision> change(Item item, Plan plan, long at) {
        pass(at);
        Waiting before = items.get(item.id());
        if (before == null) {
            return floor.holder(item.id()) == null ? rejected(item.id(), null, "does not wait") : told();
        }
        Item kept = new Item(
                item.id(), before.item.enteredAt(), item.agedFrom(), item.need(), item.promise(), item.background());
        Waiting heir = waiting(kept, plan).heirOf(before);
        if (before.offeredTo != null) {
            Seat seat = before.offeredTo;
            inherit(before, heir);
            takeBackUnlawful(seat, List.of(heir), at);
            return told();
        }
        withdraw(before);
        place(heir, at);
        return told();
    }

    private void inherit(Waiting offered, Waiting heir) {
        long alarmAt = offered.alarmAt;
        Seat seat = offered.offeredTo;
        withdraw(offered);
        floor.giveBack(seat, offered.item.id());
        floor.take(seat, heir);
        heir.offeredTo = seat;
        heir.step = heir.plan.equals(offered.plan) ? offered.step : 0;
        items.put(heir.item.id(), heir);
        lobby.alarm(heir, alarmAt);
    }

    /** The customer gave up, or the item is done with otherwise; so is who has it, if anybody does. */
    public List<Decision> leave(String itemId, long at) {
        pass(at);
        Waiting waiting = items.get(itemId);
        if (waiting == null) {
            Seat holder = floor.holder(itemId);
            return holder == null
                    ? rejected(itemId, null, "does not wait: it cannot be abandoned")
                    : completed(itemId, holder, "the item left", at);
        }
        Seat seat = waiting.offeredTo;
        journal.tell(now, waiting, Verdict.ABANDONED, seat == null ? null : seat.agent.id(), "");
        abandoned++;
        withdraw(waiting);
        if (seat != null) {
            floor.giveBack(seat, itemId);
            serve(seat, at);
        }
        return told();
    }

    /** An agent comes, goes, or can do other things than before. */
    public List<Decision> agent(Agent agent, Presence presence, long at) {
        pass(at);
        Seat seat = floor.seat(agent, presence, at);
        if (presence == Presence.AVAILABLE) {
            takeBackUnlawful(seat, offeredTo(seat), at);
            serve(seat, at);
        } else {
            takeBack(seat, at);
            floor.forget(seat);
        }
        return told();
    }

    /** A sign of life. */
    public List<Decision> heartbeat(String agentId, long at) {
        pass(at);
        Seat seat = floor.find(agentId);
        if (seat == null) {
            return rejected("", agentId, unknown(agentId));
        }
        floor.heard(seat, at);
        return told();
    }

    public List<Decision> accept(String itemId, String agentId, long at) {
        pass(at);
        Waiting waiting = items.get(itemId);
        if (!isOffered(waiting, agentId)) {
            return rejected(itemId, agentId, notOffered(agentId));
        }
        journal.tell(now, waiting, Verdict.ASSIGNED, agentId, "");
        assign(waiting);
        return told();
    }

    /** The item goes back to its place; this agent is not asked again for a while. */
    public List<Decision> decline(String itemId, String agentId, long at) {
        pass(at);
        Waiting waiting = items.get(itemId);
        if (!isOffered(waiting, agentId)) {
            return rejected(itemId, agentId, notOffered(agentId));
        }
        comeBack(waiting, Verdict.DECLINED, at);
        return told();
    }

    /** The agent is done with the item. */
    public List<Decision> complete(String itemId, String agentId, long at) {
        pass(at);
        Seat seat = floor.find(agentId);
        Waiting offered = items.get(itemId);
        if (seat == null || offered != null || !seat.has(itemId)) {
            return rejected(itemId, agentId, seat == null ? unknown(agentId) : "is not with " + agentId);
        }
        return completed(itemId, seat, "", at);
    }

    private List<Decision> completed(String itemId, Seat seat, String reason, long at) {
        floor.give(seat, itemId, at);
        if (settings.explains()) {
            journal.tell(now, itemId, Verdict.COMPLETED, seat.agent.id(), reason, null);
        }
        serve(seat, at);
        floor.forget(seat);
        return told();
    }

    /**
     * An agent takes an item without having been asked: from the queue, from whoever it is offered to, or from another
     * agent. It is the agent's then, whether there is room for it or not; of one whom nobody knows we only know that it
     * waits no more.
     */
    public List<Decision> take(String itemId, String agentId, long at) {
        pass(at);
        Waiting waiting = items.get(itemId);
        Seat holder = floor.holder(itemId);
        Seat taker = floor.find(agentId);
        if (waiting == null && holder == null) {
            return rejected(itemId, agentId, "is nobody's and does not wait: let it enter first");
        }
        if (waiting != null) {
            journal.tell(now, waiting, Verdict.ASSIGNED, agentId, taken(agentId, taker, holder, true));
            assign(waiting, holder, taker, at);
        } else if (holder != taker) {
            journal.tell(now, itemId, Verdict.ASSIGNED, agentId, taken(agentId, taker, holder, false), null);
            Need need = holder.needOf(itemId);
            floor.give(holder, itemId, at);
            handOver(itemId, need, holder, taker, at);
        }
        return told();
    }

    private void assign(Waiting waiting, Seat asked, Seat taker, long at) {
        String itemId = waiting.item.id();
        withdraw(waiting);
        assigned++;
        if (asked != null) {
            floor.giveBack(asked, itemId);
        }
        handOver(itemId, waiting.item.need(), asked, taker, at);
    }

    private void handOver(String itemId, Need need, Seat from, Seat to, long at) {
        if (to != null) {
            floor.take(to, itemId, need);
        }
        if (from != null && from != to) {
            serve(from, at);
            floor.forget(from);
        }
    }

    private static String taken(String agentId, Seat taker, Seat from, boolean waits) {
        String whence = from == null || from == taker
                ? "took it"
                : (waits ? "took it from an offer to " : "took it from ") + from.agent.id();
        return taker == null ? "%s; nobody here knows agent %s".formatted(whence, agentId) : whence;
    }

    /** Under other settings there may be room where there was none. */
    List<Decision> matchAnew() {
        floor.withRoom().forEach(seat -> serve(seat, now));
        return told();
    }

    /** Nothing happens but that time passes. */
    public List<Decision> until(long at) {
        pass(at);
        return told();
    }

    /** When to look again if nothing happens before. */
    public OptionalLong wakeAt() {
        long at = nextAlarm();
        return at == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(at);
    }

    public Counts counts() {
        return new Counts(in, assigned, items.size(), abandoned, refused, flowedOut);
    }

    private Waiting waiting(Item item, Plan plan) {
        PlanKey key = new PlanKey(plan.id(), plan.version());
        Waiting.Shape shape = shapes.get(key);
        if (shape == null) {
            shape = new Waiting.Shape(plan);
            shapes.put(key, shape);
            shape.filters.forEach(help::know);
        }
        return new Waiting(item, plan, shape, Constants.of(item, weights));
    }

    /** Lets everything happen that is due, each at its own time. */
    private void pass(long at) {
        if (at < now) {
            throw new IllegalArgumentException("time runs back from %d to %d: sort by time".formatted(now, at));
        }
        for (long due = nextAlarm(); due <= at; due = nextAlarm()) {
            now = Math.max(now, due);
            Seat silent = floor.mostSilent();
            if (help.nextEnd() <= due) {
                help();
            } else if (silent != null && silenceEnds(silent) <= due) {
                floor.seat(silent.agent, Presence.AWAY, silent.heardAt);
                takeBack(silent, now);
            } else {
                ring(lobby.nextAlarm(), now);
            }
            help();
        }
        now = at;
    }

    /** Pools begin to help others or cease to, now that the queues are as they are; who begins looks for items at once. */
    private void help() {
        for (List<HelpTurn> turns = help.look(now); !turns.isEmpty(); turns = help.look(now)) {
            for (HelpTurn turn : turns) {
                journal.tell(
                        now,
                        "",
                        isOpened(turn) ? Verdict.HELP_OPENED : Verdict.HELP_CLOSED,
                        null,
                        help.inWords(turn),
                        null);
            }
            helpTurns.addAll(turns);
            for (HelpTurn turn : turns) {
                if (isOpened(turn)) {
                    floor.withRoom(turn.helper()).forEach(seat -> serve(seat, now));
                }
            }
        }
    }

    private static boolean isOpened(HelpTurn turn) {
        return turn.kind() == HelpTurn.Kind.OPENED;
    }

    private long nextAlarm() {
        Waiting waiting = lobby.nextAlarm();
        Seat silent = floor.mostSilent();
        return Math.min(
                Math.min(waiting == null ? Long.MAX_VALUE : waiting.alarmAt, help.nextEnd()),
                silent == null ? Long.MAX_VALUE : silenceEnds(silent));
    }

    private long silenceEnds(Seat seat) {
        long within = weights.scales().heartbeatWithin();
        return within > Long.MAX_VALUE - seat.heardAt ? Long.MAX_VALUE : seat.heardAt + within;
    }

    /** A step expires, a line bends, an item is old, an offer is over, an agent who declined may be asked again. */
    private void ring(Waiting waiting, long at) {
        if (waiting.offeredTo != null) {
            comeBack(waiting, Verdict.TIMED_OUT, at);
            return;
        }
        lobby.remove(waiting);
        place(waiting, at);
    }

    /** Puts an item where it belongs by now, and looks for an agent. */
    private void place(Waiting waiting, long at) {
        int before = waiting.step;
        waiting.stepOn(at);
        while (!waiting.isInFinalStep() && waiting.filter().lastAgentOnly() && !isSomeoneBack(waiting)) {
            waiting.step++;
        }
        if (waiting.isInFinalStep() && before < waiting.step && isOver(waiting)) {
            return;
        }
        items.put(waiting.item.id(), waiting);
        changes.item(waiting.item.id());
        lobby.add(waiting, at, settings.ageingMillis());
        lobby.alarm(waiting, alarmOf(waiting, at));
        seek(waiting, at);
    }

    private boolean isSomeoneBack(Waiting waiting) {
        return waiting.item.background().previousAgents().keySet().stream()
                .map(floor::find)
                .anyMatch(seat -> seat != null && seat.presence == Presence.AVAILABLE);
    }

    /** Tells of the end of the plan, and whether the item leaves with it. */
    private boolean isOver(Waiting waiting) {
        return switch (waiting.plan.finalStep()) {
            case ANY_IN_POOL -> false;
            case HOLD_AND_ESCALATE -> {
                journal.tell(now, waiting, Verdict.HELD, null, "all steps of the plan have expired");
                yield false;
            }
            case OVERFLOW -> {
                journal.tell(now, waiting, Verdict.OVERFLOWED, null, waiting.plan.overflow());
                flowedOut++;
                overflowed.add(waiting.item);
                items.remove(waiting.item.id());
                changes.item(waiting.item.id());
                lobby.alarm(waiting, Long.MAX_VALUE);
                yield true;
            }
        };
    }

    private long alarmOf(Waiting waiting, long at) {
        long ageing = waiting.aged ? Long.MAX_VALUE : later(waiting.item.enteredAt(), settings.ageingMillis());
        long step = waiting.isInFinalStep()
                ? Long.MAX_VALUE
                : later(waiting.item.enteredAt(), waiting.expiries[waiting.step]);
        return Math.min(Math.min(ageing, step), Math.min(waiting.line.until(), waiting.nextForgiven(at)));
    }

    private static long later(long at, long by) {
        return by > Long.MAX_VALUE - at ? Long.MAX_VALUE : at + by;
    }

    private void seek(Waiting waiting, long at) {
        Best best = matching.forItem(waiting, at);
        if (best.isEmpty()) {
            return;
        }
        Seat seat = matching.first(best, at).seat();
        if (waiting.filter().isHelper(seat.agent.profile().pool())) {
            seekHelp(waiting, seat, at);
        } else {
            List<Barred> barred = settings.explains() ? matching.barredFrom(waiting, at) : List.of();
            bring(best, barred, at);
        }
    }

    /** By coming, an item can let a helper help: who then does takes what is to be taken first, which may be another. */
    private void seekHelp(Waiting waiting, Seat helper, long at) {
        int before = helper.items().size();
        serve(helper, at);
        boolean stillWaits = items.get(waiting.item.id()) == waiting && waiting.offeredTo == null;
        if (stillWaits && helper.items().size() > before) {
            seek(waiting, at);
        }
    }

    /** Gives an agent what there is room for; then what had to leave idle agents to others may find some to take. */
    private void serve(Seat seat, long at) {
        for (Best best = matching.forAgent(seat, at); !best.isEmpty(); best = matching.forAgent(seat, at)) {
            List<Barred> barred = settings.explains() ? matching.barredTo(seat, at) : List.of();
            bring(best, barred, at);
        }
        if (seat.isIdle() && seat.presence == Presence.AVAILABLE) {
            sparing(at);
        }
    }

    /** The oldest first: what was restored must go through them as what never stopped. */
    private void sparing(long at) {
        for (Lane lane : lobby.sparingLanes(help)) {
            int left = lane.size();
            while (left > 0 && !lane.isEmpty()) {
                seek(lane.first(), at);
                left = lane.size() < left ? lane.size() : 0;
            }
        }
    }

    private void bring(Best best, List<Barred> barred, long at) {
        Found found = matching.first(best, at);
        Waiting waiting = found.waiting();
        String agentId = found.seat().agent.id();
        boolean asks = settings.offerMillis() > 0;
        List<Candidate> candidates = settings.explains() ? matching.candidates(best, at) : List.of();
        journal.tell(now, waiting, asks ? Verdict.OFFERED : Verdict.ASSIGNED, agentId, candidates, barred);
        helpTurns.addAll(help.chosen(waiting, found.seat(), now));
        lobby.remove(waiting);
        changes.item(waiting.item.id());
        floor.take(found.seat(), waiting);
        if (asks) {
            waiting.offeredTo = found.seat();
            lobby.alarm(waiting, later(at, settings.offerMillis()));
        } else {
            assign(waiting);
        }
    }

    private void assign(Waiting waiting) {
        lobby.alarm(waiting, Long.MAX_VALUE);
        items.remove(waiting.item.id());
        changes.item(waiting.item.id());
        assigned++;
    }

    private void withdraw(Waiting waiting) {
        lobby.alarm(waiting, Long.MAX_VALUE);
        items.remove(waiting.item.id());
        changes.item(waiting.item.id());
        if (waiting.offeredTo == null) {
            lobby.remove(waiting);
        }
    }

    /** An offer came to nothing: the item asks the others, and the agent for something else. */
    private void comeBack(Waiting waiting, Verdict why, long at) {
        Seat seat = waiting.offeredTo;
        waiting.declined(seat.agent.id(), later(at, settings.declineMillis()));
        journal.tell(now, waiting, why, seat.agent.id(), "");
        if (waiting.hops >= settings.hops() && !waiting.escalated) {
            waiting.escalated = true;
            journal.tell(now, waiting, Verdict.ESCALATED, null, "%d offers came back".formatted(waiting.hops));
        }
        floor.giveBack(seat, waiting.item.id());
        waiting.offeredTo = null;
        place(waiting, at);
        serve(seat, at);
    }

    /** What was offered to somebody who is gone now waits again; that is nobody's refusal. */
    private void takeBack(Seat seat, long at) {
        offeredTo(seat).forEach(waiting -> takeBack(waiting, "went away", at));
    }

    private List<Waiting> offeredTo(Seat seat) {
        return seat.items().stream()
                .map(items::get)
                .filter(Objects::nonNull)
                .sorted(Waiting.BY_AGE)
                .toList();
    }

    /** What no step of the plan would let the agent have is not left with the agent; there is room then for something else. */
    private void takeBackUnlawful(Seat seat, List<Waiting> offered, long at) {
        List<Waiting> unlawful = offered.stream()
                .filter(waiting -> !matching.mayEverHave(waiting, seat, at))
                .toList();
        unlawful.forEach(waiting -> takeBack(waiting, "may not have it as it is now", at));
        if (!unlawful.isEmpty()) {
            serve(seat, at);
        }
    }

    private void takeBack(Waiting waiting, String why, long at) {
        Seat seat = waiting.offeredTo;
        journal.tell(now, waiting, Verdict.WITHDRAWN, seat.agent.id(), why);
        floor.giveBack(seat, waiting.item.id());
        waiting.offeredTo = null;
        place(waiting, at);
    }

    private static boolean isOffered(Waiting waiting, String agentId) {
        return waiting != null
                && waiting.offeredTo != null
                && waiting.offeredTo.agent.id().equals(agentId);
    }

    private String notOffered(String agentId) {
        return floor.find(agentId) == null ? unknown(agentId) : "is not offered to " + agentId;
    }

    private static String unknown(String agentId) {
        return "nobody knows agent %s: let the agent come first".formatted(agentId);
    }

    private List<Decision> rejected(String itemId, String agentId, String why) {
        journal.tell(now, itemId, Verdict.REJECTED, agentId, why, null);
        return told();
    }

    private List<Decision> told() {
        help();
        return journal.told();
    }
}
