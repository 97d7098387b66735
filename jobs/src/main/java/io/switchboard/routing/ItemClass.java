package io.switchboard.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * Items that ask for the same and are promised the same, and are at the same step of the same plan: any agent is as good
 * for one as for the other, but for who helped whom before.
 */
final class ItemClass {

    final NeedClass asks;
    private final List<Lane> lanes = new ArrayList<>();

    private int size;

    ItemClass(NeedClass asks) {
        this.asks = asks;
    }

    List<Lane> lanes() {
        return lanes;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** One came, or went. */
    void count(int change) {
        size += change;
    }

    /** Where the item belongs as it is now. */
    Lane laneOf(Waiting waiting) {
        for (Lane lane : lanes) {
            if (lane.aged == waiting.aged && (waiting.aged || lane.slope == waiting.line.slope())) {
                return lane;
            }
        }
        Lane lane = new Lane(this, waiting.line.slope(), waiting.aged);
        lanes.add(lane);
        return lane;
    }
}
