package io.switchboard.audit;

/**
 * A row of {@code quality-metrics} as a reader has seen it.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param figure its metric and formula
 * @param revision the newest that was there
 * @param last one of them was FINAL
 * @param count its numerator
 */
public record RowSeen(String figure, int revision, boolean last, double count) {

    RowSeen then(RowSeen next) {
        return next.revision() < revision
                ? this
                : new RowSeen(figure, next.revision(), last || next.last(), next.count());
    }
}
