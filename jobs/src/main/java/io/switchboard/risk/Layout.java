package io.switchboard.risk;

import io.switchboard.event.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a model is made of: a number for each place of its vector. Some are read off the clock, others are what
 * was {@link Known known} of its segments when it was asked about.
 */
final class Layout {

    private static final int PARTS = 12;
    private static final int MOST_REASSIGNMENTS = 5;
    private static final int MOST_REOPENS = 3;

    private static final List<Status> STATUSES = List.of(Status.values());

    private static final int BIAS = 0;
    private static final int BASE = 1;
    private static final int SEGMENTS = 2;
    private static final int SURVIVAL = SEGMENTS + Segment.values().length;
    private static final int USED = SURVIVAL + 1;
    private static final int REASSIGNMENTS = USED + 1;
    private static final int REOPENS = REASSIGNMENTS + 1;
    private static final int STAGES = REOPENS + 1;
    private static final int BASE_AT_STAGES = STAGES + Stage.values().length;
    private static final int PARTS_USED = BASE_AT_STAGES + Stage.values().length;
    private static final int PARTS_IN_STATUS = PARTS_USED + PARTS;

    /** How many numbers there are. */
    static final int SIZE = PARTS_IN_STATUS + PARTS * STATUSES.size();

    /** The name of what each number is about: several may be of one. */
    static final List<String> ABOUT = about();

    /** Of whoever learned with other numbers, nothing can be used. */
    static final String PRINT = print();

    private Layout() {}

    /**
     * What was known of a clock's segments, in logits.
     *
     * @param base of all clocks at this stage
     * @param segments of each segment, less the base; 0 where it is not known
     * @param survival of how fast clocks like it are fulfilled, less the base
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Known(double base, double[] segments, double survival) {}

    static double[] numbers(Glimpse seen, Stage stage, Known known) {
        double[] numbers = new double[SIZE];
        int part = Math.max(0, Math.min(PARTS - 1, (int) (seen.used() * PARTS)));
        numbers[BIAS] = 1;
        numbers[BASE] = known.base();
        System.arraycopy(known.segments(), 0, numbers, SEGMENTS, known.segments().length);
        numbers[SURVIVAL] = known.survival();
        numbers[USED] = seen.used();
        numbers[REASSIGNMENTS] = Math.min(seen.reassignments(), MOST_REASSIGNMENTS) / (double) MOST_REASSIGNMENTS;
        numbers[REOPENS] = Math.min(seen.reopens(), MOST_REOPENS) / (double) MOST_REOPENS;
        numbers[STAGES + stage.place()] = 1;
        numbers[BASE_AT_STAGES + stage.place()] = known.base();
        numbers[PARTS_USED + part] = 1;
        if (seen.snapshot().status() != null) {
            numbers[PARTS_IN_STATUS + STATUSES.indexOf(seen.snapshot().status()) * PARTS + part] = 1;
        }
        return numbers;
    }

    private static List<String> about() {
        String[] about = new String[SIZE];
        about[BIAS] = "all";
        about[BASE] = "all";
        for (Segment segment : Segment.values()) {
            about[SEGMENTS + segment.place()] = segment.title();
        }
        about[SURVIVAL] = "pace";
        about[USED] = "time used";
        about[REASSIGNMENTS] = "reassignments";
        about[REOPENS] = "reopens";
        Arrays.fill(about, STAGES, PARTS_USED, "stage");
        Arrays.fill(about, PARTS_USED, PARTS_IN_STATUS, "time used");
        Arrays.fill(about, PARTS_IN_STATUS, SIZE, "status");
        return List.of(about);
    }

    private static String print() {
        List<String> words = new ArrayList<>(ABOUT);
        STATUSES.stream().map(Enum::name).forEach(words::add);
        return Integer.toHexString(words.hashCode());
    }
}
