package io.switchboard.cli;

import io.switchboard.board.Board.Glance;
import io.switchboard.board.Tally;
import io.switchboard.deploy.DemoFrame;
import io.switchboard.policy.ClockKind;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Escalation.Correction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a demo's frame as lines of at most 80 columns, with picocli's markup for what shall stand out. */
final class DemoTable {

    private static final int LATEST = 6;
    private static final DateTimeFormatter DAY = formatter("EEE yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = formatter("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = formatter("HH:mm");
    private static final DateTimeFormatter DAY_MINUTE = formatter("EEE HH:mm");
    private static final String ROW = "  %-18s %8s %11s %10s %10s %12s";

    private DemoTable() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** All of it, to be looked at. */
    static List<String> lines(DemoFrame frame) {
        List<String> lines = new ArrayList<>();
        lines.add(title(frame));
        lines.add("");
        lines.addAll(numbers(frame));
        lines.add("");
        lines.addAll(clocks(frame.glance()));
        lines.add("");
        lines.addAll(latest(frame.glance()));
        return lines;
    }

    /** The least of it, for a file or a pipe. */
    static String line(DemoFrame frame) {
        Tally all = frame.glance().all();
        return text(
                "%s  open: %,d tickets, %,d calls; clocks: %,d at risk, %,d breached and open, %,d breaches, %,d met;"
                        + " %,.1f escalations/s; lag %,d records, %s",
                at(frame.clocksAt()),
                frame.glance().openTickets(),
                frame.glance().openCalls(),
                all.atRisk(),
                all.breachedOpen(),
                all.breaches(),
                all.met(),
                frame.escalationsPerSecond(),
                frame.lagRecords(),
                lag(frame));
    }

    private static String title(DemoFrame frame) {
        String wall = clock(frame.elapsed()) + (frame.limit() == null ? "" : " of " + clock(frame.limit()));
        return text(
                "  @|bold,cyan SWITCHBOARD|@  @|bold %-24s|@ %27s  %s",
                at(frame.clocksAt()), text("%,.0fx, a made-up feed", frame.speed()), wall);
    }

    private static List<String> numbers(DemoFrame frame) {
        Glance glance = frame.glance();
        return List.of(
                text(
                        "  Open tickets @|bold %,10d|@    Events/s      @|bold %,9.1f|@    Events    %,14d",
                        glance.openTickets(), frame.eventsPerSecond(), glance.events()),
                text(
                        "  Open calls   @|bold %,10d|@    Escalations/s @|bold %,9.1f|@    Escalations %,12d",
                        glance.openCalls(), frame.escalationsPerSecond(), glance.escalations()),
                text("  Lag   %,9d records    behind the feed by %-26s", frame.lagRecords(), lag(frame))
                        .stripTrailing());
    }

    static List<String> clocks(Glance glance) {
        List<String> lines = new ArrayList<>();
        lines.add("@|faint "
                + text(ROW, "CLOCK", "AT RISK", "OPEN BREACH", "BREACHES", "MET", "KEPT")
                        .stripTrailing() + "|@");
        glance.clocks().forEach((clock, tally) -> lines.add(row(clock, tally)));
        return lines;
    }

    private static String row(ClockKind clock, Tally tally) {
        String kept = tally.attainment().isPresent()
                ? text("%.1f %%", 100 * tally.attainment().getAsDouble())
                : "-";
        return text(
                "  %-18s %s %s %,10d %,10d %12s",
                clock,
                shine("yellow", text("%,8d", tally.atRisk()), tally.atRisk()),
                shine("red", text("%,11d", tally.breachedOpen()), tally.breachedOpen()),
                tally.breaches(),
                tally.met(),
                kept);
    }

    private static String shine(String colour, String text, long count) {
        return count == 0 ? text : "@|bold," + colour + " " + text + "|@";
    }

    private static List<String> latest(Glance glance) {
        List<String> lines = new ArrayList<>();
        lines.add("@|faint   AT        ITEM       CLOCK             LEVEL            DUE        PRIO GROUP|@");
        glance.latest().stream().limit(LATEST).forEach(escalation -> lines.add(told(escalation)));
        while (lines.size() <= LATEST) {
            lines.add("");
        }
        return lines;
    }

    private static String told(Escalation escalation) {
        String level = text("%-16s", cut(level(escalation), 16));
        boolean breach = escalation.level().equals(Escalation.BREACH);
        return text(
                        "  %s  %-10s %-17s %s %-10s %-4s %s",
                        SECOND.format(escalation.at()),
                        cut(escalation.itemId(), 10),
                        escalation.clock(),
                        breach ? "@|red " + level + "|@" : level,
                        due(escalation),
                        escalation.snapshot().priority() == null
                                ? "-"
                                : escalation.snapshot().priority(),
                        cut(
                                escalation.snapshot().group() == null
                                        ? "-"
                                        : escalation.snapshot().group(),
                                11))
                .stripTrailing();
    }

    private static String level(Escalation escalation) {
        if (escalation.correction() == Correction.WITHDRAWN) {
            return "not " + escalation.level();
        }
        return escalation.correction() == null ? escalation.level() : escalation.level() + " moved";
    }

    /** The day only where it is another. */
    private static String due(Escalation escalation) {
        if (escalation.dueAt() == null) {
            return "paused";
        }
        boolean sameDay =
                Duration.between(escalation.at(), escalation.dueAt()).abs().compareTo(Duration.ofHours(12)) < 0;
        return (sameDay ? MINUTE : DAY_MINUTE).format(escalation.dueAt());
    }

    private static String at(Instant time) {
        return time == null ? "clocks not yet running" : DAY.format(time) + " UTC";
    }

    private static String lag(DemoFrame frame) {
        Duration lag = frame.lagTime();
        if (lag == null) {
            return "-";
        }
        return text("%d min of its time, %.1f s of ours", lag.toMinutes(), lag.toMillis() / 1_000.0 / frame.speed());
    }

    static String clock(Duration time) {
        return text("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private static String cut(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, columns - 1) + "~";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ENGLISH, format, values);
    }
}
