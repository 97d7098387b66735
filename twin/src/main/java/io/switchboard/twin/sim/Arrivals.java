package io.switchboard.twin.sim;

import org.apache.commons.math3.distribution.GammaDistribution;

/** When contacts come: a Poisson stream whose rate follows the day's profile and each day's own busyness. */
final class Arrivals {

    private static final long MINUTE = 60_000;

    private final Scenario scenario;
    private final Draws draws;
    private final People people;
    private final long slot;
    private final double[] cumulated;
    private double now;
    private long day = -1;
    private double busy = 1;
    private long number;

    Arrivals(Scenario scenario, Draws draws) {
        this.scenario = scenario;
        this.draws = draws;
        this.people = new People(scenario, draws);
        this.slot = scenario.floods().isEmpty() ? SimAgent.DAY / scenario.profile().length : MINUTE;
        this.cumulated = new double[scenario.classes().size()];
        double sum = 0;
        for (int kind = 0; kind < cumulated.length; kind++) {
            sum += scenario.classes().get(kind).share();
            cumulated[kind] = sum;
        }
    }

    Contact next() {
        long item = number++;
        now = after(-Math.log(draws.uniform(item, Draws.GAP)));
        return contact(item, kind(draws.uniform(item, Draws.KIND), now), Math.round(now), 0, null);
    }

    People people() {
        return people;
    }

    /** A customer who tries again, with a draw of its own for each attempt. */
    Contact again(Contact before, long at) {
        return contact(before.number, before.kind, at, before.attempt + 1, before);
    }

    private Contact contact(long item, int kind, long at, int attempt, Contact before) {
        ContactClass contactClass = scenario.classes().get(kind);
        long key = item + ((long) attempt << 40);
        double work = contactClass.work().draw(draws.uniform(key, Draws.WORK), draws.uniform(key, Draws.WORK + 1));
        double patience = contactClass
                .patience()
                .draw(draws.uniform(key, Draws.PATIENCE), draws.uniform(key, Draws.PATIENCE + 1));
        int customer = people.whose(item);
        boolean bilingual = customer == People.NOBODY ? isBilingual(item) : people.isBilingual(customer);
        int region = customer == People.NOBODY ? 0 : people.region(customer);
        return new Contact(item, kind, bilingual, at, work, patience, attempt, customer, region, before);
    }

    private boolean isBilingual(long item) {
        return scenario.bilingualShare() > 0 && draws.uniform(item, Draws.LANGUAGE) < scenario.bilingualShare();
    }

    private int kind(double u, double at) {
        if (!scenario.floods().isEmpty()) {
            return floodedKind(u, at);
        }
        double scaled = u * cumulated[cumulated.length - 1];
        int kind = 0;
        while (scaled >= cumulated[kind]) {
            kind++;
        }
        return kind;
    }

    private int floodedKind(double u, double at) {
        double left = u * flooded(at) * cumulated[cumulated.length - 1];
        int last = cumulated.length - 1;
        for (int kind = 0; kind < last; kind++) {
            left -= share(kind, at);
            if (left < 0) {
                return kind;
            }
        }
        return last;
    }

    private double share(int kind, double at) {
        double share = scenario.classes().get(kind).share();
        for (Flood flood : scenario.floods()) {
            share *= flood.concerns(kind, at) ? flood.factor() : 1;
        }
        return share;
    }

    /** By how much the rate of all classes together is more than it would be without floods. */
    private double flooded(double at) {
        double sum = 0;
        for (int kind = 0; kind < cumulated.length; kind++) {
            sum += share(kind, at);
        }
        return sum / cumulated[cumulated.length - 1];
    }

    /** The time by which so much more of the rate has passed. */
    private double after(double units) {
        double at = now;
        double left = units;
        if (scenario.profile().length == 1
                && scenario.busyness() == 0
                && scenario.floods().isEmpty()) {
            return at + left / (scenario.perMilli() * scenario.profile()[0]);
        }
        while (true) {
            long place = (long) (at / slot);
            double rate = scenario.perMilli()
                    * scenario.profile()[part(place)]
                    * busyness(place * slot / SimAgent.DAY)
                    * (scenario.floods().isEmpty() ? 1 : flooded(place * (double) slot));
            double end = (place + 1.0) * slot;
            double fits = (end - at) * rate;
            if (left < fits) {
                return at + left / rate;
            }
            left -= fits;
            at = end;
        }
    }

    /** Of the day's profile. */
    private int part(long place) {
        return (int) (place * slot % SimAgent.DAY * scenario.profile().length / SimAgent.DAY);
    }

    private double busyness(long ofDay) {
        if (scenario.busyness() > 0 && ofDay != day) {
            day = ofDay;
            busy = new GammaDistribution(scenario.busyness(), 1 / scenario.busyness())
                    .inverseCumulativeProbability(draws.uniform(ofDay, Draws.BUSYNESS));
        }
        return busy;
    }
}
