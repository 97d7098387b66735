package io.switchboard.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether this machine and the brokers have the same time.
 *
 * @param maxAhead how far an event may be stamped after the record that carries it
 * @param brokers how many there are
 * @param ahead by broker how far its clock is ahead of ours, at least; negative if it is behind
 * @param silence why not all of them were measured; empty if they were
 */
record ClockCheck(Duration maxAhead, int brokers, Map<Integer, Duration> ahead, Optional<String> silence)
        implements Check {

    private static final String NAME = "clocks";
    private static final Duration SOME = Duration.ofSeconds(1);
    private static final Duration MUCH = Duration.ofMinutes(1);

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        new TreeMap<>(ahead).forEach((broker, by) -> look(broker, by, findings));
        if (ahead.size() < brokers) {
            findings.add(Finding.skipped(
                    NAME,
                    "%d of %d brokers were measured%s"
                            .formatted(
                                    ahead.size(),
                                    brokers,
                                    silence.map(why -> " (" + why + ")").orElse("")),
                    "compare the others by hand, or try again"));
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(NAME, "every broker's is within %d s of ours".formatted(SOME.toSeconds())))
                : findings;
    }

    private void look(int broker, Duration by, List<Finding> findings) {
        Duration skew = by.abs();
        String said =
                "broker %d is %d ms %s us".formatted(broker, skew.toMillis(), by.isNegative() ? "behind" : "ahead of");
        if (skew.compareTo(MUCH) > 0) {
            findings.add(Finding.fail(
                    NAME,
                    said,
                    "synchronise both with NTP; events stamped more than %s after their record become dead letters"
                            .formatted(maxAhead)));
        } else if (skew.compareTo(SOME) > 0) {
            findings.add(Finding.warn(NAME, said, "synchronise both with NTP"));
        }
    }
}
