package io.switchboard.chaos.run;

import io.switchboard.chaos.fault.Fault;
import io.switchboard.chaos.fault.Schedule;
import io.switchboard.chaos.fault.Stage;
import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.feed.Workload;
import io.switchboard.chaos.oracle.Expected;
import io.switchboard.chaos.oracle.Oracle;
import io.switchboard.chaos.rig.KafkaTopics.Ends;
import io.switchboard.chaos.rig.Rig;
import io.switchboard.chaos.rig.RunningJob;
import io.switchboard.chaos.rig.Stuck;
import io.switchboard.chaos.run.Played.Struck;
import io.switchboard.chaos.verdict.Judge;
import io.switchboard.chaos.verdict.Observed;
import io.switchboard.chaos.verdict.Passage;
import io.switchboard.chaos.verdict.Rewinds;
import io.switchboard.chaos.verdict.Seen;
import io.switchboard.chaos.verdict.Verdict;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Wait;
import io.switchboard.sla.Escalation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** One seed played on one rig: a desk at work, a cluster under fire, and what was told compared with what is true. */
final class Play {

    private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(2);
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(10);
    private static final Duration READ_LIMIT = Duration.ofSeconds(60);
    private static final int QUIET_CHECKPOINTS = 3;
    private static final Duration LONG_SILENCE = Duration.ofSeconds(45);
    private static final Duration TEND_EVERY = Duration.ofMillis(500);

    private final Rig rig;
    private final Game game;
    private final Schedule schedule;
    private final Workload workload;
    private final Setting setting;
    private final RunningJob job;
    private final FeedWriter writer;
    private final Watchers watchers;
    private final List<Struck> struck = new ArrayList<>();
    private long longestCheckpointMs;
    private long judgedAt = -1;
    private long wellMs;
    private CompletableFuture<Void> fire = CompletableFuture.completedFuture(null);
    private volatile boolean over;

    /** On a rig as new. */
    Play(Rig rig, Game game, Workload workload) {
        this.rig = rig;
        this.game = game;
        this.schedule = game.schedule();
        this.workload = workload;
        this.setting = game.setting();
        Path config = setting.write(rig, schedule);
        this.job = new RunningJob(rig, rig.client().with(setting.jar()), config, Watchers.OUTPUTS);
        this.writer = new FeedWriter(rig.directServers(), workload.log());
        this.watchers = new Watchers(rig.directServers(), writer::nowMs);
    }

    Played play() {
        long began = System.nanoTime();
        Verdict verdict = null;
        String why = null;
        boolean stuck = false;
        try {
            verdict = verdict();
        } catch (Stuck e) {
            why = e.getMessage();
            stuck = true;
        } catch (ClusterException e) {
            why = e.getMessage();
        } finally {
            over = true;
            watchers.stop();
            writer.stop();
            fire.exceptionally(e -> null).join(); // it may not strike the next run
        }
        long tookMs = (System.nanoTime() - began) / 1_000_000;
        return new Played(
                game,
                verdict,
                why,
                stuck,
                workload.log().size(),
                recovered(),
                job.rewinds().size(),
                job.refusals(),
                longestCheckpointMs,
                tookMs);
    }

    private Verdict verdict() {
        job.submit(schedule.parallelism(), null);
        job.awaitCheckpoint();
        writer.begin();
        watchers.start();
        started("desk", writer);
        fire = CompletableFuture.runAsync(this::strikeAll, work -> started("fire", work));
        tendUntil(() ->
                fire.isCompletedExceptionally() || writer.failure() != null || (writer.isWritten() && fire.isDone()));
        done(fire);
        rig.heal();
        wellMs = writer.nowMs();
        do {
            drain();
        } while (!job.ended());
        Observed observed = watchers.toTheEnd(rig.topics().ends(Watchers.OUTPUTS), READ_LIMIT);
        if (writer.failure() != null) {
            throw new ClusterException("The brokers did not take all that the desk wrote: " + writer.failure());
        }
        List<String> differences = writer.differences(rig.topics().ends(writer.topics()));
        if (!differences.isEmpty()) {
            throw new ClusterException("The brokers hold other than what the desk wrote: "
                    + String.join("; ", differences.subList(0, Math.min(5, differences.size()))));
        }
        return judge(observed);
    }

