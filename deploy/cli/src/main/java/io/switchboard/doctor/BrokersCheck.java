package io.switchboard.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many brokers answer, and of which release.
 *
 * @param features the levels that the brokers have agreed on, such as metadata.version; empty if they tell none
 */
record BrokersCheck(String servers, int brokers, Map<String, Short> features) implements Check {

    private static final String NAME = "brokers";
    private static final String RELEASE = "metadata.version";
    private static final String TRANSACTIONS = "transaction.version";

    /** The level with which each release of Kafka begins. */
    private static final TreeMap<Short, String> RELEASES = new TreeMap<>(Map.of(
            (short) 7, "3.3",
            (short) 8, "3.4",
            (short) 9, "3.5",
            (short) 12, "3.6",
            (short) 15, "3.7",
            (short) 20, "3.8",
            (short) 21, "3.9",
            (short) 22, "4.0",
            (short) 26, "4.1",
            (short) 28, "4.2"));

    /** The first at which a transaction cannot be left hanging by a late record (KIP-890). */
    private static final short NOTHING_HANGS = 2;

    @Override
    public List<Finding> findings() {
        String answer = "%d answer%s at %s, %s".formatted(brokers, brokers == 1 ? "s" : "", servers, version());
        Short transactions = features.get(TRANSACTIONS);
        if (transactions != null && transactions < NOTHING_HANGS) {
            return List.of(Finding.warn(
                    NAME,
                    answer + ", " + TRANSACTIONS + " is " + transactions,
                    "a late record can leave a transaction hanging for ever; kafka-features.sh upgrade --feature %s=%d"
                            .formatted(TRANSACTIONS, NOTHING_HANGS)));
        }
        return List.of(Finding.ok(NAME, answer));
    }

    private String version() {
        Short level = features.get(RELEASE);
        if (level == null) {
            return "version not told";
        }
        var release = RELEASES.floorEntry(level);
        return release == null
                ? RELEASE + " " + level
                : "Kafka %s or later (%s %d)".formatted(release.getValue(), RELEASE, level);
    }
}
