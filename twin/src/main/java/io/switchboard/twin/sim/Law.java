package io.switchboard.twin.sim;

import java.util.Arrays;

/** How long something takes, by chance; in milliseconds. */
sealed interface Law {

    /** One length of time, from two independent uniform numbers between 0 and 1. */
    double draw(double u, double v);

    double mean();

    /** So many times as long. */
    Law times(double factor);

    /** Of the standard normal law, from two independent uniform numbers between 0 and 1 (Box and Muller). */
    static double normal(double u, double v) {
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    }

    record Exponential(double mean) implements Law {
        @Override
        public double draw(double u, double v) {
            return -mean * Math.log(u);
        }

        @Override
        public Law times(double factor) {
            return new Exponential(mean * factor);
        }
    }

    /** Its logarithm is normal with standard deviation {@code sigma}. */
    record Lognormal(double mean, double sigma) implements Law {
        @Override
        public double draw(double u, double v) {
            return mean * Math.exp(sigma * normal(u, v) - sigma * sigma / 2);
        }

        @Override
        public Law times(double factor) {
            return new Lognormal(mean * factor, sigma);
        }
    }

    /**
     * A hazard that is constant within bins of equal width; the last one goes on for ever.
     *
     * @param perMilli chance per millisecond, bin by bin
     */
    @SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never compared
    record Piecewise(double binMillis, double... perMilli) implements Law {
        @Override
        public double draw(double u, double v) {
            double left = -Math.log(u);
            for (int bin = 0; bin < perMilli.length - 1; bin++) {
                double used = perMilli[bin] * binMillis;
                if (left < used) {
                    return bin * binMillis + left / perMilli[bin];
                }
                left -= used;
            }
            return (perMilli.length - 1) * binMillis + left / perMilli[perMilli.length - 1];
        }

        @Override
        public double mean() {
            double mean = 0;
            double left = 1;
            for (int bin = 0; bin < perMilli.length; bin++) {
                double after = bin == perMilli.length - 1 ? 0 : left * Math.exp(-perMilli[bin] * binMillis);
                mean += (left - after) / perMilli[bin];
                left = after;
            }
            return mean;
        }

        @Override
        public Law times(double factor) {
            double[] less = Arrays.stream(perMilli).map(each -> each / factor).toArray();
            return new Piecewise(binMillis * factor, less);
        }
    }

    /** Nobody gives up. */
    record Never() implements Law {
        @Override
        public double draw(double u, double v) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double mean() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public Law times(double factor) {
            return this;
        }
    }
}
