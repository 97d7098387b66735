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
    }

    /** Null if there is no such cycle. */
    Clock find(CycleKey key) {
        int place = place(key);
        return place < 0 ? null : clocks.get(place);
    }

    Alarm nextAlarm() {
        return Alarm.next(clocks, book);
    }

    /** All that is set off by {@code until} is reached, the earliest first; when the last was, MIN_VALUE for none. */
    long ring(long until) {
        long last = Long.MIN_VALUE;
        for (Alarm alarm = nextAlarm(); alarm != null && alarm.at() <= until; alarm = nextAlarm()) {
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
        clocks.set(place, next);
        marks.reached(next, mark);
    }

    /** A level that has turned out to be ahead of the clock, or a clock that is measured no more. */
    void clear(int place, int level, long at, long due, String cause, String because) {
        Clock clock = clocks.get(place);
        Mark mark = scribe.mark(clock, level, at, due, cause, because, item());
        clocks.set(place, clock.cleared(level));
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
        marks.spanned(clock, at);
        Promise promise = Promise.of(book, clock);
        clocks.set(place, clock.with(clock.watch().turned(phase, at, promise.calendar()), why));
    }

    void end(int place, Phase phase, long at, Verdict verdict, String reason, Why why) {
        Clock clock = clocks.get(place);
        long due = clock.isBreached() ? clock.dueAt() : Promise.of(book, clock).dueAt(clock);
        turn(place, phase, at, why == null ? clock.why() : why);
        clocks.set(place, clocks.get(place).ended(verdict, due));
        conclude(place, at, verdict, reason);
    }

    /** How a clock that has come to its end is told. */
    void conclude(int place, long at, Verdict verdict, String reason) {
        Clock done = clocks.get(place).ended(verdict, clocks.get(place).endDue());
        clocks.set(place, done);
        marks.ended(done, Ending.of(done, item(), reason, at));
    }

    /** In the place of the same cycle, or behind all others. */
    int put(Clock clock) {
        int place = place(clock.key());
        if (place >= 0) {
            clocks.set(place, clock);
            return place;
        }
        clocks.add(clock);
        return clocks.size() - 1;
    }

    private int place(CycleKey key) {
        for (int place = 0; place < clocks.size(); place++) {
            if (clocks.get(place).key().equals(key)) {
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
