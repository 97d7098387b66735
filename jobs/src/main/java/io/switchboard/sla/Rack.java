package io.switchboard.sla;

import io.switchboard.policy.Held;
import io.switchboard.policy.Phase;
import io.switchboard.policy.PolicyBook;
import io.switchboard.sla.Outcome.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The clocks of one item: where each stands, and who hears of it when one turns, rings, is cleared or ends. */
final class Rack {

    private final Fold fold;
    private final PolicyBook book;
    private final Marks marks;
    private final Scribe scribe;
    private final List<Clock> clocks;

    /** What is set off next, as the clocks stand; null until somebody asks. */
    private Alarm nextAlarm;
    /** Nothing is set off before, as the clocks stand. */
    private long quiet = Long.MIN_VALUE;

    Rack(Fold fold, PolicyBook book, Marks marks, List<Clock> clocks) {
        this.fold = fold;
        this.book = book;
        this.marks = marks;
        this.scribe = new Scribe(book);
        this.clocks = new ArrayList<>(clocks);
    }

    List<Clock> clocks() {
        return clocks;
    }

    Item item() {
        return fold.item();
    }

    Clock get(int place) {
        return clocks.get(place);
    }

    void set(int place, Clock clock) {
        clocks.set(place, clock);
        changed();
    }

    private void changed() {
        nextAlarm = null;
        quiet = Long.MIN_VALUE;
    }

    /** Whoever has looked at the clocks as they stand knows that nothing is set off before {@code alarm}. */
    void quietUntil(long alarm) {
        quiet = alarm;
    }

    /** Null if there is no such cycle. */
    Clock find(CycleKey key) {
        int place = place(key);
        return place < 0 ? null : clocks.get(place);
    }

    /** At MAX_VALUE if nothing will be due as things stand. */
    Alarm nextAlarm() {
        if (nextAlarm == null) {
            nextAlarm = Alarm.next(clocks, book);
        }
        return nextAlarm;
    }

    /** All that is set off by {@code until} is reached, the earliest first; when the last was, MIN_VALUE for none. */
    long ring(long until) {
        long last = Long.MIN_VALUE;
        if (until < quiet) {
            return last;
        }
        for (Alarm alarm = nextAlarm(); alarm.isDueBy(until); alarm = nextAlarm()) {
            Clock clock = clocks.get(alarm.place());
            boolean breach = alarm.level() == Clock.BREACH;
            long due = Promise.of(book, clock).dueOnRecord(clock);
            long at = breach ? due : alarm.at();
            reach(alarm.place(), alarm.level(), at, due, alarm.at(), null, item().version());
            last = Math.max(last, alarm.at());
        }
        return last;
    }

    /** How a level of a cycle stands at {@code at}, for a record that takes back what was told of it. */
    Mark mark(CycleKey cycle, Told told, long at, String because) {
        return scribe.takenBack(cycle, find(cycle), told, at, because, item());
    }

    /**
     * A level is reached.
     *
     * @param broken from when the wall's time after a breach counts, in epoch milliseconds
     */
    void reach(int place, int level, long at, long due, long broken, String cause, String because) {
        Clock clock = clocks.get(place);
        Mark mark = scribe.mark(clock, level, at, due, cause, because, item());
        Clock next = level == Clock.BREACH
                ? clock.breached(mark.level(), at, due, clock.watch().wallWhen(broken))
                : clock.reached(level, mark.level(), at);
        set(place, next);
        marks.reached(next, mark);
    }

    /** A level that has turned out to be ahead of the clock, or a clock that is measured no more. */
    void clear(int place, int level, long at, long due, String cause, String because) {
        Clock clock = clocks.get(place);
        Mark mark = scribe.mark(clock, level, at, due, cause, because, item());
        set(place, clock.cleared(level));
        marks.cleared(clocks.get(place), mark);
    }

    /** All that was told of a clock is taken back. */
    void withdrawAll(int place, long at, String because) {
        for (int level = 0; level < Integer.SIZE; level++) {
            if (clocks.get(place).hasReached(level)) {
                clear(place, level, at, clocks.get(place).dueAt(), null, because);
            }
        }
    }

    void turn(int place, Phase phase, long at, Why why) {
        Clock clock = clocks.get(place);
        set(place, turned(clock, phase, at, why, Promise.of(book, clock)));
    }

    private Clock turned(Clock clock, Phase phase, long at, Why why, Promise promise) {
        marks.spanned(clock, at);
        return clock.with(clock.watch().turned(phase, at, promise.calendar()), why);
    }

    void end(int place, Phase phase, long at, Verdict verdict, String reason, Why why) {
        Clock clock = clocks.get(place);
        Promise promise = Promise.of(book, clock);
        long due = clock.isBreached() ? clock.dueAt() : promise.dueAt(clock);
        Clock turned = turned(clock, phase, at, why == null ? clock.why() : why, promise);
        conclude(place, turned.ended(verdict, due), at, reason);
    }

    /** A clock that has come to its end already is told to have done so. */
    void conclude(int place, long at, Verdict verdict) {
        Clock clock = clocks.get(place);
        conclude(place, clock.ended(verdict, clock.endDue()), at, null);
    }

    private void conclude(int place, Clock done, long at, String reason) {
        set(place, done);
        marks.ended(done, Ending.of(done, item(), reason, at));
    }

    /** In the place of the same cycle, or behind all others. */
    int put(Clock clock) {
        int place = place(clock.key());
        if (place >= 0) {
            set(place, clock);
            return place;
        }
        clocks.add(clock);
        changed();
        return clocks.size() - 1;
    }

    private int place(CycleKey key) {
        for (int place = 0; place < clocks.size(); place++) {
            if (clocks.get(place).is(key)) {
                return place;
            }
        }
        return -1;
    }

    /** The last cycle of a clock; -1 if it has none. */
    int current(Held one) {
        for (int place = clocks.size() - 1; place >= 0; place--) {
            if (clocks.get(place).isOf(one.policy().id(), one.rule().name())) {
                return place;
            }
        }
        return -1;
    }
}
