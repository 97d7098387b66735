package io.switchboard.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Finds who comes together. Of each class of items, and of each group of agents, only the first can be the best one; so
 * what is compared are heads, by the parts of their scores in which they differ, which {@link NeedClass},
 * {@link Line} and {@link Group} keep at hand. Classes stand in the order of their heads, slope by slope, and those behind
 * are not looked at when no agent could bring them to the front any more.
 */
final class Matching {

    /** Closer scores than this are added up anew, dimension by dimension, so that a record alone tells them apart. */
    private static final double CLOSE = 1e-9;

    /** Of so many slopes the one that is ahead is looked at first; few of the others can have one of the best then. */
    private static final int IN_ORDER = 16;

    private final Lobby lobby;
    private final Floor floor;
    private final Help help;
    private final Weights weights;

    Matching(Lobby lobby, Floor floor, Help help, Weights weights) {
        this.lobby = lobby;
        this.floor = floor;
        this.help = help;
        this.weights = weights;
    }

    /** Who can take the item now, best first. */
    Best forItem(Waiting waiting, long at) {
        Best best = new Best();
        if (!waiting.filter().lastAgentOnly()) {
            for (Group group : floor.groups()) {
                Seat seat = firstFit(group, waiting, at);
                if (seat != null) {
                    best.add(found(waiting, seat, at));
                }
            }
        }
        for (String agentId : waiting.item.background().previousAgents().keySet()) {
            Seat seat = floor.find(agentId);
            if (seat != null && seat.group != null && isOpen(waiting, seat.profile) && fits(waiting, seat, at)) {
                best.add(found(waiting, seat, at));
            }
        }
        return best;
    }

    private Seat firstFit(Group group, Waiting waiting, long at) {
        if (!isOpen(waiting, group.profile())) {
            return null;
        }
        for (Seat seat : group.seats()) {
            if (fits(waiting, seat, at) && !hasHelped(seat, waiting)) {
                return seat;
            }
        }
        return null;
    }

    private Found found(Waiting waiting, Seat seat, long at) {
        Pairing pairing = pairing(waiting, seat, at);
        double score = match(waiting, seat.profile)
                + affinity(pairing)
                + Score.part(pairing, weights, Dimension.Of.AGENT)
                + Score.part(pairing, weights, Dimension.Of.SURROUNDINGS);
        return new Found(waiting, seat, score);
    }

    /** What the agent can take now, best first. */
    Best forAgent(Seat seat, long at) {
        Best best = new Best();
        if (seat.group == null) {
            return best;
        }
        for (Lane lane : lobby.aged()) {
            if (best.areAllOlderThan(lane.first())) {
                break;
            }
            headOf(lane, seat, at, best);
        }
        bySlope(seat, at, best);
        for (Waiting waiting : lobby.askingFor(seat.agent.id())) {
            if (isOpen(waiting, seat.profile) && fits(waiting, seat, at)) {
                best.add(new Found(waiting, seat, worth(waiting, seat, at) + affinity(pairing(waiting, seat, at))));
            }
        }
        return best;
    }

    /** A shift that ends only takes away from what the two make. */
    private void bySlope(Seat seat, long at, Best best) {
        double most = lobby.most(seat.profile);
        if (most == NeedClass.CLOSED) {
            return;
        }
        Queue<Slope> slopes = lobby.slopes(at);
        for (int i = 0; i < IN_ORDER; i++) {
            if (slopes.isEmpty() || best.beats(slopes.element().ahead() + CLOSE + most)) {
                return;
            }
            headsOf(slopes.remove(), most, seat, at, best);
        }
        for (Slope slope : slopes) {
            headsOf(slope, most, seat, at, best);
        }
    }

    private void headsOf(Slope slope, double most, Seat seat, long at, Best best) {
        for (int i = 0; i < slope.size(); i++) {
            double value = slope.value(i, at) + CLOSE;
            if (best.beats(value + most)) {
                return;
            }
            Lane lane = slope.lane(i);
            if (!best.beats(value + lane.itemClass.asks.match(seat.profile, weights))) {
                headOf(lane, seat, at, best);
            }
        }
    }

    private void headOf(Lane lane, Seat seat, long at, Best best) {
        NeedClass asks = lane.itemClass.asks;
        if (asks.filter.lastAgentOnly()
                || !isOpen(lane.first(), seat.profile)
                || !fitsAny(asks, lane.first(), seat, at)) {
            return;
        }
        for (Waiting waiting : lane.items()) {
            if (!waiting.isDeclinedBy(seat.agent.id(), at) && !hasHelped(seat, waiting)) {
                best.add(new Found(waiting, seat, worth(waiting, seat, at)));
                return;
            }
        }
    }

    private double worth(Waiting waiting, Seat seat, long at) {
        double shift = seat.agent.standing().shiftEndsAt() == Long.MAX_VALUE
                ? 0
                : (Dimension.SHIFT.value(pairing(waiting, seat, at)) - 1)
                        * weights.of(Dimension.SHIFT, waiting.item.promise());
        return waiting.line.value(waiting.item, at) + match(waiting, seat.profile) + shift;
    }

    private double affinity(Pairing pairing) {
        return Dimension.AFFINITY.value(pairing)
                * weights.of(Dimension.AFFINITY, pairing.item().promise());
    }

    private double match(Waiting waiting, ProfileClass profile) {
        return waiting.itemClass.asks.match(profile, weights);
    }

