package io.switchboard.bench.gate;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * A part and the yardstick in turn, some milliseconds each, in one JVM: what slows the machine down slows both down. JMH measures one
 * benchmark after another, seconds apart, in which a shared machine changes its speed by two.
 */
final class Duel {

    /** An argument: of time nothing is asked. */
    static final String BYTES_ALONE = "bytes";

    private static final int SLICES = 301;
    private static final int SLICES_FOR_BYTES = 51;
    private static final long SLICE_NANOS = 4_000_000;
    private static final long WARM_UP_NANOS = 2_000_000_000L;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Object last;

    private Duel() {}

    /** Arguments: the part, and whether bytes alone are asked for. Writes what one of it costs. */
    public static void main(String[] args) throws IOException {
        Part part = Part.valueOf(args[0]);
        boolean isOnlyBytes = args.length > 1 && args[1].equals(BYTES_ALONE);
        System.out.println(Costs.inWords(isOnlyBytes ? new Duel().bytesOf(part) : new Duel().of(part)));
    }

    /** Without a yardstick. It is warmed up as ever: what the compilers make of it decides what is allocated. */
    private Cost bytesOf(Part part) throws IOException {
        Part.Work work = part.work();
        int times = warm(work);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int slice = 0; slice < SLICES_FOR_BYTES; slice++) {
            nanos(work, times);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        return new Cost(Double.NaN, (double) bytes / SLICES_FOR_BYTES / times / part.operations());
    }

    private Cost of(Part part) throws IOException {
        Part.Work work = part.work();
        Part.Work yardstick = new Yardstick()::once;
        int yards = warm(yardstick);
        int times = warm(work);
        double[] ratios = new double[SLICES];
        long bytes = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            double yard = nanos(yardstick, yards) / (double) yards;
            long before = threads.getCurrentThreadAllocatedBytes();
            double one = nanos(work, times) / (double) times;
            bytes += threads.getCurrentThreadAllocatedBytes() - before;
            ratios[slice] = one / yard / part.operations();
        }
        Arrays.sort(ratios);
        return new Cost(ratios[SLICES / 2], (double) bytes / SLICES / times / part.operations());
    }

    /** How many fill a slice, once it is compiled. */
    private int warm(Part.Work work) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        int times = 1;
        while (System.nanoTime() < end) {
            long took = nanos(work, times);
            times = (int) Math.max(1, Math.min(2L * times, times * SLICE_NANOS / Math.max(1, took)));
        }
        return times;
    }

    private long nanos(Part.Work work, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            last = work.once();
        }
        return System.nanoTime() - start;
    }

    /** Keeps what was done from being left out. */
    Object last() {
        return last;
    }
}
