package io.switchboard.chaos.oracle;

import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that happened to an item and to its clocks.
 *
 * @param life at least one event
 * @param horizon how far time has come
 * @param keptMs how long after the last that happened to it something can be made of what comes for an item that is over
 */
record Ledger(String itemId, ItemType type, List<Moment> life, List<Cycle> cycles, long horizon, long keptMs)
        implements Whereabouts.Truth {

    @Override
    public Whereabouts at(Instant at) {
        Instant first = Instant.ofEpochMilli(lastEventAt());
        Instant latest = Instant.ofEpochMilli(Math.max(lastEventAt(), horizon));
        Instant moment = at.isBefore(first) ? first : at.isAfter(latest) ? latest : at;
        long now = moment.toEpochMilli();
        Stand stand = life.get(life.size() - 1).after();
        return new Whereabouts(
                itemId,
                type,
                stand.customerId(),
                moment,
                stand.snapshot(),
                Instant.ofEpochMilli(openedAt()),
                stand.words(),
                stand.reassignments(),
                stand.reopens(),
                spent(now),
                cycles.stream().map(cycle -> cycle.at(now)).collect(Collectors.toSet()));
    }

    @Override
    public boolean isForgotten() {
        Moment last = life.get(life.size() - 1);
        boolean over = last.after().over() || last.after().status().isFinal();
        return over && horizon >= last.at() + keptMs;
    }

    private long lastEventAt() {
        return life.stream()
                .filter(moment -> moment.ack() == null)
                .mapToLong(Moment::at)
                .max()
                .orElseThrow();
    }

    private long openedAt() {
        return life.stream().filter(Moment::first).findFirst().orElseThrow().at();
    }

    private Map<Status, Long> spent(long now) {
        Map<Status, Long> spent = new EnumMap<>(Status.class);
        long until = now;
        for (int i = life.size() - 1; i >= 0 && life.get(i).after().hasBegun(); i--) {
            Moment moment = life.get(i);
            if (until > moment.at()) {
                spent.merge(moment.after().status(), until - moment.at(), Long::sum);
            }
            until = Math.min(until, moment.at());
        }
        return spent;
    }
}
