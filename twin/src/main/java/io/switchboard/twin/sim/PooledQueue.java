package io.switchboard.twin.sim;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * One queue by arrival before agents who are all alike, by its exact formula (Baccelli and Hebuterne, M/M/n+G): handling
 * times are exponential with the same mean for all classes, and each class is as patient as it is. With one patience for
 * all it is Erlang A, where nobody gives up Erlang C.
 */
final class PooledQueue {

    /** Longer waits than are looked at are rarer than e to this power. */
    private static final double FAINT = -40;

    /** Of an integral, an even number. */
    private static final int STEPS = 20_000;

    private final List<ContactClass> classes;
    private final int agents;
    private final double perMilli;
    private final double handling;
    private final double longest;
    private final double density;

    /**
     * Of a scenario whose load is steady.
     *
     * @param scenario its agents are taken to be at full speed, patience to be exponential; shares of its classes are 1
     *     together
     */
    PooledQueue(Scenario scenario) {
        this.classes = scenario.classes();
        this.agents = scenario.agents().size();
        this.perMilli = scenario.perMilli();
        this.handling = mean(of -> of.work().mean());
        double staying = mean(of -> Double.isInfinite(of.patience().mean()) ? 1 : 0);
        if (perMilli * handling * staying >= agents) {
            throw new IllegalArgumentException(
                    "those who never give up have work for %s agents of %d: the queue grows for ever, let fewer come"
                            .formatted(perMilli * handling * staying, agents));
        }
        this.longest = longest();
        this.density = perMilli / (timesSomebodyIsFree() + perMilli * integral(offered -> 1));
    }

    /** Probability that somebody has to wait. */
    double delayed() {
        return density * integral(offered -> 1);
    }

    /** Of all contacts, until they are served or give up, ms. */
    double meanWait() {
        return mean(this::meanWait);
    }

    double meanWait(int kind) {
        return meanWait(classes.get(kind));
    }

    private double meanWait(ContactClass of) {
        return density * integral(offered -> waited(of, offered));
    }

    /** Share of all contacts that gives up. */
    double abandonment() {
        return mean(of -> meanWait(of) / of.patience().mean());
    }

    double abandonment(int kind) {
        return meanWait(kind) / classes.get(kind).patience().mean();
    }

    private double mean(ToDoubleFunction<ContactClass> each) {
        return classes.stream()
                .mapToDouble(of -> of.share() * each.applyAsDouble(of))
                .sum();
    }

    /** How long somebody of the class waits on average who would be served after so long. */
    private static double waited(ContactClass of, double offered) {
        double patience = of.patience().mean();
        return Double.isInfinite(patience) ? offered : -patience * Math.expm1(-offered / patience);
    }

    /** Of the time after which somebody is served who does not give up: the logarithm of its density, up to a constant. */
    private double exponent(double offered) {
        return perMilli * mean(of -> waited(of, offered)) - agents * offered / handling;
    }

    /** The exponent rises at most once before it falls for ever. */
    private double longest() {
        double offered = handling / agents;
        while (exponent(offered) > FAINT) {
            offered *= 2;
        }
        return offered;
    }

    /** As many times as often as only one agent is free. */
    private double timesSomebodyIsFree() {
        double times = 1;
        for (int busy = 1; busy < agents; busy++) {
            times = 1 + times * busy / (perMilli * handling);
        }
        return times;
    }

    /** Over all times after which one is served, by Simpson's rule. */
    private double integral(DoubleUnaryOperator of) {
        double step = longest / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double offered = i * step;
            sum += weight(i) * of.applyAsDouble(offered) * Math.exp(exponent(offered));
        }
        return sum * step / 3;
    }

    private static int weight(int step) {
        if (step == 0 || step == STEPS) {
            return 1;
        }
        return step % 2 == 0 ? 2 : 4;
    }
}
