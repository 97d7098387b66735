package io.switchboard.stock;

import java.util.List;

/**
 * What is known of one table: how far it was compared with its topic, and which of its states was looked at.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param snapshot the state of the table at the look before, or {@link Look#EMPTY}; 0 if nobody has looked
 * @param refused the same of the table of what was refused
 * @param lookedAt when that was, in epoch milliseconds of the machine's time
 */
public record Stock(List<Lane> lanes, long snapshot, long refused, long lookedAt) {

    static Stock begun(long now) {
        return new Stock(List.of(), 0, 0, now);
    }
}
