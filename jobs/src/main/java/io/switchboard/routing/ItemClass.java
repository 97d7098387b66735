package io.switchboard.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * Items that ask for the same and are promised the same, and are at the same step of the same plan: any agent is as good
 * for one as for the other, but for who helped whom before.
 */
final class ItemClass {

    /** Whether agents of a profile may take them, and the part of the score that only the two make. */
    record Match(boolean open, double score) {}

    final Need need;
    final Promise promise;
    final Filter filter;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Match> matches = new ArrayList<>();
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

    Match match(ProfileClass profile, Item example, Weights weights) {
        while (matches.size() <= profile.number()) {
            matches.add(null);
        }
        Match match = matches.get(profile.number());
        if (match == null) {
            match = judge(profile.profile(), example, weights);
            matches.set(profile.number(), match);
        }
        return match;
    }

    /** An agent without a name has helped nobody before. */
    private Match judge(Profile profile, Item example, Weights weights) {
        Agent nobody = new Agent("", profile, Standing.UNKNOWN);
        Pairing pairing =
                new Pairing(example, nobody, filter, example.enteredAt(), 0, Integer.MAX_VALUE, 0, 0, weights.scales());
        boolean open = Dimension.SKILLS.passes(pairing)
                && Dimension.LANGUAGE.passes(pairing)
                && Dimension.CLEARANCE.passes(pairing)
                && Dimension.REGION.passes(pairing);
        return new Match(open, open ? Score.part(pairing, weights, Dimension.Of.PAIR) : 0);
    }
}
