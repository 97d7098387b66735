package io.switchboard.twin.sim;

/** What became of the contacts of a run, from the {@code first} one to before the {@code last}, whenever it ends. */
final class Tally implements Watcher {

    private final Scenario scenario;
    private final long first;
    private final long last;
    private final long[] offered;
    private final long[] abandoned;
    private final long[] breached;
    private final double[] waited;
    private final long[] longest;
    private long settled;

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
        if (contact.number < first || contact.number >= last || contact.attempt > 0) {
            return;
        }
        settled++;
        int kind = contact.kind;
        long wait = contact.waitedUntil - contact.arrivedAt;
        boolean served = contact.state == Contact.State.SERVED;
        offered[kind]++;
        waited[kind] += wait;
        longest[kind] = Math.max(longest[kind], wait);
        abandoned[kind] += served ? 0 : 1;
        breached[kind] += served && wait <= scenario.classes().get(kind).dueMillis() ? 0 : 1;
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

    long offered(int kind) {
        return offered[kind];
    }

    double breach(int kind) {
        return breached[kind] / (double) offered[kind];
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
