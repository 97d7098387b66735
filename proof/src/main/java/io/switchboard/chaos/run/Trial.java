package io.switchboard.chaos.run;

import io.switchboard.chaos.fault.Fault;
import io.switchboard.chaos.fault.FaultKind;
import io.switchboard.chaos.fault.Schedule;
import io.switchboard.chaos.feed.Shape;
import io.switchboard.chaos.rig.Flavour;
import java.time.Duration;
import java.util.List;

/** A day that is bad in one way alone, and large: what it takes is measured, what is told is judged as ever. */
enum Trial {
    /** 100,000 clocks fall due in one moment. */
    BURST(0, 100_000, Duration.ofMinutes(46), 20, Setting.ONE_CLOCK) {
        @Override
        String inWords(Played played) {
            return "all that was due at once was seen after %.1f s at the latest; longest checkpoint %.1f s"
                            .formatted(latest(played), played.longestCheckpointMs() / 1e3)
                    + "; %.0f and %.0f s are promised".formatted(OUT_WITHIN_S, CHECKPOINT_WITHIN_S);
        }

        @Override
        boolean keeps(Played played) {
            return played.held()
                    && latest(played) <= OUT_WITHIN_S
                    && played.longestCheckpointMs() / 1e3 <= CHECKPOINT_WITHIN_S;
        }
    },
    /** A TaskManager is killed while 200,000 tickets are open. */
    RESTORE(6_000, 200_000, Duration.ofMinutes(40), 10, Setting.ONE_CLOCK) {
        @Override
        List<Fault> faults() {
            return List.of(new Fault(FaultKind.TASK_MANAGER_KILLED, 200_000, 1, 0, 0));
        }

        @Override
        String inWords(Played played) {
            return "what fell due after the kill was seen after %.1f s; %.0f s are promised"
                    .formatted(recovered(played), SEEN_AGAIN_WITHIN_S);
        }

        @Override
        boolean keeps(Played played) {
            return played.held() && recovered(played) >= 0 && recovered(played) <= SEEN_AGAIN_WITHIN_S;
        }

        private double recovered(Played played) {
            return played.struck().isEmpty() ? -1 : played.struck().get(0).recoveredMs() / 1e3;
        }
    },
    /** The broker is away for two minutes, in which the desk goes on working. */
    OUTAGE(6_000, 0, Duration.ofHours(3), 60, Setting.ALL_CLOCKS) {
        @Override
        List<Fault> faults() {
            return List.of(new Fault(FaultKind.BROKER_KILLED, 20_000, 1, 120_000, 0));
        }
    },
    /** The job is away for an hour of the desk's time. */
    BACKLOG(6_000, 0, Duration.ofHours(2), 60, Setting.ALL_CLOCKS) {
        @Override
        List<Fault> faults() {
            return List.of(new Fault(FaultKind.JOB_AWAY, 20_000, 0, 60_000, 0));
        }
    };

    static final double OUT_WITHIN_S = 20;
    static final double CHECKPOINT_WITHIN_S = 10;
    static final double SEEN_AGAIN_WITHIN_S = 20;

    private static final long SEED = 1;

    private final int tickets;
    private final int atOnce;
    private final Duration length;
    private final int speed;
    private final String document;

    Trial(int tickets, int atOnce, Duration length, int speed, String document) {
        this.tickets = tickets;
        this.atOnce = atOnce;
        this.length = length;
        this.speed = speed;
        this.document = document;
    }

    /** What is written, at that share of the full size. */
    Shape shape(double size) {
        int lives = (int) (tickets * size);
        boolean plain = document.equals(Setting.ONE_CLOCK);
        return new Shape(
                lives,
                plain ? 0 : lives / 4,
                (int) (atOnce * size),
                length,
                speed,
                4,
                plain ? 0 : 0.03,
                plain ? 0 : 0.04,
                plain ? 0 : 4,
                plain ? 0 : 20,
                plain ? 0 : 20,
                plain ? 0 : 0.1,
                250,
                Duration.ofHours(1));
    }

    /** What is done. */
    List<Fault> faults() {
        return List.of();
    }

    Schedule schedule() {
        return new Schedule(SEED, new Flavour(1, false, true), 2, faults());
    }

    String document() {
        return document;
    }

    /** The figure that the trial is about. */
    String inWords(Played played) {
        return "latest %.1f s, the faults included".formatted(latest(played));
    }

    /** Whether that figure is what is promised. */
    boolean keeps(Played played) {
        return played.held();
    }

    static double latest(Played played) {
        return played.verdict() == null ? Double.NaN : played.verdict().worstLatenessMs() / 1e3;
    }
}
