package io.switchboard.twin.sim;

import io.switchboard.surge.Surge;
import io.switchboard.surge.SurgeRules;
import io.switchboard.surge.SurgeSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All who watch a place: the job's rules, the same with the true profile, and windows of five minutes. They see the same. */
final class Post {

    static final int LEARNING = 0;
    static final int KNOWING = 1;
    static final int SENTRIES = 2;

    /** As the job looks where nothing comes. */
    private static final long LOOK_EVERY = 30_000;

    private final int[] alarms = new int[SENTRIES];
    private final int[] collapses = new int[SENTRIES];
    private final long[] floodAt = new long[SENTRIES];
    private final List<Double> scores = new ArrayList<>();
    private Sentry.Learning learning;
    private Sentry.Knowing knowing;
    private Windows windows;
    private int count;
    private long passed;

    Post(SurgeSettings settings, BankDays days) {
        SurgeRules rules = new SurgeRules(settings);
        learning = Sentry.Learning.from(rules);
        knowing = Sentry.Knowing.from(rules, days);
        windows = Windows.from(settings);
        forget();
    }

    /** Takes over from another, who goes on by itself; has heard nothing yet. */
    Post(Post other) {
        learning = other.learning;
        knowing = other.knowing;
        windows = other.windows;
        count = other.count;
        passed = other.passed;
        forget();
    }

    /** What was told so far does not count. */
    void forget() {
        Arrays.fill(alarms, 0);
        Arrays.fill(collapses, 0);
        Arrays.fill(floodAt, Long.MAX_VALUE);
        scores.clear();
    }

    void arrival(long at) {
        pass(at);
        count++;
        take(learning.arrival(at), knowing.arrival(at), at);
    }

    void pass(long until) {
        while (passed + LOOK_EVERY <= until) {
            passed += LOOK_EVERY;
            take(learning.quiet(passed), knowing.quiet(passed), passed);
            if (passed % Windows.LENGTH == 0) {
                double usual = learning.usual(passed - Windows.LENGTH, passed);
                scores.add(windows.score(count, usual));
                windows = windows.after(count, usual);
                count = 0;
            }
        }
    }

    private void take(Sentry.Learning learned, Sentry.Knowing knew, long at) {
        note(LEARNING, learning.open(), learned.open(), at);
        note(KNOWING, knowing.open(), knew.open(), at);
        learning = learned;
        knowing = knew;
    }

    private void note(int sentry, Surge.Kind before, Surge.Kind after, long at) {
        if (after == null || after == before) {
            return;
        }
        alarms[sentry]++;
        if (after == Surge.Kind.COLLAPSE) {
            collapses[sentry]++;
        } else {
            floodAt[sentry] = Math.min(floodAt[sentry], at);
        }
    }

    boolean isFlooded(int sentry) {
        return (sentry == LEARNING ? learning.open() : knowing.open()) == Surge.Kind.FLOOD;
    }

    /** Floods and collapses that were told. */
    int alarms(int sentry) {
        return alarms[sentry];
    }

    int collapses(int sentry) {
        return collapses[sentry];
    }

    /** When the first flood was told; {@link Long#MAX_VALUE} if none was. */
    long floodAt(int sentry) {
        return floodAt[sentry];
    }

    /** Of the windows that have ended. */
    List<Double> scores() {
        return scores;
    }
}
