package io.switchboard.twin.sim;

import io.switchboard.surge.Surge;
import io.switchboard.surge.SurgeSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A place through its weeks: first it is learned, then it is watched, and whatever is told is a false alarm. Floods are
 * played aside, each as if no other had ever been, so that nobody learns from them.
 */
final class PlaceWeeks {

    private static final int WEEK = 7;
    private static final long FLOOD = 3_600_000;

    /** Hours in which about as many come as in the busiest. */
    private static final int BUSY_FROM = 9;

    private static final int BUSY_UNTIL = 17;

    /**
     * How soon a flood was told.
     *
     * @param isBusiest whether it began in the busiest hour
     * @param isOpenBefore whether there was an alarm before it: that says nothing of how soon it is known
     * @param delay ms; {@link Long#MAX_VALUE} if it was over before
     */
    record Heard(boolean isBusiest, boolean isOpenBefore, long delay) {

        boolean isTold() {
            return !isOpenBefore && delay < Long.MAX_VALUE;
        }
    }

    /**
     * What one of those who watch has told of the place.
     *
     * @param learning alarms in the weeks in which it was learned; negative if nobody counted
     * @param alarms in the weeks in which it was watched
     * @param collapses of these
     */
    record Told(int learning, int alarms, int collapses, List<Heard> heard) {}

    /** A flood, and what the windows made of it: their scores, and how many windows were before. */
    private record Flooded(boolean isBusiest, long from, int windows, List<Double> scores) {}

    /** One that is to be played. */
    private record Planned(int number, boolean isBusiest, long from) {}

    private final BankDays days;
    private final Post post;
    private final int floods;
    private final double factor;
    private final int[] learning = new int[Post.SENTRIES];
    private final List<List<Heard>> heard = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<Flooded> flooded = new ArrayList<>();
    private long watchedFrom;

    /**
     * Not played yet.
     *
     * @param floods in the busiest hour of each day, and as many in any of the busy hours
     * @param factor by which more come in them
     */
    PlaceWeeks(BankDays days, SurgeSettings settings, int floods, double factor) {
        this.days = days;
        this.post = new Post(settings, days);
        this.floods = floods;
        this.factor = factor;
    }

    void learn(int weeks) {
        for (int day = 0; day < weeks * WEEK; day++) {
            pass(days.day(day), List.of());
        }
        for (int sentry = 0; sentry < Post.SENTRIES; sentry++) {
            learning[sentry] = post.alarms(sentry);
        }
        post.forget();
        watchedFrom = (long) weeks * WEEK * SimAgent.DAY;
    }

    void watch(int weeks) {
        int first = (int) (watchedFrom / SimAgent.DAY);
        for (int day = first; day < first + weeks * WEEK; day++) {
            BankDays.Day today = days.day(day);
            pass(today, planned(today));
        }
    }

    private List<Planned> planned(BankDays.Day today) {
        List<Planned> planned = new ArrayList<>();
        for (int number = 0; number < floods; number++) {
            long busiest = today.instant(2 * number, BankDays.BUSIEST_HOUR, BankDays.BUSIEST_HOUR + 1);
            planned.add(new Planned(2 * number, true, busiest));
            long busy = today.instant(2 * number + 1, BUSY_FROM, BUSY_UNTIL);
            planned.add(new Planned(2 * number + 1, false, busy));
        }
        planned.sort(Comparator.comparingLong(Planned::from));
        return planned;
    }

    private void pass(BankDays.Day today, List<Planned> planned) {
        long[] contacts = today.contacts();
        int next = 0;
        for (int i = 0; i < contacts.length; i++) {
            while (next < planned.size() && planned.get(next).from() <= contacts[i]) {
                flood(today, planned.get(next), contacts);
                next++;
            }
            post.arrival(contacts[i]);
        }
        for (Planned flood : planned.subList(next, planned.size())) {
            flood(today, flood, contacts);
        }
        post.pass(today.from() + SimAgent.DAY);
    }

    /** From what was known just before it began. */
    private void flood(BankDays.Day today, Planned flood, long[] contacts) {
        long from = flood.from();
        long until = from + FLOOD;
        Post aside = new Post(post);
        LongStream anyway = LongStream.of(contacts).filter(at -> at >= from && at < until);
        LongStream beside = LongStream.of(today.flood(flood.number(), from, until, factor - 1));
        LongStream.concat(anyway, beside).sorted().forEachOrdered(aside::arrival);
        aside.pass(until);
        for (int sentry = 0; sentry < Post.SENTRIES; sentry++) {
            long at = aside.floodAt(sentry);
            heard.get(sentry)
                    .add(new Heard(
                            flood.isBusiest(),
                            post.isFlooded(sentry),
                            at == Long.MAX_VALUE ? Long.MAX_VALUE : at - from));
        }
        flooded.add(new Flooded(flood.isBusiest(), from, post.scores().size(), aside.scores()));
    }

    /** What {@link Post#LEARNING} or {@link Post#KNOWING} told. */
    Told told(int sentry) {
        return new Told(learning[sentry], post.alarms(sentry), post.collapses(sentry), heard.get(sentry));
    }

    /** What windows of five minutes had told with a threshold. */
    Told windows(double threshold) {
        Windows.Alarm alarm = new Windows.Alarm(threshold, null);
        List<Surge.Kind> open = new ArrayList<>();
        int alarms = 0;
        int collapses = 0;
        open.add(null);
        for (double score : post.scores()) {
            Surge.Kind told = alarm.take(score);
            alarms += told == null ? 0 : 1;
            collapses += told == Surge.Kind.COLLAPSE ? 1 : 0;
            open.add(alarm.open());
        }
        List<Heard> of = flooded.stream()
                .map(each -> heard(each, threshold, open.get(each.windows())))
                .toList();
        return new Told(-1, alarms, collapses, of);
    }

    private Heard heard(Flooded flood, double threshold, Surge.Kind before) {
        Windows.Alarm alarm = new Windows.Alarm(threshold, before);
        long delay = Long.MAX_VALUE;
        long end = watchedFrom + flood.windows() * Windows.LENGTH;
        for (double score : flood.scores()) {
            end += Windows.LENGTH;
            if (alarm.take(score) == Surge.Kind.FLOOD) {
                delay = Math.min(delay, end - flood.from());
            }
        }
        return new Heard(flood.isBusiest(), before == Surge.Kind.FLOOD, delay);
    }
}
