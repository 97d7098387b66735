package io.switchboard.sla;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.Priority;
import io.switchboard.policy.ClockRule;
import io.switchboard.policy.Target;

/** What a clock is held to: its rule, and the target of its priority. */
record Promise(ClockRule rule, Target target) {

    static Promise of(ClockRule rule, Priority priority) {
        return new Promise(rule, rule.targets().get(priority));
    }

    BusinessCalendar calendar() {
        return target.calendar();
    }

    int levels() {
        return rule.levels().size() + 1;
    }

    String name(int level) {
        return level == Clock.BREACH
                ? Escalation.BREACH
                : rule.levels().get(level - 1).name();
    }

    /** The business time at which the level is reached; the breach, when it is exceeded. */
    long threshold(int level) {
        return level == Clock.BREACH
                ? target.withinMs()
                : rule.levels().get(level - 1).thresholdMs(target.withinMs());
    }

    /** When the running watch will set the level off: a millisecond earlier nothing is due yet. */
    long triggers(int level, Stopwatch watch) {
        return level == Clock.BREACH
                ? watch.exceeds(target.withinMs(), calendar())
                : watch.reaches(threshold(level), calendar());
    }

    /** When the target is used up if the watch runs on; 0 while it does not run. */
    long dueAt(Stopwatch watch) {
        return switch (watch.phase()) {
            case RUN -> watch.reaches(target.withinMs(), calendar());
            case PAUSE, STOP, CLOSE -> 0;
        };
    }
}
