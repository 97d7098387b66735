package io.switchboard.twin.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums over stretches of a run that are equally long in arrivals and so long that they are as good as independent. As
 * the run goes on two neighbours are made one, so that there are always from 40 to 80 of them.
 */
final class Batches implements Watcher {

    /** What is summed. */
    enum Sum {
        ARRIVED,
        WORK,
        PATIENCE,
        TIME,
        BUSY,
        WAITING,
        REFUSED,
        SERVED,
        ABANDONED,
        DELAYED,
        WAIT,
        WAIT_SERVED,
        WAIT_ABANDONED,
        SERVED_IN_TIME,
        ABANDONED_IN_TIME,
        /** Served or given up. */
        SETTLED
    }

    /** Of contacts of whatever class. */
    static final int ALL = -1;

    /** What is summed of each class, too, in this order. */
    private static final List<Sum> OF_EACH = List.of(Sum.SETTLED, Sum.WAIT);

    private static final int FEW = 40;
    private static final int KINDS = Sum.values().length;

    private final double threshold;
    private final int columns;
    private final List<double[]> batches = new ArrayList<>();
    private double[] open;
    private long size;
    private long until;
    private long arrived;
    private boolean warm;

    /**
     * Before a run.
     *
     * @param size arrivals of a batch at first; as many are left out at the beginning, while the house fills
     * @param threshold the wait, in ms, up to which a contact is answered in time
     * @param classes of contacts
     */
    Batches(long size, double threshold, int classes) {
        this.size = size;
        this.threshold = threshold;
        this.columns = KINDS + OF_EACH.size() * classes;
        this.open = new double[columns];
    }

    /** Lets the run go on until there are {@code arrivals}, or a full set of batches if that is later. */
    void goOn(long arrivals) {
        until = arrivals;
    }

    long counted() {
        return batches.size() * size;
    }

    @Override
    public boolean isEnough() {
        return counted() >= until && batches.size() >= FEW;
    }

    @Override
    public void arrived(Contact contact) {
        add(Sum.ARRIVED, 1);
        add(Sum.WORK, contact.work);
        add(Sum.PATIENCE, contact.patience);
        if (++arrived == size) {
            close();
        }
    }

    private void close() {
        if (warm) {
            batches.add(open);
        }
        warm = true;
        open = new double[columns];
        arrived = 0;
        if (batches.size() == 2 * FEW) {
            for (int i = 0; i < FEW; i++) {
                batches.set(i, both(batches.get(2 * i), batches.get(2 * i + 1)));
            }
            batches.subList(FEW, 2 * FEW).clear();
            size *= 2;
        }
    }

    private static double[] both(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    @Override
    public void settled(Contact contact) {
        double wait = contact.waitedUntil - contact.arrivedAt;
        if (contact.state == Contact.State.REFUSED) {
            add(Sum.REFUSED, 1);
            return;
        }
        boolean served = contact.state == Contact.State.SERVED;
        add(served ? Sum.SERVED : Sum.ABANDONED, 1);
        add(Sum.WAIT, wait);
        add(Sum.DELAYED, wait > 0 ? 1 : 0);
        add(served ? Sum.WAIT_SERVED : Sum.WAIT_ABANDONED, wait);
        if (wait <= threshold) {
            add(served ? Sum.SERVED_IN_TIME : Sum.ABANDONED_IN_TIME, 1);
        }
        add(Sum.SETTLED, 1);
        int ofItsClass = KINDS + OF_EACH.size() * contact.kind;
        open[ofItsClass] += 1;
        open[ofItsClass + 1] += wait;
    }

    @Override
    public void passed(long millis, int busy, int onDuty, int waiting) {
        add(Sum.TIME, (double) millis);
        add(Sum.BUSY, (double) millis * busy);
        add(Sum.WAITING, (double) millis * waiting);
    }

    private void add(Sum sum, double value) {
        open[place(sum)] += value;
    }

    /** How many there are. */
    int count() {
        return batches.size();
    }

    /** Batch by batch. */
    double[] of(Sum sum) {
        return of(sum, ALL);
    }

    /** The same of the contacts of one class. */
    double[] of(Sum sum, int kind) {
        int place = kind == ALL ? place(sum) : place(sum, kind);
        return batches.stream().mapToDouble(batch -> batch[place]).toArray();
    }

    private static int place(Sum sum, int kind) {
        return KINDS + OF_EACH.size() * kind + OF_EACH.indexOf(sum);
    }

    /** Its place in the arrays of this run; nothing is kept by it. */
    private static int place(Sum sum) {
        return PLACES.get(sum);
    }

    private static final java.util.EnumMap<Sum, Integer> PLACES = places();

    private static java.util.EnumMap<Sum, Integer> places() {
        java.util.EnumMap<Sum, Integer> places = new java.util.EnumMap<>(Sum.class);
        for (Sum sum : Sum.values()) {
            places.put(sum, places.size());
        }
        return places;
    }
}
