package io.switchboard.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Items that ask for the same and are promised the same, and are at the same step of the same plan: any agent is as good
 * for one as for the other, but for who helped whom before.
 */
final class ItemClass {

    /** Of a profile whose agents may not take them. */
    static final double CLOSED = Double.NEGATIVE_INFINITY;

    final Need need;
    final Promise promise;
    final Filter filter;
    private final List<Lane> lanes = new ArrayList<>();

    /** By the number of the profile. */
    private double[] matches = {};

    /** Whose these are: the numbers of profiles that are forgotten are given to others. */
    private ProfileClass[] profiles = {};

    private int size;

    ItemClass(Need need, Promise promise, Filter filter) {
        this.need = need;
        this.promise = promise;
        this.filter = filter;
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

    /** The part of the score that only the two make, or {@link #CLOSED}. */
    double match(ProfileClass profile, Item example, Weights weights) {
        int number = profile.number();
        if (number >= matches.length) {
            int length = Math.max(2 * matches.length, number + 1);
            matches = Arrays.copyOf(matches, length);
            profiles = Arrays.copyOf(profiles, length);
        }
        if (profiles[number] != profile) {
            profiles[number] = profile;
            matches[number] = judge(profile.profile(), example, weights);
        }
        return matches[number];
    }

    /** An agent without a name has helped nobody before. */
    private double judge(Profile profile, Item example, Weights weights) {
        Agent nobody = new Agent("", profile, Standing.UNKNOWN);
        Pairing pairing =
                new Pairing(example, nobody, filter, example.enteredAt(), 0, Integer.MAX_VALUE, 0, 0, weights.scales());
        boolean open = Dimension.SKILLS.passes(pairing)
                && Dimension.LANGUAGE.passes(pairing)
                && Dimension.CLEARANCE.passes(pairing)
                && Dimension.REGION.passes(pairing);
        return open ? Score.part(pairing, weights, Dimension.Of.PAIR) : CLOSED;
    }
}
