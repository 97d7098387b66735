package io.switchboard.chaos.rig;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.FlinkClient;
import io.switchboard.deploy.FlinkClient.Submission;
import io.switchboard.deploy.FlinkClient.SubmitException;
import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.FlinkRest.Job;
import io.switchboard.deploy.FlinkRest.Vertex;
import io.switchboard.deploy.RootCause;
import io.switchboard.deploy.Tool;
import io.switchboard.deploy.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * The SLA job of a run: stopped and started as an operator would, and brought back as docs/operations.md says when the
 * brokers refused a commit.
 */
public final class RunningJob {

    private static final String MAIN = "io.switchboard.job.SlaJob";

    /**
     * What Flink says of a job that it took and could not begin, since the disk was read-only just then; its adaptive scheduler says
     * nothing of such a job.
     */
    private static final String NOT_BEGUN = "JobInitializationException";

    /** What {@code txn commit} says of one transaction or more. */
    private static final Pattern COMMITTED = Pattern.compile("^Committed [1-9]", Pattern.MULTILINE);

    private static final Duration LIMIT = Duration.ofSeconds(90);
    /** A job whose commits were refused meanwhile is submitted anew, and has to get on its feet before it can be stopped. */
    private static final Duration STOP_LIMIT = LIMIT.multipliedBy(3);

    private static final Duration SAVEPOINT_LIMIT = Duration.ofSeconds(20);
    /** A job that fails throws away what it was about to complete, after it says that it has failed. */
    private static final Duration CLEANED_UP = Duration.ofSeconds(3);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Rig rig;
    private final FlinkClient client;
    private final Path config;
    private final List<String> outputs;
    private final List<Map<TopicPartition, Long>> rewinds = new ArrayList<>();
    private final Restarts restarts = new Restarts(RunningJob::isThere);
    private String id;
    private String begunFrom;
    private int parallelism;

    /**
     * What {@code client} submits with that config.
     *
     * @param outputs the topics that are looked at when it goes back to an older checkpoint
     */
    public RunningJob(Rig rig, FlinkClient client, Path config, List<String> outputs) {
        this.rig = rig;
        this.client = client;
        this.config = config;
        this.outputs = List.copyOf(outputs);
    }

    public synchronized void submit(int wanted, String from) {
        parallelism = wanted;
        begunFrom = from;
        Submission submission = new Submission(MAIN, List.of("--config", config.toString()), from, wanted);
        id = stubbornly("submit the job", () -> submitted(submission));
        restarts.begun(from, rig.jobsGivenUp());
    }

    /** A client that was told of no success may have been heard all the same: then the job is there, and the only one. */
    private String submitted(Submission submission) {
        return rest().jobs().stream()
                .filter(job -> !job.ended())
                .findFirst()
                .map(Job::id)
                .orElseGet(() -> client.submit(submission));
    }

    public synchronized int parallelism() {
        return parallelism;
    }

    /**
     * Where its output topics ended each time that it was brought back from a checkpoint before the newest, so that records were
     * written again.
     */
    public synchronized List<Map<TopicPartition, Long>> rewinds() {
        return List.copyOf(rewinds);
    }

    /** How often that was because the brokers had refused a commit. */
    public synchronized int refusals() {
        return restarts.refusals();
    }

    /** Stopped with a savepoint, and on from there. */
    public synchronized void restart(int wanted) {
        awaitCheckpoint();
        String savepoint = stop();
        restarts.ended(checkpoints());
        submit(wanted, savepoint);
    }

    /** Stopped with a savepoint, and so long later on from there. */
    public synchronized void leave(long millis) {
        awaitCheckpoint();
        String savepoint = stop();
        restarts.ended(checkpoints());
        id = null;
        Wait.until(Duration.ofMillis(millis), () -> false);
        submit(parallelism, savepoint);
    }

    /** Stopped for good, unless a commit was refused meanwhile: then it has work again. */
    public synchronized boolean ended() {
        int before = rewinds.size();
        stubbornly("stop the job with a savepoint", STOP_LIMIT, () -> {
            rig.revive();
            tend();
            return rewinds.size() > before || rest().job(id).ended()
                    ? id
                    : rest().stopWithSavepoint(id, rig.dir().savepoints(), SAVEPOINT_LIMIT);
        });
        return rewinds.size() == before;
    }

