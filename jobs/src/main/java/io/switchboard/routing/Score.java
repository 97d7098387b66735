package io.switchboard.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges an item and an agent: gates first, then the weighed sum. */
final class Score {

    private static final Dimension[] WEIGHED =
            Dimension.all().stream().filter(Dimension::isWeighed).toArray(Dimension[]::new);
    private static final Dimension[] GATES =
            Dimension.all().stream().filter(Dimension::isGate).toArray(Dimension[]::new);

    private Score() {}

    /** The first gate that is closed. */
    static Optional<Dimension> closed(Pairing pairing) {
        for (Dimension gate : GATES) {
            if (!gate.passes(pairing)) {
                return Optional.of(gate);
            }
        }
        return Optional.empty();
    }

    static boolean isOpen(Pairing pairing) {
        for (Dimension gate : GATES) {
            if (!gate.passes(pairing)) {
                return false;
            }
        }
        return true;
    }

    /** The sum over all dimensions, in their order: exactly that of {@link #reasons}. */
    static double of(Pairing pairing, Weights weights) {
        double score = 0;
        for (Dimension dimension : WEIGHED) {
            score += dimension.value(pairing)
                    * weights.of(dimension, pairing.item().promise());
        }
        return score;
    }

    /** The part of the sum that these kinds of dimensions bring. */
    static double part(Pairing pairing, Weights weights, Dimension.Of of) {
        double score = 0;
        for (Dimension dimension : WEIGHED) {
            if (dimension.of() == of) {
                score += dimension.value(pairing)
                        * weights.of(dimension, pairing.item().promise());
            }
        }
        return score;
    }

    static List<Reason> reasons(Pairing pairing, Weights weights) {
        List<Reason> reasons = new ArrayList<>(WEIGHED.length);
        for (Dimension dimension : WEIGHED) {
            reasons.add(new Reason(
                    dimension.id(),
                    dimension.value(pairing),
                    weights.of(dimension, pairing.item().promise())));
        }
        return reasons;
    }
}
