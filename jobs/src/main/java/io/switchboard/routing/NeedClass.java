package io.switchboard.routing;

import java.util.Arrays;

/** Who asks for the same at the same step of a plan: any agent fits all of them alike, whatever they are promised. */
final class NeedClass {

    /** Of a profile whose agents may not take them. */
    static final double CLOSED = Double.NEGATIVE_INFINITY;

    final Need need;
    final Filter filter;
    private final Item example;

    /** By the number of the profile. */
    private double[] matches = {};

    /** Whose these are: the numbers of profiles that are forgotten are given to others. */
    private ProfileClass[] profiles = {};

    private int size;

    NeedClass(Item example, Filter filter) {
        this.need = example.need();
        this.filter = filter;
        this.example = example;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** One came, or went. */
    void count(int change) {
        size += change;
    }

    /** The part of the score that only the two make, or {@link #CLOSED}. */
    double match(ProfileClass profile, Weights weights) {
        int number = profile.number();
        if (number >= matches.length) {
            int length = Math.max(2 * matches.length, number + 1);
            matches = Arrays.copyOf(matches, length);
            profiles = Arrays.copyOf(profiles, length);
        }
        if (profiles[number] != profile) {
            profiles[number] = profile;
            matches[number] = judge(profile.profile(), weights);
        }
        return matches[number];
    }

    /** An agent without a name has helped nobody before. */
    private double judge(Profile profile, Weights weights) {
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