    /** With a savepoint, which commits all that was told; returns where it is. */
    private String stop() {
        return stubbornly("stop the job with a savepoint", STOP_LIMIT, () -> {
            rig.revive();
            tend();
            if (rest().job(id).ended()) {
                return newestSavepoint();
            }
            return rest().stopWithSavepoint(id, rig.dir().savepoints(), SAVEPOINT_LIMIT);
        });
    }

    /** Told another parallelism while it runs; returns whether the same job came to run with it. */
    public synchronized boolean adapt(int wanted) {
        awaitCheckpoint();
        parallelism = wanted;
        String told = stubbornly("rescale the job", () -> {
            rig.revive();
            tend();
            rest().rescale(id, wanted);
            return id;
        });
        Supplier<Boolean> runs = () -> {
            rig.revive();
            tend();
            List<Vertex> vertices = rest().vertices(id);
            return vertices.stream().mapToInt(Vertex::parallelism).max().orElse(0) == wanted
                    && vertices.stream().allMatch(vertex -> vertex.state().equals("RUNNING"));
        };
        return Wait.until(LIMIT, () -> quietly(runs)) && told.equals(id);
    }

    /** Ended where it stands and started from a checkpoint {@code back} before the newest, if so many are kept. */
    public synchronized void rewind(int back) {
        awaitCheckpoint();
        end();
        goBack(() -> restarts.before(checkpoints(), back));
    }

    /**
     * Ended where it stands; what its newest checkpoint covers is committed as docs/operations.md says, and it goes on from there.
     *
     * @throws ClusterException if that was refused, or if there was nothing left to commit
     */
    public synchronized void commitByHand() {
        end();
        String newest = restarts.newest(checkpoints());
        List<String> command = List.of(
                rig.installation().root().resolve("switchboard").toString(),
                "txn",
                "commit",
                "--from",
                newest,
                "--bootstrap-server",
                rig.directServers(),
                "--jobmanager",
                rest().address(),
                "--state-dir",
                rig.dir().path().toString());
        Tool tool = Tool.run("What " + newest + " covers is not committed", command, Map.of(), LIMIT);
        if (!COMMITTED.matcher(tool.output()).find()) {
            throw new ClusterException("Nothing was left to commit: " + tool.output());
        }
        rig.startTaskManagers();
        submit(parallelism, newest);
    }

    private void end() {
        stubbornly("cancel the job", () -> {
            if (!rest().job(id).ended()) {
                rest().cancel(id);
                if (!Wait.until(LIMIT, () -> rest().job(id).ended())) {
                    throw new ClusterException("Job " + id + " does not end");
                }
            }
            return id;
        });
    }

    /**
     * What the person on call does: a job that has ended because a commit was refused, the brokers having aborted it, goes on from the
     * newest before the refused one, one that was given up, since its checkpoints could not be reached when it was to begin again, from its newest,
     * and one that could not begin is submitted again.
     *
     * @throws Stuck if it has ended for another reason
     */
    public synchronized void tend() {
        boolean givenUp = restarts.isGivenUp(rig.jobsGivenUp());
        FlinkRest rest = rest();
        if (id == null || !rest.answers() || !rest.job(id).state().equals("FAILED")) {
            return;
        }
        List<String> why = rest.failures(id);
        boolean begun = !checkpoints().isEmpty();
        if (!begun && isNotBegun(why)) {
            submit(parallelism, begunFrom);
            return;
        }
        List<Refusal> refusals = Refusal.in(why);
        if (refusals.isEmpty() && (givenUp || (begun && saysNotBegun(why)))) {
            Wait.until(CLEANED_UP, () -> false);
            submit(parallelism, restarts.newest(checkpoints()));
            return;
        }
        if (refusals.isEmpty()) {
            throw new Stuck("The job has failed: " + (why.isEmpty() ? "nobody says why" : RootCause.of(why.get(0))));
        }
        for (Refusal refusal : refusals) {
            if (!refusal.isExcused(begunFrom)) {
                throw new Stuck("Nobody but the job can have spoilt a commit: " + refusal.line());
            }
        }
        restarts.refused();
        Wait.until(CLEANED_UP, () -> false);
        long oldest = refusals.stream().mapToLong(Refusal::checkpoint).min().orElseThrow();
        goBack(() -> restarts.below(checkpoints(), oldest));
    }

