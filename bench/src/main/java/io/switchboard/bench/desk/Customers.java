package io.switchboard.bench.desk;

/** Whose the tickets are: lasting, and without a memory for all tickets there ever were. */
public enum Customers {

    /** 20,000, with as many tickets each. */
    EVEN {
        @Override
        String of(int ticket) {
            return "C-" + Math.floorMod(scattered(ticket), MANY);
        }
    },

    /** The same, but for one that has a tenth of all. */
    SKEWED {
        @Override
        String of(int ticket) {
            return ticket % 10 == 0 ? "C-LARGE" : EVEN.of(ticket);
        }
    };

    private static final int MANY = 20_000;

    abstract String of(int ticket);

    private static int scattered(int ticket) {
        return Integer.reverse(ticket * 0x9E3779B1);
    }
}
