package io.switchboard.quality;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When the figures of a window are told: when it ends, when they change after that, and for the last time when nothing can
 * change them any more.
 */
public final class CellRules implements Serializable {

    private static final long serialVersionUID = 1;

    /** What changes afterwards is told together with what changes in the same minute. */
    private static final long TOGETHER_MS = 60_000;

    private static final Set<Family> WITHHELD = EnumSet.of(Family.SURVEYS, Family.CONTACTS, Family.SCORE);

    private final Settings settings;

    public CellRules(Settings settings) {
        this.settings = settings;
    }

    /** @param time how far time has come, in epoch milliseconds */
    CellStep on(CellChange change, Cell known, long time) {
        Cell cell = known == null ? begun(change, time) : known;
        long next = time < cell.end()
                ? cell.end()
                : Math.min(time, Long.MAX_VALUE - TOGETHER_MS) / TOGETHER_MS * TOGETHER_MS + TOGETHER_MS;
        Cell changed = cell.with(change.counters(), next);
        List<Family> late = new ArrayList<>();
        for (Family family : Family.values()) {
            boolean ends = isOf(family, cell) && cell.isDone(family);
            if (ends && !figures(family, cell, cell.counters()).equals(figures(family, cell, changed.counters()))) {
                late.add(family);
            }
        }
        if (known == null && finalAt(cell) <= time) {
            return new CellStep(null, List.of(), late, Long.MAX_VALUE);
        }
        return new CellStep(changed, List.of(), late, wakeAt(changed));
    }

    /** Of one that nobody had what can change no more is told no more. */
    private Cell begun(CellChange change, long time) {
        Cell cell = Cell.of(change);
        long done = 0;
        for (Family family : Family.values()) {
            done |= finalAt(cell, family) <= time ? 1L << family.place() : 0;
        }
        return cell.ending(done);
    }

    CellStep at(long time, Cell cell) {
        if (time < wakeAt(cell)) {
            return new CellStep(cell, List.of(), List.of(), wakeAt(cell));
        }
        List<MetricRow> rows = new ArrayList<>();
        int[] revisions = Arrays.copyOf(cell.revisions(), Family.values().length);
        long done = cell.done();
        for (Family family : Family.values()) {
            if (isOf(family, cell) && !cell.isDone(family)) {
                boolean last = finalAt(cell, family) <= time;
                if (tell(family, cell, last, rows)) {
                    revisions[family.place()]++;
                }
                done |= last ? 1L << family.place() : 0;
            }
        }
        Cell told = cell.told(revisions, done);
        return finalAt(cell) <= time
                ? new CellStep(null, rows, List.of(), Long.MAX_VALUE)
                : new CellStep(told, rows, List.of(), wakeAt(told));
    }

    private boolean tell(Family family, Cell cell, boolean last, List<MetricRow> rows) {
        List<Figure> before = figures(family, cell, cell.told());
        List<Figure> now = figures(family, cell, cell.counters());
        boolean never = cell.revision(family) == 0;
        if (never ? isEmpty(family, cell) : before.equals(now) && !last) {
            return false;
        }
        List<Metric> metrics = Metric.of(family, Grain.named(cell.grain()));
        for (int i = 0; i < metrics.size(); i++) {
            rows.add(row(metrics.get(i), cell, before.get(i), now.get(i), never, last));
        }
        return true;
    }

    private MetricRow row(Metric metric, Cell cell, Figure before, Figure now, boolean never, boolean last) {
        String remark = remark(metric, now);
        Figure shown = MetricRow.SMALL_N.equals(remark) ? now.withheld() : now;
        return new MetricRow(
                cell.grain(),
                Instant.ofEpochMilli(cell.start()),
                Instant.ofEpochMilli(cell.end()),
                cell.dimension(),
                cell.member(),
                cell.subject(),
                metric.family(),
                metric.word(),
                metric.formula(),
                metric.unit(),
                shown.value(),
                shown.lower(),
                shown.upper(),
                now.numerator(),
                now.denominator(),
                now.numerator() - (never ? 0 : before.numerator()),
                now.denominator() - (never ? 0 : before.denominator()),
                shown.percentiles(),
                remark,
                cell.revision(metric.family()) + 1,
                last);
    }

    /** A rate of three says more about chance than about a desk; that of agents is one of time. */
    private String remark(Metric metric, Figure figure) {
        if (figure.value() == null || metric.unit() == Unit.COUNT) {
            return null;
        }
        if (metric.family() == Family.SCORE) {
            return MetricRow.SHRUNK;
        }
        if (metric.family() == Family.AGENTS || figure.denominator() >= settings.smallest()) {
            return null;
        }
        return WITHHELD.contains(metric.family()) ? MetricRow.SMALL_N : MetricRow.FEW;
    }

    private boolean isEmpty(Family family, Cell cell) {
        return Metric.of(family, Grain.named(cell.grain())).stream()
                .allMatch(metric -> metric.isEmpty(metric.of(cell.counters(), settings.weights())));
    }

    private List<Figure> figures(Family family, Cell cell, Counters counters) {
        return Metric.of(family, Grain.named(cell.grain())).stream()
                .map(metric -> metric.of(counters, settings.weights()))
                .toList();
    }

    /** A cell that has a subject tells of that alone. */
    private static boolean isOf(Family family, Cell cell) {
        if (!family.isOf(Grain.named(cell.grain()))) {
            return false;
        }
        if (cell.subject() == null) {
            return true;
        }
        return cell.subject().equals(Counted.SOLVED)
                ? family == Family.SURVEYS
                : family == Family.CLOCKS || family == Family.BREACHES;
    }

    private long finalAt(Cell cell, Family family) {
        return cell.end() + settings.finalAfterMs(family, cell.subject());
    }

    /** When nothing of it can change any more. */
    private long finalAt(Cell cell) {
        long last = cell.end();
        for (Family family : Family.values()) {
            last = isOf(family, cell) ? Math.max(last, finalAt(cell, family)) : last;
        }
        return last;
    }

    private long wakeAt(Cell cell) {
        long wake = cell.tellAt();
        for (Family family : Family.values()) {
            if (isOf(family, cell) && !cell.isDone(family)) {
                wake = Math.min(wake, Math.max(finalAt(cell, family), cell.end()));
            }
        }
        return wake;
    }
}