    private boolean isOpen(Waiting waiting, ProfileClass profile) {
        return match(waiting, profile) != NeedClass.CLOSED;
    }

    private static boolean hasHelped(Seat seat, Waiting waiting) {
        return waiting.item.background().previousAgents().containsKey(seat.agent.id());
    }

    private boolean fits(Waiting waiting, Seat seat, long at) {
        return fitsAny(waiting.itemClass.asks, waiting, seat, at) && !waiting.isDeclinedBy(seat.agent.id(), at);
    }

    /**
     * Whether the agent has room, time and is not kept for others: the same for all items of a class, but that nobody is
     * kept from one past the ageing bound.
     */
    private boolean fitsAny(NeedClass asks, Waiting example, Seat seat, long at) {
        return seat.free(asks.need.channel()) >= asks.need.units()
                && (example.aged || sparesEnough(asks.filter, seat))
                && help.lets(asks.filter, seat)
                && (seat.agent.standing().shiftEndsAt() == Long.MAX_VALUE
                        || Dimension.SHIFT.passes(pairing(example, seat, at)));
    }

    private boolean sparesEnough(Filter filter, Seat seat) {
        if (filter.spare().isEmpty()) {
            return true;
        }
        String pool = seat.agent.profile().pool();
        int others = floor.idle(pool) - (seat.isIdle() ? 1 : 0);
        return others >= filter.spare().getOrDefault(pool, 0);
    }

    /** The one that a record of these would name. */
    Found first(Best best, long at) {
        List<Found> close = new ArrayList<>();
        Found first = best.inOrder().get(0);
        for (Found found : best.inOrder()) {
            if (found.waiting().aged == first.waiting().aged && Math.abs(found.score() - first.score()) < CLOSE) {
                close.add(found);
            }
        }
        return close.size() == 1
                ? first
                : close.stream()
                        .min(Comparator.comparing(found -> candidate(found, at), Candidate.BEST_FIRST))
                        .orElse(first);
    }

    List<Candidate> candidates(Best best, long at) {
        return best.inOrder().stream()
                .map(found -> candidate(found, at))
                .sorted(Candidate.BEST_FIRST)
                .toList();
    }

    private Candidate candidate(Found found, long at) {
        Waiting waiting = found.waiting();
        return new Candidate(
                waiting.item.id(),
                found.seat().agent.id(),
                waiting.aged,
                waiting.item.enteredAt(),
                found.seat().idleSince,
                Score.reasons(pairing(waiting, found.seat(), at), weights));
    }

    /** Some of the agents with room whom a gate keeps from the item, who is idle longest first. */
    List<Barred> barredFrom(Waiting waiting, long at) {
        Few<Seat> idle = new Few<>(Seat.BY_IDLE_TIME);
        for (Group group : floor.groups()) {
            Seat seat = group.seats().first();
            if (idle.wants(seat) && closed(waiting, seat, at).isPresent()) {
                idle.add(seat);
            }
        }
        return idle.inOrder().stream().map(seat -> barred(waiting, seat, at)).toList();
    }

    /** Some of the items which a gate keeps from the agent, the oldest first. */
    List<Barred> barredTo(Seat seat, long at) {
        Few<Lane> oldest = new Few<>(Lane.BY_AGE);
        for (Lane lane : lobby.byAge()) {
            if (oldest.isFull()) {
                break;
            }
            if (closed(lane.first(), seat, at).isPresent()) {
                oldest.add(lane);
            }
        }
        return oldest.inOrder().stream()
                .map(lane -> barred(lane.first(), seat, at))
                .toList();
    }

    private Optional<Dimension> closed(Waiting waiting, Seat seat, long at) {
        return Score.closed(pairing(waiting, seat, at));
    }

    private Barred barred(Waiting waiting, Seat seat, long at) {
        Pairing pairing = pairing(waiting, seat, at);
        Dimension gate = Score.closed(pairing).orElseThrow();
        return new Barred(waiting.item.id(), seat.agent.id(), gate.id(), gate.required(pairing), gate.actual(pairing));
    }

    /** Whether any step of the item's plan would let the agent have it, whatever the agent is busy with. */
    boolean mayEverHave(Waiting waiting, Seat seat, long at) {
        for (Filter filter : waiting.filters) {
            if (admits(filter, waiting, seat, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean admits(Filter filter, Waiting waiting, Seat seat, long at) {
        Pairing pairing = pairing(waiting, seat, filter, at);
        return (!filter.lastAgentOnly() || hasHelped(seat, waiting))
                && Dimension.SKILLS.passes(pairing)
                && Dimension.LANGUAGE.passes(pairing)
                && Dimension.CLEARANCE.passes(pairing)
                && Dimension.REGION.passes(pairing);
    }

    Pairing pairing(Waiting waiting, Seat seat, long at) {
        return pairing(waiting, seat, waiting.filter(), at);
    }

    private Pairing pairing(Waiting waiting, Seat seat, Filter filter, long at) {
        String pool = seat.agent.profile().pool();
        return new Pairing(
                waiting.item,
                seat.agent,
                filter,
                at,
                seat.idleSince,
                seat.free(waiting.item.need().channel()),
                seat.heardAt,
                lobby.waitingFor(pool) / (double) Math.max(1, floor.present(pool)),
                weights.scales());
    }
}
