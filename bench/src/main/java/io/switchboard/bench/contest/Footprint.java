package io.switchboard.bench.contest;

/**
 * What a contestant's checkpoint refers to.
 *
 * @param bytes 0 if it does not tell
 * @param tickets that it knows, open and closed
 */
public record Footprint(long bytes, long tickets) {

    /** Of one that does not tell. */
    public static final Footprint NONE = new Footprint(0, 1);

    public long perTicket() {
        return bytes / tickets;
    }
}
