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
import java.util.Objects;

/** Writes a demo's frame as lines of at most 80 columns, with picocli's markup for what shall stand out. */
final class DemoTable {

    private static final int LATEST = 6;
    private static final DateTimeFormatter DAY = formatter("EEE yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = formatter("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = formatter("HH:mm");
    private static final DateTimeFormatter DAY_MINUTE = formatter("EEE HH:mm");
    private static final String ROW = "  %-18s %8s %12s %10s %10s %13s";

    private static final String TOLD = "  %-8s %-9s %-16s %s %-9s %-2s %-12s";

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
                "  @|bold,cyan SWITCHBOARD|@  @|bold %-24s|@%39s",
                at(frame.clocksAt()), text("a made-up day at %,.0fx  %s", frame.speed(), wall));
    }

    private static List<String> numbers(DemoFrame frame) {
        Glance glance = frame.glance();
        Duration lag = frame.lagTime();
        return List.of(
                text(
                        "  Open tickets @|bold %,9d|@    Events/s      @|bold %,8.1f|@    Events       %,11d",
                        glance.openTickets(), frame.eventsPerSecond(), glance.events()),
                text(
                        "  Open calls   @|bold %,9d|@    Escalations/s @|bold %,8.1f|@    Escalations  %,11d",
                        glance.openCalls(), frame.escalationsPerSecond(), glance.escalations()),
                text(
                        "  Lag, records %,9d    Lag, seconds  %8s    Lag, its time %10s",
                        frame.lagRecords(),
                        lag == null ? "-" : seconds(frame),
                        lag == null ? "-" : lag.toMinutes() + " min"));
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
                "  %-18s %s %s %,10d %,10d %13s",
                clock,
                shine("yellow", text("%,8d", tally.atRisk()), tally.atRisk()),
                shine("red", text("%,12d", tally.breachedOpen()), tally.breachedOpen()),
                tally.breaches(),
                tally.met(),
                kept);
    }

    private static String shine(String colour, String text, long count) {
        return count == 0 ? text : "@|bold," + colour + " " + text + "|@";
    }

    private static List<String> latest(Glance glance) {
        List<String> lines = new ArrayList<>();
        lines.add("@|faint "
                + text(TOLD, "AT", "ITEM", "CLOCK", column("LEVEL", 14), "DUE", "P", "GROUP")
                        .stripTrailing() + "|@");
        glance.latest().stream().limit(LATEST).forEach(escalation -> lines.add(told(escalation)));
        while (lines.size() <= LATEST) {
            lines.add("");
        }
        return lines;
    }

    private static String told(Escalation escalation) {
        String level = column(level(escalation), 14);
        return text(
                        TOLD,
                        SECOND.format(escalation.at()),
                        column(escalation.itemId(), 9),
                        escalation.clock(),
                        escalation.level().equals(Escalation.BREACH) ? "@|red " + level + "|@" : level,
                        due(escalation),
                        Objects.requireNonNullElse(escalation.snapshot().priority(), "-"),
                        column(Objects.requireNonNullElse(escalation.snapshot().group(), "-"), 12))
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
        return frame.lagTime() == null
                ? "-"
                : text("%d min of event time, %s s", frame.lagTime().toMinutes(), seconds(frame));
    }

    /** How long it takes the feed to run up the clocks' lag. */
    private static String seconds(DemoFrame frame) {
        return text("%.1f", frame.lagTime().toMillis() / 1_000.0 / frame.speed());
    }

    static String clock(Duration time) {
        return text("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private static String column(String text, int width) {
        return text("%-" + width + "s", text.length() <= width ? text : text.substring(0, width - 1) + "~");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ENGLISH, format, values);
    }
}
