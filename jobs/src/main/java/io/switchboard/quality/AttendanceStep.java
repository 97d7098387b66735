package io.switchboard.quality;

import java.util.List;

/**
 * What a word of an agent, or time, comes to.
 *
 * @param attendance null when the agent is forgotten
 * @param counted what has to be counted more or less than before
 * @param wakeAt when to look again, in epoch milliseconds; MAX_VALUE for never
 * @param tooLate whether it came after the allowed lateness and changed nothing
 */
record AttendanceStep(Attendance attendance, List<Counted> counted, long wakeAt, boolean tooLate) {}
