package io.switchboard.bench.contest;

/**
 * The line that lies nearest to all commits (least squares): a commit is seen when its checkpoint ends and tells how far its
 * barriers were, so that with the first and the last alone two slow checkpoints would decide.
 */
final class Slope {

    private long firstRecords;
    private long firstNanos;
    private long lastRecords;
    private long lastNanos;
    private int count;
    private double sumOfSeconds;
    private double sumOfRecords;
    private double sumOfSquares;
    private double sumOfProducts;

    void add(long records, long nanos) {
        if (count++ == 0) {
            firstRecords = records;
            firstNanos = nanos;
        }
        lastRecords = records;
        lastNanos = nanos;
        double seconds = seconds();
        sumOfSeconds += seconds;
        sumOfRecords += records();
        sumOfSquares += seconds * seconds;
        sumOfProducts += seconds * records();
    }

    int count() {
        return count;
    }

    /** From the first to the last. */
    long records() {
        return lastRecords - firstRecords;
    }

    /** From the first to the last. */
    double seconds() {
        return (lastNanos - firstNanos) / 1e9;
    }

    /** Of two commits or more. */
    double perSecond() {
        return (count * sumOfProducts - sumOfSeconds * sumOfRecords)
                / (count * sumOfSquares - sumOfSeconds * sumOfSeconds);
    }
}
