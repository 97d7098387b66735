package io.switchboard.quality;

/** Metrics that become final together. The name is on the wire: it is for ever. */
public enum Family {
    CALLS(Grain.MINUTE),
    TICKETS(Grain.MINUTE),
    CHANNELS(Grain.HOUR),
    SURVEYS(Grain.HOUR),
    CONTACTS(Grain.HOUR),
    CLOCKS(Grain.MINUTE),
    BREACHES(Grain.MINUTE),
    AGENTS(Grain.HOUR),
    BACKLOG(Grain.DAY),
    SCORE(Grain.DAY),
    /** Of what was solved, and came back. */
    RETURNS(Grain.HOUR);

    private final Grain shortest;

    Family(Grain shortest) {
        this.shortest = shortest;
    }

    /** In the lists and bits of a {@link Cell}: new families go to the end. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    /** Whether it is told for windows of that length. */
    boolean isOf(Grain grain) {
        return grain.compareTo(shortest) >= 0;
    }
}
