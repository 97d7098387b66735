package io.switchboard.health;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How a customer feels, by the last answers: an answer counts for half after a while, and for half of that after another. */
final class Mood {

    private static final double STEPS = 20;
    private static final double NPS_MIDDLE = 5;
    private static final double CSAT_MIDDLE = 3;
    private static final double CSAT_HALF = 2;

    private final Answer nps;
    private final Answer csat;
    private final double halfLife;

    Mood(Chart chart, Settings settings) {
        this.nps = chart.nps();
        this.csat = chart.csat();
        this.halfLife = settings.moodHalfLife().toMillis();
    }

    /** -1 bad to 1 good, in steps; null where there is no answer. Epoch milliseconds. */
    Double at(long time) {
        return isUnknown() ? null : Math.round(exactly(time) * STEPS) / STEPS;
    }

    /** When it is another by itself; never, if it has faded. */
    OptionalLong changesAfter(long time) {
        if (isUnknown()) {
            return OptionalLong.empty();
        }
        long last = Stream.of(nps, csat)
                .filter(Objects::nonNull)
                .mapToLong(Answer::at)
                .max()
                .orElseThrow();
        if (last > time) {
            return OptionalLong.of(last);
        }
        double size = Math.abs(exactly(time));
        double steps = Math.round(size * STEPS);
        if (steps == 0) {
            return OptionalLong.empty();
        }
        double halvings = StrictMath.log(size * STEPS / (steps - .5)) / StrictMath.log(2);
        return OptionalLong.of(time + Math.max(1, (long) Math.ceil(halvings * halfLife)));
    }

    private boolean isUnknown() {
        return nps == null && csat == null;
    }

    private double exactly(long time) {
        double sum = 0;
        int known = 0;
        if (nps != null) {
            sum += (nps.score() - NPS_MIDDLE) / NPS_MIDDLE * faded(nps, time);
            known++;
        }
        if (csat != null) {
            sum += (csat.score() - CSAT_MIDDLE) / CSAT_HALF * faded(csat, time);
            known++;
        }
        return sum / known;
    }

    private double faded(Answer answer, long time) {
        return time <= answer.at() ? 1 : StrictMath.pow(2, (answer.at() - time) / halfLife);
    }
}
