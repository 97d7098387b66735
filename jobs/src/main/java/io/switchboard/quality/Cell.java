package io.switchboard.quality;

/**
 * One window of one member of one dimension: what was counted, and what was told of it.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param start of the window, in epoch milliseconds, like {@code end}
 * @param told the counters when rows were told last
 * @param revisions of the rows of each {@link Family}, by its place; 0 where none was told
 * @param done those families whose last row was told, as bits
 * @param tellAt when what has changed since is told, in epoch milliseconds; MAX_VALUE if nothing has
 */
@SuppressWarnings("ArrayRecordComponent") // Flink keeps them as they are, and nobody changes them
public record Cell(
        String grain,
        long start,
        long end,
        String dimension,
        String member,
        String subject,
        Counters counters,
        Counters told,
        int[] revisions,
        long done,
        long tellAt) {

    static Cell of(CellChange change) {
        return new Cell(
                change.grain(),
                change.start(),
                change.end(),
                change.dimension(),
                change.member(),
                change.subject(),
                Counters.NONE,
                Counters.NONE,
                new int[Family.values().length],
                0,
                change.end());
    }

    Cell with(Counters more, long nextTelling) {
        return new Cell(
                grain,
                start,
                end,
                dimension,
                member,
                subject,
                counters.plus(more),
                told,
                revisions,
                done,
                Math.min(tellAt, nextTelling));
    }

    Cell ending(long finished) {
        return new Cell(grain, start, end, dimension, member, subject, counters, told, revisions, finished, tellAt);
    }

    Cell told(int[] revised, long finished) {
        return new Cell(
                grain, start, end, dimension, member, subject, counters, counters, revised, finished, Long.MAX_VALUE);
    }

    boolean isDone(Family family) {
        return (done & 1L << family.place()) != 0;
    }

    int revision(Family family) {
        return family.place() < revisions.length ? revisions[family.place()] : 0;
    }
}
