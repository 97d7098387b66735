package io.switchboard.wire;

import io.switchboard.quality.Family;
import io.switchboard.quality.MetricRow;
import io.switchboard.quality.Percentiles;
import io.switchboard.quality.Unit;
import io.switchboard.schema.MetricStatus;
import io.switchboard.schema.QualityMetric;
import java.time.Instant;
import org.apache.avro.Schema;

/** Rows of quality metrics as their topic shows them. */
final class MetricShape implements Shape<MetricRow, QualityMetric> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<MetricRow> type() {
        return MetricRow.class;
    }

    @Override
    public Schema schema() {
        return QualityMetric.getClassSchema();
    }

    @Override
    public Instant at(MetricRow row) {
        return row.windowEnd();
    }

    @Override
    public MetricRow fromAvro(QualityMetric row) {
        return new MetricRow(
                row.getGrain(),
                row.getWindowStart(),
                row.getWindowEnd(),
                row.getDimension(),
                row.getMember(),
                row.getSubject(),
                Enum.valueOf(Family.class, row.getFamily()),
                row.getMetric(),
                row.getFormula(),
                Enum.valueOf(Unit.class, row.getUnit()),
                row.getValue(),
                row.getLower(),
                row.getUpper(),
                row.getNumerator(),
                row.getDenominator(),
                row.getNumeratorDelta(),
                row.getDenominatorDelta(),
                percentiles(row),
                row.getRemark(),
                row.getRevision(),
                row.getStatus() == MetricStatus.FINAL);
    }

    private static Percentiles percentiles(QualityMetric row) {
        return row.getP50() == null
                ? null
                : new Percentiles(row.getP50(), row.getP90(), row.getP95(), row.getP99(), row.getP999());
    }

    @Override
    public QualityMetric toAvro(MetricRow row) {
        Percentiles percentiles = row.percentiles();
        return new QualityMetric(
                row.grain(),
                row.windowStart(),
                row.windowEnd(),
                row.dimension(),
                row.member(),
                row.subject(),
                row.family().name(),
                row.metric(),
                row.formula(),
                row.unit().name(),
                row.value(),
                row.lower(),
                row.upper(),
                row.numerator(),
                row.denominator(),
                row.numeratorDelta(),
                row.denominatorDelta(),
                percentiles == null ? null : percentiles.p50(),
                percentiles == null ? null : percentiles.p90(),
                percentiles == null ? null : percentiles.p95(),
                percentiles == null ? null : percentiles.p99(),
                percentiles == null ? null : percentiles.p999(),
                row.remark(),
                row.revision(),
                row.last() ? MetricStatus.FINAL : MetricStatus.PROVISIONAL);
    }
}
