package io.switchboard.risk;

import io.switchboard.sla.Outcome.Verdict;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Tracking.ClockState;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * When something is to be asked about the clocks of an item, and when it is known how they ended. Of one that was met that is
 * told when its time would have been up: else the quick ones would be learned from first, and all seem quick. Times are epoch
 * milliseconds.
 *
 * @param keepMs how long after its last word an item whose clocks are over is remembered, so that it is not begun again
 */
public record CaseRules(long keepMs) implements Serializable {

    /** What is to be told, and what to remember; null for nothing. */
    record Step(CaseFile next, List<Lesson> lessons, OptionalLong wakeAt) {}

    /** Time passes up to the item's, whether the timers for it have fired or not; then it stands like this. */
    Step on(Tracking item, CaseFile before) {
        List<Lesson> lessons = new ArrayList<>();
        CaseFile file = passed(before == null ? CaseFile.EMPTY : before, ms(item.at()) - 1, lessons);
        List<Case> cases = new ArrayList<>(file.cases());
        cases.removeIf(each -> hasVanished(item, each, lessons));
        for (ClockState clock : item.clocks()) {
            int place = place(cases, clock);
            Case known = place < 0 ? Case.of(clock.policyId(), clock.clock(), clock.cycle()) : cases.get(place);
            Case next = known.over() ? known : clock(item, clock, known, lessons);
            if (place >= 0) {
                cases.set(place, next);
            } else if (next.last() != null || next.over()) {
                cases.add(next);
            }
        }
        return step(new CaseFile(List.copyOf(cases), ms(item.at())), lessons);
    }

    /** Time has come to {@code now}. */
    Step at(long now, CaseFile before) {
        List<Lesson> lessons = new ArrayList<>();
        CaseFile next = passed(before, now, lessons);
        boolean isForgotten = next.isOver() && next.touchedAt() + keepMs <= now;
        return isForgotten ? new Step(null, lessons, OptionalLong.empty()) : step(next, lessons);
    }

    /** Each clock comes to the stages that it reaches by {@code until}. */
    private static CaseFile passed(CaseFile before, long until, List<Lesson> lessons) {
        List<Case> cases = new ArrayList<>();
        for (Case each : before.cases()) {
            Case next = each;
            while (next.lookAt() != 0 && next.lookAt() <= until) {
                next = asked(next, next.last().later(next.lookAt()), false, lessons);
            }
            cases.add(next);
        }
        return new CaseFile(List.copyOf(cases), before.touchedAt());
    }

    private Step step(CaseFile file, List<Lesson> lessons) {
        OptionalLong look = file.cases().stream()
                .mapToLong(Case::lookAt)
                .filter(time -> time != 0)
                .min();
        OptionalLong wake = look.isEmpty() && file.isOver() ? OptionalLong.of(file.touchedAt() + keepMs) : look;
        return new Step(file, List.copyOf(lessons), wake);
    }

    /** A cycle that there never was, as is known now: its questions were about nothing. */
    private static boolean hasVanished(Tracking item, Case of, List<Lesson> lessons) {
        boolean vanished = !of.over()
                && item.clocks().stream().noneMatch(clock -> of.is(clock.policyId(), clock.clock(), clock.cycle()));
        if (vanished && of.last() != null) {
            lessons.add(ended(
                    item,
                    of.last().model(),
                    Math.max(ms(item.at()), of.last().dueAt()),
                    of.last().cycle(),
                    Lesson.Ending.VOID,
                    0));
        }
        return vanished;
    }

    private static Lesson ended(Tracking item, String model, long at, String cycle, Lesson.Ending ending, double used) {
        return new Lesson(model, at, item.type() + "/" + item.itemId(), cycle, null, null, false, ending, used);
    }

