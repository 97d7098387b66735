package io.switchboard.chaos.fault;

import io.switchboard.chaos.disk.Mood;
import io.switchboard.chaos.rig.BrokerNode;
import io.switchboard.chaos.rig.Link;
import io.switchboard.chaos.rig.Rig;
import io.switchboard.deploy.Daemon;
import io.switchboard.deploy.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What can happen to a cluster. */
public enum FaultKind {
    TASK_MANAGER_KILLED(Aim.TASK_MANAGER, 0, 3_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            boolean there = stage.rig().taskManager(fault.target()).isAlive();
            stage.rig().taskManager(fault.target()).kill();
            Stage.pause(fault.forMs());
            stage.rig().startTaskManagers();
            return there;
        }
    },
    JOB_MANAGER_KILLED(Aim.ALL, 0, 2_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            boolean there = stage.rig().jobManager().isAlive();
            stage.rig().jobManager().kill();
            Stage.pause(fault.forMs());
            stage.rig().startJobManager();
            return there;
        }
    },
    BROKER_KILLED(Aim.BROKER, 500, 5_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            BrokerNode broker = broker(stage, fault);
            boolean there = broker.daemon().isAlive();
            broker.daemon().kill();
            Stage.pause(fault.forMs());
            broker.start();
            return there;
        }
    },
    /** For longer than Flink waits: it is given up, and comes back as if nothing had been. */
    TASK_MANAGER_FROZEN(Aim.TASK_MANAGER, 7_000, 9_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            return freeze(stage.rig().taskManager(fault.target()), fault);
        }
    },
    /** For longer than ZooKeeper waits: it must not go on leading. */
    JOB_MANAGER_FROZEN(Aim.ALL, 6_000, 9_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            return freeze(stage.rig().jobManager(), fault);
        }
    },
    /** For longer than the other brokers wait. */
    BROKER_FROZEN(Aim.BROKER, 7_000, 9_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            return freeze(broker(stage, fault).daemon(), fault);
        }
    },
    /** And is put right after a while. */
    BROKER_CLOCK_JUMPED(Aim.CLOCK, 2_000, 7_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            BrokerNode broker = broker(stage, fault);
            broker.clock().set(fault.wanted() * 1_000L);
            Stage.pause(fault.forMs());
            boolean told = broker.clock().isTold();
            broker.clock().set(0);
            return told;
        }
    },
    BROKERS_CUT_OFF(Aim.ALL, 2_000, 7_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            return cut(links(stage), fault, Link.State.CUT);
        }
    },
    BROKERS_SILENT(Aim.ALL, 2_000, 7_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            return cut(links(stage), fault, Link.State.SILENT);
        }
    },
    /** It and the TaskManagers do not hear of each other. */
    JOB_MANAGER_ISOLATED(Aim.ALL, 7_000, 9_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            return cut(List.of(stage.rig().jobManagerLink()), fault, Link.State.SILENT);
        }
    },
    DISK_FULL(Aim.ALL, 2_000, 9_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            return mood(stage, fault, Mood.FULL);
        }
    },
    DISK_READ_ONLY(Aim.ALL, 2_000, 9_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            return mood(stage, fault, Mood.READ_ONLY);
        }
    },
    /** A checkpoint fails in its asynchronous phase, when all has been written. */
    UPLOADS_BROKEN(Aim.ALL, 2_000, 9_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            return mood(stage, fault, Mood.BROKEN);
        }
    },
    /** From a savepoint. */
    RESCALED(Aim.PARALLELISM, 0, 0) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            int before = stage.job().parallelism();
            stage.job().restart(fault.wanted());
            return before != fault.wanted();
        }
    },
    /** By the adaptive scheduler. */
    ADAPTED(Aim.PARALLELISM, 0, 0) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            int before = stage.job().parallelism();
            return stage.job().adapt(fault.wanted()) && before != fault.wanted();
        }
    },
    RESTARTED(Aim.ALL, 0, 0) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            stage.job().restart(stage.job().parallelism());
            return true;
        }
    },
    /** Stopped with a savepoint; what happens meanwhile it finds when it comes back. */
    JOB_AWAY(Aim.ALL, 3_000, 8_000) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            stage.job().leave(fault.forMs());
            return true;
        }
    },
    /** From a checkpoint older than the newest: what came after it is told once more. */
    REWOUND(Aim.CHECKPOINT, 0, 0) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            stage.job().rewind(fault.wanted());
            return true;
        }
    },
    /** A checkpoint completes, nobody hears of it, and the brokers give up what it had written: the commit is refused. */
    TRANSACTION_TIMED_OUT(Aim.ALL, 0, 0) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            boolean unheard = endBeforeTheCommit(stage);
            Stage.pause(stage.transactionTimeout().toMillis() + 2_500);
            stage.rig().startTaskManagers();
            return unheard;
        }
    },
    /**
     * A checkpoint completes, nobody hears of it, and the job is gone: what it had written is committed by {@code ./switchboard txn
     * commit} before the job goes on. No seed draws it; a run has it alone.
     */
    COMMITTED_BY_HAND(Aim.ALL, 0, 0) {
        @Override
        boolean strike(Stage stage, Fault fault) {
            boolean unheard = endBeforeTheCommit(stage);
            stage.job().commitByHand();
            return unheard;
        }

        @Override
        boolean isDrawn() {
            return false;
        }

        /** Nobody is called, comes and commits within seconds. */
        @Override
        Duration transactionTimeout() {
            return Duration.ofMinutes(5);
        }
    };

    /** Longer than any fault lasts but the one that is about it. */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration CHECKPOINT_LIMIT = Duration.ofSeconds(5);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);
    private static final long UNTIL_ALL_KNOW_MS = 500;
    private static final int TRIES = 4;
    private static final int FARTHEST_BACK = 6;
    private static final int FARTHEST_JUMP_S = 600;

    private final Aim aim;
    private final int shortestMs;
    private final int longestMs;

    FaultKind(Aim aim, int shortestMs, int longestMs) {
        this.aim = aim;
        this.shortestMs = shortestMs;
        this.longestMs = longestMs;
    }

    /** What is drawn besides its time. */
    private enum Aim {
        ALL,
        /** One of them. */
        BROKER,
        /** One broker, and how far its clock jumps, ahead or back. */
        CLOCK,
        /** One of them. */
        TASK_MANAGER,
        /** Another one. */
        PARALLELISM,
        /** One before the newest. */
        CHECKPOINT
    }

    /**
     * Does it, and undoes what does not undo itself; false if it could not be done to what it was meant for, or if nothing met it: no
     * connection or word was in the way of a link, nothing was written to a disk, no broker asked for the time. Whether the job itself was
     * the worse for it is not known: a broker may have told a wrong time to nobody who cared.
     */
    abstract boolean strike(Stage stage, Fault fault);

    /** Whether a seed can have it among others. */
    boolean isDrawn() {
        return true;
    }

    /** How long the brokers leave a transaction open. */
    Duration transactionTimeout() {
        return TRANSACTION_TIMEOUT;
    }

    /** Drawn for a cluster of so many brokers whose job has that parallelism. */
    Fault drawn(Random dice, long atMs, int brokers, int parallelism) {
        int forMs = longestMs == 0 ? 0 : shortestMs + dice.nextInt(longestMs - shortestMs + 1);
        return switch (aim) {
            case ALL -> new Fault(this, atMs, 0, forMs, 0);
            case BROKER -> new Fault(this, atMs, 1 + dice.nextInt(brokers), forMs, 0);
            case CLOCK -> new Fault(this, atMs, 1 + dice.nextInt(brokers), forMs, jump(dice));
            case TASK_MANAGER -> new Fault(this, atMs, 1 + dice.nextInt(Rig.TASK_MANAGERS), forMs, 0);
            case PARALLELISM -> new Fault(this, atMs, 0, forMs, other(dice, parallelism));
            case CHECKPOINT -> new Fault(this, atMs, 0, forMs, 1 + dice.nextInt(FARTHEST_BACK));
        };
    }

    /** In seconds; most are longer than brokers wait for a transaction in a run. */
    private static int jump(Random dice) {
        int seconds = 10 + dice.nextInt(FARTHEST_JUMP_S);
        return dice.nextInt(3) == 0 ? -seconds : seconds;
    }

    private static int other(Random dice, int parallelism) {
        int slots = Rig.TASK_MANAGERS * Rig.SLOTS;
        return 1 + (parallelism + dice.nextInt(slots - 1)) % slots;
    }

    String inWords(Fault fault) {
        String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String which = fault.target() == 0 ? "" : " (number " + fault.target() + ")";
        String length = fault.forMs() == 0 ? "" : ", for %.1f s".formatted(fault.forMs() / 1e3);
        return words + which + length + wanted(fault);
    }

    private String wanted(Fault fault) {
        return switch (aim) {
            case CLOCK -> ", by %+d s".formatted(fault.wanted());
            case CHECKPOINT -> ", back " + fault.wanted();
            case PARALLELISM -> ", to " + fault.wanted();
            case ALL, BROKER, TASK_MANAGER -> "";
        };
    }

    private static BrokerNode broker(Stage stage, Fault fault) {
        return stage.rig().brokers().get(fault.target() - 1);
    }

    private static boolean freeze(Daemon daemon, Fault fault) {
        boolean there = daemon.isAlive();
        daemon.freeze();
        Stage.pause(fault.forMs());
        daemon.thaw();
        return there;
    }

    private static List<Link> links(Stage stage) {
        return stage.rig().brokers().stream().map(BrokerNode::link).toList();
    }

    private static boolean cut(List<Link> links, Fault fault, Link.State state) {
        long before = met(links);
        links.forEach(link -> link.be(state));
        Stage.pause(fault.forMs());
        boolean took = met(links) > before;
        links.forEach(link -> link.be(Link.State.OPEN));
        return took;
    }

    private static long met(List<Link> links) {
        return links.stream().mapToLong(Link::met).sum();
    }

    /** As long as it says, and until something met it: a job that is still on its way back writes no checkpoint. */
    private static boolean mood(Stage stage, Fault fault, Mood mood) {
        stage.rig().mood(mood);
        Stage.pause(fault.forMs());
        boolean met = Wait.until(RECOVERY_LIMIT, () -> stage.rig().hasMet(mood));
        stage.rig().mood(Mood.WELL);
        return met;
    }

    /** The TaskManagers end after a checkpoint is complete and before they hear of it; false if they had heard of all there are. */
    private static boolean endBeforeTheCommit(Stage stage) {
        boolean unheard = isCompletedUnheard(stage);
        for (int tries = 1; !unheard && tries < TRIES; tries++) {
            hear(stage);
            unheard = isCompletedUnheard(stage);
        }
        for (int number = 1; number <= Rig.TASK_MANAGERS; number++) {
            stage.rig().taskManager(number).kill();
        }
        hear(stage);
        return unheard;
    }

    /**
     * The disk is slow so that there is a checkpoint under way; the JobManager is heard no more before it is done. Where not all
     * had heard of it by then it is never done.
     */
    private static boolean isCompletedUnheard(Stage stage) {
        stage.job().awaitCheckpoint();
        stage.rig().mood(Mood.SLOW);
        long before = begun(stage);
        stage.rig().jobManagerLink().be(Link.State.MUTE);
        Stage.await(CHECKPOINT_LIMIT, () -> completed(stage) > before);
        return completed(stage) > before;
    }

    private static void hear(Stage stage) {
        stage.rig().mood(Mood.WELL);
        stage.rig().jobManagerLink().be(Link.State.OPEN);
    }

    /** Returns when a checkpoint is under way and all know of it; says how many were complete before. */
    private static long begun(Stage stage) {
        long first = completed(stage);
        Stage.await(RECOVERY_LIMIT, () -> completed(stage) > first);
        Stage.await(CHECKPOINT_LIMIT, () -> stage.job().checkpointsUnderWay() > 0);
        Stage.pause(UNTIL_ALL_KNOW_MS);
        return completed(stage);
    }

    private static long completed(Stage stage) {
        return stage.job().completed().orElse(0);
    }
}
