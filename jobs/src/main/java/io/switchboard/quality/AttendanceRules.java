package io.switchboard.quality;

import io.switchboard.event.AgentEvent;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of what an agent was at, and how long it was: time counts in the hours in which it passes, and what changes of
 * it is told as a difference.
 */
public final class AttendanceRules implements Serializable {

    private static final long serialVersionUID = 1;

    private final Settings settings;

    public AttendanceRules(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param known null for an agent of whom nothing is known
     * @param time how far time has come, in epoch milliseconds
     */
    AttendanceStep on(Heard heard, Attendance known, long time) {
        long at = heard.event().at().toEpochMilli();
        boolean tooLate =
                heard.tide() != Long.MIN_VALUE && at + settings.lateness().toMillis() < heard.tide();
        if (tooLate || (known != null && at < known.settledTo())) {
            return new AttendanceStep(known, List.of(), Long.MAX_VALUE, true);
        }
        Attendance before = known == null ? Attendance.of(heard.agentId()) : known;
        return step(before, before.with(heard.event()).passedTo(time));
    }

    /** Time has passed. */
    AttendanceStep at(long time, Attendance known) {
        return step(known, known.passedTo(time));
    }

    private AttendanceStep step(Attendance before, Attendance after) {
        List<Counted> counted = difference(before, after);
        if (after.passed() >= forgottenAt(after)) {
            return new AttendanceStep(null, counted, Long.MAX_VALUE, false);
        }
        Attendance kept = after.passed() == Long.MIN_VALUE
                ? after
                : after.settledBefore(after.passed() - settings.lateness().toMillis());
        return new AttendanceStep(kept, counted, wakeAt(kept), false);
    }

    /** Most words come in their order, and change nothing of what was before: that is not counted again. */
    private List<Counted> difference(Attendance before, Attendance after) {
        List<Stretch> were = before.stretches(silenceMs());
        List<Stretch> are = after.stretches(silenceMs());
        int same = 0;
        while (same < were.size() && same < are.size() && were.get(same).equals(are.get(same))) {
            same++;
        }
        Sheet was = sheet(before, were.subList(same, were.size()));
        return sheet(after, are.subList(same, are.size())).since(was);
    }

    private Sheet sheet(Attendance attendance, List<Stretch> stretches) {
        Sheet sheet = new Sheet(attendance.agentId());
        for (Stretch stretch : stretches) {
            Traits traits = traits(stretch.event());
            Counter counter = counter(stretch.event().kind());
            for (long from = stretch.start(); from < stretch.end(); ) {
                long to = Math.min(stretch.end(), endOfHour(from, traits.team()));
                sheet.count(Instant.ofEpochMilli(from), traits, Counters.of(counter, to - from));
                from = to;
            }
        }
        return sheet;
    }

    private Traits traits(AgentEvent event) {
        String team = event.group();
        return new Traits(
                event.region(),
                settings.centreOf(team),
                settings.lineOf(team),
                team,
                event.agentId(),
                null,
                null,
                null,
                null,
                null);
    }

    private static Counter counter(AgentEvent.Kind kind) {
        return switch (kind) {
            case AVAILABLE -> Counter.AVAILABLE_MS;
            case BUSY -> Counter.BUSY_MS;
            case WRAP_UP -> Counter.WRAPPING_MS;
            case AWAY -> Counter.AWAY_MS;
            case OFFLINE -> throw new IllegalArgumentException("the time of agents who are gone does not count");
        };
    }

    /** Of the team's wall or that of all, whichever comes first: figures are told by both. */
    private long endOfHour(long from, String team) {
        Instant at = Instant.ofEpochMilli(from);
        return Math.min(
                Grain.HOUR.window(at, settings.wall()).end().toEpochMilli(),
                Grain.HOUR.window(at, settings.wallOf(team)).end().toEpochMilli());
    }

    private long silenceMs() {
        return settings.agentSilence().toMillis();
    }

    /** When an hour ends in which the agent is there, and when the agent can be forgotten. */
    private long wakeAt(Attendance attendance) {
        AgentEvent last = attendance.last();
        if (last == null) {
            return Long.MAX_VALUE;
        }
        long said = last.at().toEpochMilli();
        long silent = said + silenceMs();
        if (last.kind() == AgentEvent.Kind.OFFLINE || attendance.passed() >= silent) {
            return forgottenAt(attendance);
        }
        return Math.min(silent, endOfHour(Math.max(said, attendance.passed()), last.group()));
    }

    /** Nothing that comes then could change what was counted. */
    private long forgottenAt(Attendance attendance) {
        AgentEvent last = attendance.last();
        return last == null
                ? Long.MAX_VALUE
                : last.at().toEpochMilli() + silenceMs() + settings.lateness().toMillis();
    }
}
