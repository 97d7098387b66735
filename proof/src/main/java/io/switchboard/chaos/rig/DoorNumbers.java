package io.switchboard.chaos.rig;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Ports;

/**
 * Ports for one rig, below those that the system hands out to connections: a process that is started again must find
 * its own still free.
 */
final class DoorNumbers {

    private static final int FIRST = 20_000;
    private static final int EACH = 100;
    private static final int MOST = 120;

    private int next;

    private DoorNumbers(int first) {
        this.next = first;
    }

    /** Of the first block that nobody listens in: rigs side by side keep out of each other's way. */
    static DoorNumbers claim() {
        for (int block = 0; block < MOST; block++) {
            int first = FIRST + block * EACH;
            if (Claim.of(first)) {
                return new DoorNumbers(first + 1);
            }
        }
        throw new ClusterException("No block of " + EACH + " ports from " + FIRST + " on is free");
    }

    int next() {
        while (!Ports.isFree(next)) {
            next++;
        }
        return next++;
    }
}
