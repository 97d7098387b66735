package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A figure of a run.
 *
 * @param isCount whether it is a whole number of contacts, and not a share or a time
 * @param of not a number where there is nobody whose share it could be
 */
record Measure(String name, boolean isCount, ToDoubleFunction<Tally> of) {

    Measure(String name, ToDoubleFunction<Tally> of) {
        this(name, false, of);
    }

    private static Measure count(String name, ToLongFunction<Tally> of) {
        return new Measure(name, true, of::applyAsLong);
    }

    /** What is told of a scenario, in this order. */
    static List<Measure> told(Scenario scenario) {
        List<Measure> told = new ArrayList<>();
        told.add(count("contacts", Tally::offered));
        told.add(count("of them come again", Tally::again));
        told.add(count("still waiting", Tally::waiting));
        told.add(new Measure("weighted breach", Tally::weightedBreach));
        told.add(new Measure("abandonment", Tally::abandonment));
        told.add(new Measure("mean wait, min", tally -> tally.meanWait() / HeadToHead.MINUTE));
        if (scenario.population().isKnown()) {
            told.add(new Measure("by an agent they know", Tally::knownAgent));
        }
        if (scenario.survey().isAsked()) {
            told.add(count("survey answers", Tally::answered));
            told.add(new Measure("NPS", tally -> orNone(tally.nps().value())));
            told.add(new Measure("CSAT", tally -> orNone(tally.csat().value())));
        }
        for (int i = 0; i < scenario.classes().size(); i++) {
            int kind = i;
            String name = scenario.classes().get(kind).name();
            told.add(count("contacts " + name, tally -> tally.offered(kind)));
            told.add(new Measure("breach " + name, tally -> tally.breach(kind)));
            if (scenario.classes().get(kind).channel() == Channel.CHAT) {
                told.add(new Measure("abandonment " + name, tally -> tally.abandonment(kind)));
            }
        }
        return List.copyOf(told);
    }

    private static double orNone(Double value) {
        return value == null ? Double.NaN : value;
    }
}