    private static void started(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void strikeAll() {
        Stage stage = new Stage(rig, job, schedule.transactionTimeout());
        for (Fault fault : schedule.faults()) {
            Wait.until(Duration.ofMinutes(5), () -> {
                if (over) {
                    return true;
                }
                rig.revive();
                return writer.nowMs() >= fault.atMs();
            });
            if (over) {
                return;
            }
            long from = writer.nowMs();
            boolean took = fault.strike(stage);
            struck.add(new Struck(fault, took, from, writer.nowMs(), -1));
        }
    }

    private static void done(CompletableFuture<Void> fire) {
        try {
            fire.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Stuck stuck) {
                throw stuck;
            }
            throw new ClusterException(
                    "A fault could not be done: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private void tendUntil(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            tend();
            Wait.until(TEND_EVERY, over);
        }
        tend();
    }

    private void tend() {
        try {
            job.tend();
            longestCheckpointMs =
                    Math.max(longestCheckpointMs, job.checkpointMs().orElse(0));
        } catch (ClusterException e) {
            return; // asked again
        }
    }

    /**
     * Until the job has read all, and then has written nothing new for a few checkpoints; and for longer where something is still to
     * come, since a busy machine can be silent that long. Flink's own figures would say it more directly, but they can stand still
     * for good once a JobManager was cut off.
     */
    private void drain() {
        Ends ends = rig.topics().ends(Setting.INPUTS);
        Silence silence = new Silence(QUIET_CHECKPOINTS);
        Headway headway = new Headway(DRAIN_PATIENCE);
        boolean silent = Wait.until(DRAIN_LIMIT, () -> {
            rig.revive(); // nobody ends a process on purpose any more
            tend();
            OptionalLong unread = rig.topics().unread(Setting.group(schedule.seed()), ends);
            long told = rig.topics().ends(Watchers.OUTPUTS).total();
            if (!headway.isMade(unread, told)) {
                rig.tellThreads();
                throw new Stuck("The job reads and tells no more: %s records are unread; it says %s; see %s"
                        .formatted(unread, job.inWords(), rig.dir().logs()));
            }
            if (unread.isEmpty() || unread.getAsLong() > 0) {
                silence.broken();
                return false;
            }
            return silence.lasts(job.completed(), told) && (silence.lasts(LONG_SILENCE) || isAllTold());
        });
        if (!silent) {
            throw new Stuck("The job has not come to its end within " + DRAIN_LIMIT.toSeconds()
                    + " s after the last fault; see " + rig.dir().logs());
        }
    }

    /** Asked again only of those who have seen more since. */
    private boolean isAllTold() {
        long read = watchers.read();
        if (read == judgedAt) {
            return false;
        }
        judgedAt = read;
        Verdict verdict = judge(watchers.soFar());
        return verdict.lost() + verdict.different() == 0;
    }

    private Verdict judge(Observed observed) {
        IdentityHashMap<Sent, Long> sentAt = new IdentityHashMap<>();
        List<Sent> log = workload.log();
        for (int i = 0; i < log.size(); i++) {
            sentAt.put(log.get(i), writer.sentAtMs(i));
        }
        Expected expected = Oracle.expected(setting.policies(), setting.timing(), log);
        return Judge.judge(log, expected, observed, Passage.of(log, sentAt::get), new Rewinds(job.rewinds()), wellMs);
    }

    /** When after each fault something was seen that fell due after it had begun. */
    private List<Struck> recovered() {
        List<Struck> all = new ArrayList<>();
        for (Struck one : struck) {
            long due = Workload.START.toEpochMilli()
                    + one.beganMs() * workload.shape().speed();
            long seen = watchers.escalations().stream()
                    .filter(each -> isAfter(each, due) && each.seenAtMs() >= one.beganMs())
                    .mapToLong(Seen::seenAtMs)
                    .min()
                    .orElse(-1);
            all.add(new Struck(
                    one.fault(), one.took(), one.beganMs(), one.undoneMs(), seen < 0 ? -1 : seen - one.beganMs()));
        }
        return all;
    }

    private static boolean isAfter(Seen<Escalation> each, long due) {
        return each.value().at().toEpochMilli() >= due;
    }
}
