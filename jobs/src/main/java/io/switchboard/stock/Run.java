package io.switchboard.stock;

/**
 * Offsets that follow each other, but for those that hold no record.
 *
 * <p>This record is Flink state: see docs/state.md.
 */
public record Run(long first, long last) {

    boolean has(long offset) {
        return first <= offset && offset <= last;
    }

    @Override
    public String toString() {
        return first == last ? Long.toString(first) : first + "-" + last;
    }
}
