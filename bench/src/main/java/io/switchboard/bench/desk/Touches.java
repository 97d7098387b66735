package io.switchboard.bench.desk;

/** The places of the tickets to which something happened last, in a ring. */
final class Touches {

    private final int[] ring;
    private long count;

    Touches(int length) {
        this.ring = new int[length];
    }

    void add(int place) {
        ring[(int) (count++ % ring.length)] = place;
    }

    /** The one so many touches ago; the oldest that is remembered if that is not. */
    int before(long touches) {
        long back = Math.min(Math.max(1, touches), Math.min(count, ring.length));
        return ring[(int) ((count - back) % ring.length)];
    }
}
