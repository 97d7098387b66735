package io.switchboard.stock;

import java.util.List;

/**
 * How far the records of one partition have been looked for among the rows.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param from the next offset to be judged
 * @param reach the last row at the look before; -1 if there was none
 * @param movedAt when something was last judged, or nothing was open, in epoch milliseconds of the machine's time
 * @param behind whether an alarm says that rows do not come
 */
public record Lane(int partition, long from, long reach, long movedAt, boolean behind, List<Gap> gaps) {

    static Lane from(Slot slot, long offset, long now) {
        return new Lane(slot.partition(), offset, -1, now, false, List.of());
    }
}
