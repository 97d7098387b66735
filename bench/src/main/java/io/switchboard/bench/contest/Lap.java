package io.switchboard.bench.contest;

import java.time.Duration;

/** One contestant on its course, by what it commits: when all tickets are open, when it is warm, and how fast it is from then on. */
final class Lap {

    /** Fewer make no line. */
    static final int FEWEST = 5;

    private enum Stage {
        OPENING,
        WARMING,
        TIMED
    }

    private final Course course;
    private final Slope slope = new Slope();
    private Stage stage = Stage.OPENING;
    private long openNanos;
    private long warmNanos;
    private long last;

    Lap(Course course) {
        this.course = course;
    }

    /**
     * So many records are committed in all, which is more than before.
     *
     * @param nanos since any moment
     */
    void commits(long records, long nanos) {
        last = records;
        if (stage == Stage.OPENING && records >= course.open()) {
            openNanos = nanos;
            stage = Stage.WARMING;
        }
        if (stage == Stage.WARMING && course.isWarm(records, Duration.ofNanos(nanos - openNanos))) {
            warmNanos = nanos;
            stage = Stage.TIMED;
        }
        if (stage == Stage.TIMED && records < course.all() && !isOver(nanos)) {
            slope.add(records, nanos);
        }
    }

    boolean isOpen() {
        return stage != Stage.OPENING;
    }

    boolean isTimed() {
        return stage == Stage.TIMED;
    }

    /** Whether the window has passed, or there is no record any more. */
    boolean isOver(long nanos) {
        return last >= course.all()
                || (isTimed() && nanos - warmNanos >= course.window().toNanos());
    }

    /** Whether there is too little to tell a speed of. */
    boolean isTooShort() {
        return slope.count() < FEWEST;
    }

    long last() {
        return last;
    }

    Slope slope() {
        return slope;
    }

    /** For how long it worked with all tickets open before the time was taken. */
    double warmSeconds() {
        return (warmNanos - openNanos) / 1e9;
    }
}
