package io.switchboard.bench.desk;

import java.util.random.RandomGenerator;

/** Which of the open tickets something happens to next. */
public enum Access {

    /** As among 17,136 real incidents: mostly those to which something has just happened. */
    REALISTIC {
        @Override
        int pick(RandomGenerator dice, int open, Touches touches) {
            double quantile = dice.nextDouble() * (GAPS.length - 1) / REMEMBERED;
            int below = (int) quantile;
            if (below >= GAPS.length - 1) {
                return dice.nextInt(open);
            }
            double gap = GAPS[below] + (quantile - below) * (GAPS[below + 1] - GAPS[below]);
            return touches.before((long) (gap * open));
        }
    },

    /** Any of them, equally likely: the worst for every cache. */
    UNIFORM {
        @Override
        int pick(RandomGenerator dice, int open, Touches touches) {
            return dice.nextInt(open);
        }
    };

    /**
     * How many events of all incidents lie between two of the same, as a share of the number of open ones: the quantiles
     * 0, 5, ... 95 % of 68,178 such gaps in ../shared/data/uci-incidents. The longest 5 % are spread over all.
     */
    private static final double[] GAPS = {
        .00015, .00031, .00036, .00077, .00198, .00513, .01359, .03238, .06825, .13223, .227, .36742, .58498, .98118,
        1.88155, 2.37366, 2.54939, 2.78087, 3.29528, 4.37445
    };

    private static final double REMEMBERED = 0.95;

    /** How far back a gap can reach, as a share of the number of open tickets. */
    static final double LONGEST_GAP = GAPS[GAPS.length - 1];

    abstract int pick(RandomGenerator dice, int open, Touches touches);
}