    private void goBack(Supplier<String> checkpoint) {
        rewinds.add(stubbornly(
                "see what is written", () -> rig.topics().ends(outputs).offsets()));
        submit(parallelism, checkpoint.get());
    }

    private static boolean isNotBegun(List<String> why) {
        return why.isEmpty() || saysNotBegun(why);
    }

    /** Of one that has completed a checkpoint: that it could not begin again after its JobManager was gone. */
    private static boolean saysNotBegun(List<String> why) {
        return why.stream().anyMatch(each -> each.contains(NOT_BEGUN));
    }

    /** Runs, and has completed a checkpoint since it was last started. */
    public synchronized void awaitCheckpoint() {
        Supplier<Boolean> done = () -> {
            rig.revive();
            tend();
            return rest().job(id).state().equals("RUNNING")
                    && rest().checkpoints(id).completed() > 0;
        };
        if (!Wait.until(LIMIT, () -> quietly(done))) {
            rig.tellThreads();
            throw new Stuck("The job has completed no checkpoint within " + LIMIT.toSeconds()
                    + " s; what its threads were about stands in " + rig.dir().logs());
        }
    }

    /** Its state and its checkpoints, or that nobody can be asked. */
    public synchronized String inWords() {
        try {
            return rest().job(id).state() + ", " + rest().checkpoints(id);
        } catch (ClusterException e) {
            return "nothing: " + e.getMessage();
        }
    }

    /** How many checkpoints it has completed; nothing while nobody can be asked. */
    public synchronized OptionalLong completed() {
        try {
            return OptionalLong.of(rest().checkpoints(id).completed());
        } catch (ClusterException e) {
            return OptionalLong.empty();
        }
    }

    /** Of the newest completed checkpoint, end to end; nothing while nobody can be asked. */
    public synchronized OptionalLong checkpointMs() {
        try {
            return OptionalLong.of(rest().checkpoints(id).lastDurationMs());
        } catch (ClusterException e) {
            return OptionalLong.empty();
        }
    }

    /** None while nobody can be asked. */
    public synchronized long checkpointsUnderWay() {
        try {
            return rest().checkpoints(id).inProgress();
        } catch (ClusterException e) {
            return 0;
        }
    }

    private static boolean quietly(Supplier<Boolean> question) {
        try {
            return question.get();
        } catch (ClusterException e) {
            return false; // asked again
        }
    }

    /** A cluster under fire does not always take an order the first time, nor before it is on its feet again. */
    private <T> T stubbornly(String what, Supplier<T> order) {
        return stubbornly(what, LIMIT, order);
    }

    private <T> T stubbornly(String what, Duration limit, Supplier<T> order) {
        AtomicReference<T> answer = new AtomicReference<>();
        AtomicReference<RuntimeException> refusal = new AtomicReference<>();
        boolean done = Wait.until(limit, () -> {
            try {
                answer.set(order.get());
                return true;
            } catch (ClusterException | SubmitException e) {
                refusal.set(e);
                Wait.until(BETWEEN_TRIES, () -> false);
                return false;
            }
        });
        if (!done) {
            throw new ClusterException(
                    "Could not " + what + ": " + refusal.get().getMessage(), refusal.get());
        }
        return answer.get();
    }

    private FlinkRest rest() {
        return rig.rest();
    }

    private String newestSavepoint() {
        return complete(rig.dir().savepoints()).stream()
                .max(Comparator.comparing((Path path) -> path.toFile().lastModified()))
                .map(path -> path.toUri().toString())
                .orElseThrow(() -> new ClusterException("Job " + id + " has ended without a savepoint"));
    }

    /** Those that the present job has kept, the oldest first. */
    private List<String> checkpoints() {
        return complete(rig.dir().checkpoints().resolve(id)).stream()
                .sorted(Comparator.comparingLong(RunningJob::number))
                .map(path -> path.toUri().toString())
                .toList();
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private static boolean isThere(String checkpoint) {
        return Files.exists(Path.of(URI.create(checkpoint)).resolve("_metadata"));
    }

    private static List<Path> complete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> complete = new ArrayList<>();
        try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(path -> Files.exists(path.resolve("_metadata"))).forEach(complete::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return complete;
    }
}
