package io.switchboard.chaos.fault;

import io.switchboard.chaos.rig.Flavour;
import io.switchboard.chaos.rig.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is done to the cluster in the run of one seed, and to which cluster: always the same for one seed.
 *
 * @param parallelism of the job when the run begins
 */
public record Schedule(long seed, Flavour flavour, int parallelism, List<Fault> faults) {

    private static final int FEWEST = 5;
    private static final int MOST = 7;
    private static final long FIRST_MS = 4_000;
    private static final long GAP_MS = 7_000;
    private static final double THREE_BROKERS = 0.2;

    public Schedule {
        faults = List.copyOf(faults);
    }

    /** Of all kinds but those. */
    public static Schedule of(long seed, Set<FaultKind> without) {
        Random dice = new Random(seed * 0x9E3779B97F4A7C15L);
        Flavour flavour = new Flavour(dice.nextDouble() < THREE_BROKERS ? 3 : 1, dice.nextBoolean(), false);
        int parallelism = 1 + dice.nextInt(Rig.TASK_MANAGERS * Rig.SLOTS);
        int count = FEWEST + dice.nextInt(MOST - FEWEST + 1);
        List<FaultKind> kinds = kinds(dice, flavour, without, count);
        List<Fault> faults = new ArrayList<>();
        long at = FIRST_MS;
        for (FaultKind kind : kinds) {
            faults.add(kind.drawn(dice, at, flavour.brokers(), parallelism));
            at += GAP_MS + dice.nextInt((int) GAP_MS / 2);
        }
        return new Schedule(seed, flavour, parallelism, faults);
    }

    /** Of one kind alone, for a run that is to show what that does. */
    public static Schedule of(long seed, FaultKind kind) {
        Random dice = new Random(seed);
        Flavour flavour = new Flavour(1, kind == FaultKind.ADAPTED, false);
        return new Schedule(seed, flavour, 2, List.of(kind.drawn(dice, 2 * FIRST_MS, 1, 2)));
    }

    /** No kind twice in a run: there are more than a run has faults. */
    private static List<FaultKind> kinds(Random dice, Flavour flavour, Set<FaultKind> without, int count) {
        Set<FaultKind> left = new TreeSet<>(List.of(FaultKind.values()));
        left.removeIf(kind -> !kind.isDrawn());
        left.removeAll(without);
        if (!flavour.adaptive()) {
            left.remove(FaultKind.ADAPTED);
        }
        List<FaultKind> kinds = new ArrayList<>();
        while (kinds.size() < count && !left.isEmpty()) {
            List<FaultKind> rest = List.copyOf(left);
            FaultKind kind = rest.get(dice.nextInt(rest.size()));
            left.remove(kind);
            kinds.add(kind);
        }
        return kinds;
    }

    /** How long the brokers leave a transaction open. */
    public Duration transactionTimeout() {
        return faults.stream()
                .map(fault -> fault.kind().transactionTimeout())
                .max(Comparator.naturalOrder())
                .orElse(FaultKind.TRANSACTION_TIMEOUT);
    }

    /** One fault a line. */
    public String inWords() {
        StringBuilder words = new StringBuilder("seed %d: %s, parallelism %d".formatted(seed, flavour, parallelism));
        faults.forEach(fault -> words.append("\n  ").append(fault));
        return words.toString();
    }
}