    private static int place(List<Case> cases, ClockState clock) {
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).is(clock.policyId(), clock.clock(), clock.cycle())) {
                return i;
            }
        }
        return -1;
    }

    private static Case clock(Tracking item, ClockState clock, Case known, List<Lesson> lessons) {
        Lesson.Ending ending = ending(clock);
        if (ending != null) {
            if (known.last() != null) {
                lessons.add(ended(
                        item,
                        Glimpse.model(clock.policyId(), clock.clock()),
                        endingAt(item, clock, ending, known.last().dueAt()),
                        clock.cycle(),
                        ending,
                        ending == Lesson.Ending.BREACHED ? 1 : used(clock)));
            }
            return known.ended();
        }
        Glimpse glimpse = glimpse(item, clock);
        boolean isNews = !item.version().equals(known.event());
        Case seen = known.seen(glimpse, item.version());
        return glimpse == null ? seen : asked(seen, glimpse, isNews, lessons);
    }

    /** A breach is known when it happens, whatever comes after it. */
    private static Lesson.Ending ending(ClockState clock) {
        if (clock.breachedAt() != null) {
            return Lesson.Ending.BREACHED;
        }
        if (clock.verdict() == null) {
            return null;
        }
        return clock.verdict() == Verdict.CANCELLED ? Lesson.Ending.VOID : Lesson.Ending.MET;
    }

    /**
     * A breach is learned when it happens, which is before the target that was asked about where another took its place; that the
     * target was kept, not before it is used up: else what ends well would be learned sooner than what does not.
     */
    private static long endingAt(Tracking item, ClockState clock, Lesson.Ending ending, long dueAt) {
        long ended = ms(endedAt(item, clock));
        return ending == Lesson.Ending.BREACHED ? ended : Math.max(ended, dueAt);
    }

    private static Instant endedAt(Tracking item, ClockState clock) {
        return clock.breachedAt() != null && clock.breachedAt().isBefore(item.at()) ? clock.breachedAt() : item.at();
    }

    /** Null while it does not run towards anything. */
    private static Glimpse glimpse(Tracking item, ClockState clock) {
        if (clock.dueAt() == null || clock.remainingMs() == null || clock.remainingMs() <= 0) {
            return null;
        }
        return new Glimpse(
                item.itemId(),
                item.type(),
                clock.policyId(),
                clock.clock(),
                clock.cycle(),
                ms(item.at()),
                ms(clock.startedAt()),
                ms(clock.dueAt()),
                used(clock),
                item.snapshot(),
                item.statusReason(),
                item.customerId(),
                item.reassignments(),
                item.reopens(),
                item.answers());
    }

    /** Where nothing is promised any more, nothing was used. */
    private static double used(ClockState clock) {
        return clock.remainingMs() == null
                ? 0
                : Math.min(1, clock.businessMs() / (double) Math.max(1, clock.businessMs() + clock.remainingMs()));
    }

    /** Every stage it has come to is asked about once; if it has come to none, it is asked about all the same. */
    private static Case asked(Case before, Glimpse glimpse, boolean isNews, List<Lesson> lessons) {
        Case next = before;
        int count = lessons.size();
        for (Stage stage : Stage.values()) {
            if (!next.has(stage) && isReached(stage, next, glimpse)) {
                next = next.at(stage);
                lessons.add(question(glimpse, stage, true));
            }
        }
        if (isNews && lessons.size() == count) {
            lessons.add(question(glimpse, next.stage(), false));
        }
        return next.lookingAt(nextLook(next, glimpse));
    }

    private static boolean isReached(Stage stage, Case of, Glimpse glimpse) {
        return switch (stage) {
            case OPENING -> of.events() >= 1;
            case SECOND -> of.events() >= 2;
            case THIRD -> of.events() >= 3;
            default -> glimpse.used() >= stage.share();
        };
    }

    private static long nextLook(Case of, Glimpse glimpse) {
        for (Stage stage : Stage.values()) {
            if (stage.isOfTime() && !of.has(stage)) {
                return Math.max(glimpse.at() + 1, glimpse.when(stage.share()));
            }
        }
        return 0;
    }

    private static Lesson question(Glimpse glimpse, Stage stage, boolean counts) {
        return new Lesson(
                glimpse.model(),
                glimpse.at(),
                glimpse.type() + "/" + glimpse.itemId(),
                glimpse.cycle(),
                glimpse,
                stage,
                counts,
                null,
                0);
    }

    private static long ms(Instant instant) {
        return instant.toEpochMilli();
    }
}
