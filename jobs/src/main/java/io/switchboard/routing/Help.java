package io.switchboard.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which pools help which others now, as {@link Sharing} says. Who may help whom is known from the plans of the items that came; how
 * it stands between two pools depends on their queues alone, so it is looked at whenever they may have changed.
 */
final class Help {

    private final Sharing.Terms terms;
    private final Lobby lobby;
    private final Floor floor;
    private final Changes changes;
    private final Map<String, KeptHelp> pairs = new TreeMap<>();

    Help(Sharing.Terms terms, Lobby lobby, Floor floor, Changes changes) {
        this.terms = terms;
        this.lobby = lobby;
        this.floor = floor;
        this.changes = changes;
    }

    void resume(KeptHelp kept) {
        pairs.put(kept.key(), kept);
    }

    Collection<KeptHelp> all() {
        return pairs.values();
    }

    KeptHelp find(String key) {
        return pairs.get(key);
    }

    /** Items come that may be helped. */
    void know(Filter filter) {
        for (String pool : filter.pools()) {
            for (String helper : filter.helpers()) {
                if (!pairs.containsKey(KeptHelp.key(pool, helper))) {
                    keep(KeptHelp.closed(pool, helper));
                }
            }
        }
    }

    private void keep(KeptHelp help) {
        pairs.put(help.key(), help);
        changes.help(help.key());
    }

    /** When queues that are alike will have been for long enough; {@link Long#MAX_VALUE} if none are. */
    long nextEnd() {
        long next = Long.MAX_VALUE;
        for (KeptHelp help : pairs.values()) {
            next = Math.min(next, help.sharing().endsAt(terms));
        }
        return next;
    }

    /** What opened or closed, now that the queues are as they are. */
    List<HelpTurn> look(long at) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<HelpTurn> turns = new ArrayList<>();
        for (KeptHelp before : List.copyOf(pairs.values())) {
            int queue = lobby.waitingFor(before.flooded());
            int helperQueue = lobby.waitingFor(before.helper());
            Sharing next = before.sharing().next(terms, queue, floor.present(before.flooded()), helperQueue, at);
            if (next.equals(before.sharing())) {
                continue;
            }
            keep(before.with(next, at));
            if (next.open() != before.sharing().open()) {
                turns.add(turn(before, next.open(), at));
            }
        }
        return turns;
    }

    private static HelpTurn turn(KeptHelp before, boolean opens, long at) {
        HelpTurn.Kind kind = opens ? HelpTurn.Kind.OPENED : HelpTurn.Kind.CLOSED;
        long since = opens ? at : before.sharing().alikeSince();
        return new HelpTurn(kind, before.flooded(), before.helper(), null, since, at);
    }

    /** Of help that opens or closes, now that the queues are as they are. */
    String inWords(HelpTurn turn) {
        String helps = turn.kind() == HelpTurn.Kind.OPENED ? "helps" : "no longer helps";
        return "%s %s %s: %d wait there and %d here"
                .formatted(
                        turn.helper(),
                        helps,
                        turn.pool(),
                        lobby.waitingFor(turn.pool()),
                        lobby.waitingFor(turn.helper()));
    }

    /** An agent is chosen for an item: with which pools that is the first since the agent's own began to help them. */
    List<HelpTurn> chosen(Waiting waiting, Seat seat, long at) {
        String helper = seat.agent.profile().pool();
        if (!waiting.filter().isHelper(helper)) {
            return List.of();
        }
        List<HelpTurn> turns = new ArrayList<>();
        for (String pool : new TreeSet<>(waiting.filter().pools())) {
            KeptHelp help = pairs.get(KeptHelp.key(pool, helper));
            if (help != null && help.unusedSince() != null) {
                keep(help.used());
                turns.add(new HelpTurn(
                        HelpTurn.Kind.FIRST_HELPED, pool, helper, waiting.item.id(), help.unusedSince(), at));
            }
        }
        return turns;
    }

    /** Whether any of those that the items may be helped by does. */
    boolean isOpen(Filter filter) {
        return filter.helpers().stream().anyMatch(helper -> isOpen(filter, helper));
    }

    private boolean isOpen(Filter filter, String helper) {
        for (String pool : filter.pools()) {
            KeptHelp help = pairs.get(KeptHelp.key(pool, helper));
            if (help == null || !help.sharing().open()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the agent's pool lets the agent take the item now: it is the item's own, or helps all pools that are. */
    boolean lets(Filter filter, Seat seat) {
        String helper = seat.agent.profile().pool();
        if (!filter.isHelper(helper)) {
            return true;
        }
        int idle = floor.idle(helper) + (seat.isIdle() ? 0 : 1);
        for (String pool : filter.pools()) {
            KeptHelp help = pairs.get(KeptHelp.key(pool, helper));
            if (help == null || !help.sharing().helps(terms, lobby.waitingFor(pool), lobby.waitingFor(helper), idle)) {
                return false;
            }
        }
        return true;
    }
}
