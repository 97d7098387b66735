package io.switchboard.twin.sim;

import io.switchboard.quality.Counter;
import io.switchboard.quality.Counters;
import io.switchboard.quality.Figure;
import io.switchboard.quality.Metric;
import io.switchboard.quality.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What became of the contacts of a run, from the {@code first} one to before the {@code last}, whenever it ends. Who
 * comes again counts each time, but the end does not wait for that.
 */
final class Tally implements Watcher {

    /** By the score, from 1. */
    private static final List<Counter> SATISFIED =
            List.of(Counter.CSAT_1, Counter.CSAT_2, Counter.CSAT_3, Counter.CSAT_4, Counter.CSAT_5);

    private final Scenario scenario;
    private final long first;
    private final long last;
    private final long[] offered;
    private final long[] abandoned;
    private final long[] breached;
    private final double[] waited;
    private final long[] longest;
    private long settled;
    private long again;
    private long waiting;
    private long remembered;
    private long known;
    private Counters answers = Counters.NONE;

    Tally(Scenario scenario, long first, long last) {
        int kinds = scenario.classes().size();
        this.scenario = scenario;
        this.first = first;
        this.last = last;
        this.offered = new long[kinds];
        this.abandoned = new long[kinds];
        this.breached = new long[kinds];
        this.waited = new double[kinds];
        this.longest = new long[kinds];
    }

    @Override
    public boolean isEnough() {
        return settled >= last - first;
    }

    @Override
    public void arrived(Contact contact) {}

    @Override
    public void settled(Contact contact) {
        if (contact.number < first || contact.number >= last) {
            return;
        }
        settled += contact.attempt == 0 ? 1 : 0;
        boolean served = contact.state == Contact.State.SERVED;
        abandoned[contact.kind] += served ? 0 : 1;
        count(contact, contact.waitedUntil, !served);
        if (served && contact.background != null) {
            Set<String> helpers = contact.background.previousAgents().keySet();
            remembered += helpers.isEmpty() ? 0 : 1;
            known += helpers.contains(Cast.agentId(contact.agent)) ? 1 : 0;
        }
    }

    @Override
    public void answered(Contact contact, Survey.Answer answer) {
        if (contact.number >= first && contact.number < last) {
            answers = answers.plus(recommends(answer.nps()), 1).plus(SATISFIED.get(answer.csat() - 1), 1);
        }
    }

    private static Counter recommends(int nps) {
        return nps >= 9 ? Counter.PROMOTERS : nps >= 7 ? Counter.PASSIVES : Counter.DETRACTORS;
    }

    /** The run is over and the contact waits still: its promise is broken if its time is over. */
    void waits(Contact contact, long now) {
        waiting++;
        count(contact, now, false);
    }

    private void count(Contact contact, long until, boolean lost) {
        int kind = contact.kind;
        long wait = until - contact.arrivedAt;
        again += contact.attempt == 0 ? 0 : 1;
        offered[kind]++;
        waited[kind] += wait;
        longest[kind] = Math.max(longest[kind], wait);
        breached[kind] += lost || wait > scenario.classes().get(kind).dueMillis() ? 1 : 0;
    }

    /** Share of the contacts that missed their promise or gave up, weighted by class. */
    double weightedBreach() {
        double over = 0;
        double under = 0;
        for (int kind = 0; kind < offered.length; kind++) {
            double weight = scenario.classes().get(kind).weight();
            over += weight * breached[kind];
            under += weight * offered[kind];
        }
        return over / under;
    }

    /** Share of all contacts that gave up. */
    double abandonment() {
        return sum(abandoned) / sum(offered);
    }

    /** Mean wait of all contacts, ms, of those who gave up until then. */
    double meanWait() {
        double sum = 0;
        for (double each : waited) {
            sum += each;
        }
        return sum / sum(offered);
    }

    long offered() {
        return Arrays.stream(offered).sum();
    }

    /** So many of them had been there before. */
    long again() {
        return again;
    }

    /** So many of them waited still when it was over. */
    long waiting() {
        return waiting;
    }

    /** Of those who were helped, and had been before, the share that got one of the same agents. */
    double knownAgent() {
        return known / (double) remembered;
    }

    /** So many of those who were helped said how it was. */
    long answered() {
        return SATISFIED.stream().mapToLong(answers::get).sum();
    }

    /** As the quality job counts it, with its interval. */
    Figure nps() {
        return Metric.NPS.of(answers, Weights.DEFAULT);
    }

    /** Share of those who say 4 or 5, as the quality job counts it, with its interval. */
    Figure csat() {
        return Metric.CSAT.of(answers, Weights.DEFAULT);
    }

    long offered(int kind) {
        return offered[kind];
    }

    double breach(int kind) {
        return breached[kind] / (double) offered[kind];
    }

    double abandonment(int kind) {
        return abandoned[kind] / (double) offered[kind];
    }

    double meanWait(int kind) {
        return waited[kind] / offered[kind];
    }

    double longestWait(int kind) {
        return longest[kind];
    }

    private static double sum(long[] numbers) {
        double sum = 0;
        for (long number : numbers) {
            sum += number;
        }
        return sum;
    }
}
