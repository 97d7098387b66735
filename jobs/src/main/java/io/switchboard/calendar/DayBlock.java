package io.switchboard.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The working days of one block of dates, numbered, so that the next but nine is not looked for. */
final class DayBlock {

    private final Map<LocalDate, WorkingDay> days;
    private final List<WorkingDay> counted;

    /** Days in order. */
    DayBlock(List<WorkingDay> days) {
        this.days = days.stream().collect(Collectors.toMap(WorkingDay::date, Function.identity()));
        this.counted = days.stream().filter(WorkingDay::counts).toList();
    }

    /** The hours that begin on a date; null if there are none. */
    WorkingDay day(LocalDate date) {
        return days.get(date);
    }

    int total() {
        return counted.size();
    }

    /** How many working days of the block are not after a date. */
    int upTo(LocalDate date) {
        int low = 0;
        int high = counted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (counted.get(middle).date().isAfter(date)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The {@code number}-th working day of the block, counted from 1. */
    WorkingDay counted(int number) {
        return counted.get(number - 1);
    }
}
