package io.switchboard.twin.sim;

import java.util.Arrays;

/** The customers of a run: who asks how often and what each of them is, by chance of their own. */
final class People {

    /** Whose a stranger's contact is. */
    static final int NOBODY = -1;

    private static final int WHO = 0;
    private static final int TIER = 1;
    private static final int LANGUAGE = 2;
    private static final int REGION = 3;

    private final Population population;
    private final double bilingualShare;
    private final Draws draws;
    private final double[] cumulated;

    People(Scenario scenario, Draws draws) {
        this.population = scenario.population();
        this.bilingualShare = scenario.bilingualShare();
        this.draws = draws.apart(Draws.PEOPLE);
        this.cumulated = new double[population.size()];
        double sum = 0;
        for (int customer = 0; customer < cumulated.length; customer++) {
            sum += Math.pow(customer + 1, -population.activity());
            cumulated[customer] = sum;
        }
    }

    /** Whose the contact is; {@link #NOBODY} in particular where all are strangers. */
    int whose(long item) {
        if (!population.isKnown()) {
            return NOBODY;
        }
        int last = cumulated.length - 1;
        int place = Arrays.binarySearch(cumulated, draws.uniform(item, WHO) * cumulated[last]);
        return Math.min(place < 0 ? -place - 1 : place + 1, last);
    }

    /** 0 to 4. */
    int tier(int customer) {
        return Population.place(population.tiers(), draws.uniform(customer, TIER));
    }

    boolean isBilingual(int customer) {
        return draws.uniform(customer, LANGUAGE) < bilingualShare;
    }

    /** Its place among those of the scenario. */
    int region(int customer) {
        return Population.place(population.regionShares(), draws.uniform(customer, REGION));
    }
}
