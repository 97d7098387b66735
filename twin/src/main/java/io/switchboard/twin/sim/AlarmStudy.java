package io.switchboard.twin.sim;

import io.switchboard.surge.SurgeSettings;
import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.PlaceWeeks.Heard;
import io.switchboard.twin.sim.PlaceWeeks.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How soon the job tells a flood, at how many false alarms: its own rules watch simulated days of a bank, after they have
 * learned from such days what is usual. Beside them the same rules that know the profile, so that it shows what learning
 * costs, and windows of five minutes with as many false alarms.
 */
public final class AlarmStudy {

    /** The job's own rules. */
    static final String JOB = "as the job learns";

    /** The same rules that need not learn. */
    static final String KNOWING = "knowing the profile";

    /** A threshold for each window. */
    static final String WINDOWS = "windows of 5 min";

    static final String FALSE_ALARMS = "false alarms, a place and week";
    static final String COLLAPSES = "of them collapses";
    static final String LEARNING = "while it is learned, a place and week";
    static final String TOLD = "flood in the busiest hour told after, min";
    static final String TOLD_LATER = "flood from nine to five told after, min";
    static final String MISSED = "not told within the hour";
    static final String OPEN_BEFORE = "alarm open before";

    static final List<String> DETECTORS = List.of(JOB, KNOWING, WINDOWS);

    private static final double SHAPE = 27;
    private static final double MINUTE = 60_000;
    private static final double HIGHEST = 200;
    private static final int HALVINGS = 30;
    private static final int LONGEST = 520;

    /**
     * What comes.
     *
     * @param perMinute contacts in the busiest hour, on average over the days
     * @param factor by which more come in a flood
     * @param dispersed whether the rate swings within a day, as at the bank; else contacts are a Poisson stream
     */
    public record Traffic(double perMinute, double factor, boolean dispersed) {

        public Traffic {
            if (!(perMinute >= 0.01 && perMinute <= 1_000 && factor > 1 && factor <= 100)) {
                throw new FeedException(
                        "%s a minute, %s times as many in a flood: give 0.01 to 1000, and more than 1 to 100"
                                .formatted(perMinute, factor));
            }
        }
    }

    /**
     * How much is played.
     *
     * @param seeds places, each with chance of its own
     * @param learn weeks in which what is usual is learned
     * @param weeks in which each place is watched
     * @param floods a day of these in the busiest hour, and as many from nine to five
     */
    public record Extent(int seeds, int learn, int weeks, int floods) {

        public Extent {
            boolean isEnough = seeds >= 2 && learn >= 1 && weeks >= 1 && floods >= 1;
            if (!isEnough || (long) learn + weeks > LONGEST || floods > 100) {
                throw new FeedException(
                        "%d seeds, %d weeks to learn, %d to watch, %d floods a day: play 2 seeds or more, 1 week or more of each, %d together, and 1 to 100 floods"
                                .formatted(seeds, learn, weeks, floods, LONGEST));
            }
        }
    }

    private final Traffic traffic;
    private final Extent extent;
    private final SurgeSettings settings;
    private final Consumer<String> progress;
    private final List<AlarmReport.Figure> figures = new ArrayList<>();

    /**
     * Not played yet.
     *
     * @param progress hears a line for each place
     */
    public AlarmStudy(Traffic traffic, Extent extent, SurgeSettings settings, Consumer<String> progress) {
        this.traffic = traffic;
        this.extent = extent;
        this.settings = settings;
        this.progress = progress;
    }

    /** From the first seed on. A delay of which too few places have any is left out. */
    public AlarmReport play(long firstSeed) {
        figures.clear();
        List<PlaceWeeks> places = new ArrayList<>();
        for (int i = 0; i < extent.seeds(); i++) {
            BankDays days = new BankDays(new Draws(firstSeed + i), traffic.perMinute(), SHAPE, traffic.dispersed());
            PlaceWeeks place = new PlaceWeeks(days, settings, extent.floods(), traffic.factor());
            place.learn(extent.learn());
            place.watch(extent.weeks());
            places.add(place);
            progress.accept("%d of %d places".formatted(i + 1, extent.seeds()));
        }
        add(JOB, places.stream().map(place -> place.told(Post.LEARNING)).toList());
        add(KNOWING, places.stream().map(place -> place.told(Post.KNOWING)).toList());
        double threshold = windowThreshold(places);
        add(WINDOWS, windows(places, threshold));
        return new AlarmReport(traffic, extent, settings, firstSeed, threshold, figures);
    }

    private static List<Told> windows(List<PlaceWeeks> places, double threshold) {
        return places.stream().map(place -> place.windows(threshold)).toList();
    }

    /** The lowest with which windows tell no more false alarms than the job. */
    private static double windowThreshold(List<PlaceWeeks> places) {
        long most = places.stream()
                .mapToLong(place -> place.told(Post.LEARNING).alarms())
                .sum();
        double low = 0;
        double high = HIGHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            long alarms =
                    windows(places, middle).stream().mapToLong(Told::alarms).sum();
            low = alarms > most ? middle : low;
            high = alarms > most ? high : middle;
        }
        return high;
    }

    private void add(String detector, List<Told> told) {
        rate(detector, FALSE_ALARMS, told, each -> each.alarms() / (double) extent.weeks());
        rate(detector, COLLAPSES, told, each -> each.collapses() / (double) extent.weeks());
        if (told.get(0).learning() >= 0) {
            rate(detector, LEARNING, told, each -> each.learning() / (double) extent.learn());
        }
        delays(detector, TOLD, told, Heard::isBusiest);
        delays(detector, TOLD_LATER, told, heard -> !heard.isBusiest());
    }

    private void rate(String detector, String measure, List<Told> told, ToDoubleFunction<Told> of) {
        add(detector, measure, Estimate.mean(told.stream().mapToDouble(of).toArray(), Comparison.CONFIDENCE));
    }

    /** Of floods of one kind: the mean over all of them, its interval by places, of which each has its own chance. */
    private void delays(String detector, String measure, List<Told> told, Predicate<Heard> kind) {
        double[] minutes = new double[told.size()];
        double[] floods = new double[told.size()];
        long missed = 0;
        long openBefore = 0;
        for (int place = 0; place < minutes.length; place++) {
            for (Heard heard : told.get(place).heard()) {
                if (!kind.test(heard)) {
                    continue;
                }
                minutes[place] += heard.isTold() ? heard.delay() / MINUTE : 0;
                floods[place] += heard.isTold() ? 1 : 0;
                openBefore += heard.isOpenBefore() ? 1 : 0;
                missed += heard.isOpenBefore() || heard.isTold() ? 0 : 1;
            }
        }
        if (Estimate.isSeen(floods)) {
            add(detector, measure, Estimate.ratio(minutes, floods, Comparison.CONFIDENCE));
        }
        count(detector, measure, MISSED, missed);
        count(detector, measure, OPEN_BEFORE, openBefore);
    }

    private void add(String detector, String measure, Estimate estimate) {
        figures.add(new AlarmReport.Figure(detector, measure, estimate.value(), estimate.low(), estimate.high()));
    }

    private void count(String detector, String of, String what, long number) {
        figures.add(new AlarmReport.Figure(detector, of + ": " + what, number, Double.NaN, Double.NaN));
    }
}
