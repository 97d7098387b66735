package io.switchboard.archive;

import io.switchboard.schema.QualityMetric;
import io.switchboard.wire.Topics;

/** Figures of windows, with every revision. */
final class Metrics {

    static final FactTable<QualityMetric> TABLE = FactTable.of(
                    "quality_metrics",
                    Topics.QUALITY_METRICS,
                    QualityMetric.class,
                    "A figure of a window and a member, a row for each revision; quality_metrics_latest has the truth.")
            .text("grain", "How long the window is: PT1M, PT1H or P1D.", QualityMetric::getGrain)
            .time("window_start", "The first instant of the window.", QualityMetric::getWindowStart)
            .time("window_end", "No longer part of it.", QualityMetric::getWindowEnd)
            .text("dimension", "all, region, team, ...: what the member is one of.", QualityMetric::getDimension)
            .text("member", "Which of them; empty for all.", QualityMetric::getMember)
            .text("subject", "Of clocks which one; null for all together.", QualityMetric::getSubject)
            .text("family", "Metrics of one family have their revisions together.", QualityMetric::getFamily)
            .text("metric", "What it is a figure of, e.g. service_level.", QualityMetric::getMetric)
            .text("formula", "What it is made by; a metric may have several.", QualityMetric::getFormula)
            .text("unit", "COUNT, RATIO, MILLISECONDS, NPS or SCORE.", QualityMetric::getUnit)
            .real("value", "Null where there is nothing to make it of, or it is withheld.", QualityMetric::getValue)
            .real("lower_bound", "Of the 95 % confidence interval.", QualityMetric::getLower)
            .real("upper_bound", "Of the 95 % confidence interval.", QualityMetric::getUpper)
            .real("numerator", "Adds up over windows and members; values do not.", QualityMetric::getNumerator)
            .real("denominator", "What the value is divided by; 1 for a COUNT.", QualityMetric::getDenominator)
            .real("numerator_delta", "What this revision adds to the one before.", QualityMetric::getNumeratorDelta)
            .real("denominator_delta", "What this revision adds to the one before.", QualityMetric::getDenominatorDelta)
            .real("p50_ms", "Half took no longer; within 1 %.", QualityMetric::getP50)
            .real("p90_ms", "Nine in ten took no longer; within 1 %.", QualityMetric::getP90)
            .real("p95_ms", "19 in 20 took no longer; within 1 %.", QualityMetric::getP95)
            .real("p99_ms", "99 in 100 took no longer; within 1 %.", QualityMetric::getP99)
            .real("p999_ms", "999 in 1000 took no longer; within 1 %.", QualityMetric::getP999)
            .text(
                    "remark",
                    "SMALL_N: withheld. FEW: of so few that it says little. SHRUNK: drawn towards what is expected.",
                    QualityMetric::getRemark)
            .count("revision", "From 1, without gaps; the highest is the truth.", QualityMetric::getRevision)
            .text("status", "FINAL when nothing can change it any more.", metric -> metric.getStatus()
                    .name())
            .byDay("window_start");

    private Metrics() {}
}
