package io.switchboard.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which pools help which others now, as {@link Sharing} says. Who may help whom is known from the plans of the items that came; how
 * it stands between two pools depends on their queues alone, so it is looked at whenever they may have changed.
 */
final class Help {

    /** What became of two pools. */
    record Turn(KeptHelp now, int queue, int helperQueue) {

        boolean opened() {
            return now.sharing().open();
        }

        String inWords() {
            return "%s %s %s: %d wait there and %d here"
                    .formatted(now.helper(), opened() ? "helps" : "no longer helps", now.flooded(), queue, helperQueue);
        }
    }

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
                    keep(new KeptHelp(pool, helper, Sharing.CLOSED));
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
    List<Turn> look(long at) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<Turn> turns = new ArrayList<>();
        for (KeptHelp before : List.copyOf(pairs.values())) {
            int queue = lobby.waitingFor(before.flooded());
            int helperQueue = lobby.waitingFor(before.helper());
            Sharing next = before.sharing().next(terms, queue, floor.present(before.flooded()), helperQueue, at);
            if (next.equals(before.sharing())) {
                continue;
            }
            KeptHelp after = new KeptHelp(before.flooded(), before.helper(), next);
            keep(after);
            if (next.open() != before.sharing().open()) {
                turns.add(new Turn(after, queue, helperQueue));
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
