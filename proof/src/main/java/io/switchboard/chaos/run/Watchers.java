package io.switchboard.chaos.run;

import io.switchboard.chaos.oracle.Whereabouts;
import io.switchboard.chaos.rig.KafkaTopics.Ends;
import io.switchboard.chaos.rig.Rig;
import io.switchboard.chaos.verdict.Observed;
import io.switchboard.chaos.verdict.Seen;
import io.switchboard.deploy.ClusterException;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Notice;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Unmatched;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Reads all that the job tells, as a {@code read_committed} reader sees it. */
final class Watchers {

    private static final WireFormat FORMAT = WireFormat.AVRO_SINGLE_OBJECT;

    /** What they read. */
    static final List<String> OUTPUTS = List.of(
            Topics.ESCALATIONS,
            Topics.SLA_OUTCOMES,
            Topics.TICKET_TRACKING,
            Topics.ESCALATION_NOTICES,
            Topics.UNMATCHED_ITEMS,
            Topics.TOO_LATE,
            Topics.DEAD_LETTERS);

    private final Watcher<Escalation> escalations;
    private final Watcher<Outcome> outcomes;
    private final Watcher<Tracking> tracking;
    private final Watcher<Notice> notices;
    private final Watcher<Unmatched> unmatched;
    private final Watcher<TooLate> tooLate;
    private final Watcher<DeadLetter> deadLetters;
    private final List<CompletableFuture<Void>> watching = new ArrayList<>();

    Watchers(String servers, LongSupplier nowMs) {
        int all = Rig.PARTITIONS;
        escalations = new Watcher<>(servers, Topics.ESCALATIONS, all, FORMAT.escalations(), nowMs);
        outcomes = new Watcher<>(servers, Topics.SLA_OUTCOMES, all, FORMAT.outcomes(), nowMs);
        tracking = Watcher.ofTheLast(servers, Topics.TICKET_TRACKING, all, FORMAT.tracking(), nowMs);
        notices = new Watcher<>(servers, Topics.ESCALATION_NOTICES, all, FORMAT.notices(), nowMs);
        unmatched = new Watcher<>(servers, Topics.UNMATCHED_ITEMS, all, FORMAT.unmatched(), nowMs);
        tooLate = new Watcher<>(servers, Topics.TOO_LATE, all, FORMAT.tooLate(), nowMs);
        deadLetters = new Watcher<>(servers, Topics.DEAD_LETTERS, all, FORMAT.deadLetters(), nowMs);
    }

    private List<Watcher<?>> all() {
        return List.of(escalations, outcomes, tracking, notices, unmatched, tooLate, deadLetters);
    }

    void start() {
        all().forEach(watcher -> watching.add(CompletableFuture.runAsync(watcher, Watchers::started)));
    }

    private static void started(Runnable work) {
        Thread thread = new Thread(work, "watcher");
        thread.setDaemon(true);
        thread.start();
    }

    List<Seen<Escalation>> escalations() {
        return escalations.seen();
    }

    /** Nobody wants to know any more. */
    void stop() {
        all().forEach(Watcher::stop);
    }

    private static ClusterException unreadable(Throwable why) {
        return new ClusterException("An output topic cannot be read: " + why, why);
    }

    /** How many records they have read. */
    long read() {
        return all().stream().mapToLong(Watcher::read).sum();
    }

    /**
     * What they have seen.
     *
     * @throws ClusterException if one of them could not go on reading
     */
    Observed soFar() {
        try {
            watching.forEach(one -> one.getNow(null));
        } catch (CompletionException e) {
            throw unreadable(e.getCause());
        }
        return new Observed(
                escalations.seen(),
                outcomes.seen(),
                tracking.seen(),
                tracking.gone().stream()
                        .map(one -> new Whereabouts.Key(one.type(), one.itemId()))
                        .collect(Collectors.toSet()),
                notices.seen(),
                unmatched.seen(),
                tooLate.seen(),
                deadLetters.seen());
    }

    /** All that is committed up to there. */
    Observed toTheEnd(Ends end, Duration limit) {
        all().forEach(watcher -> watcher.finish(end));
        try {
            CompletableFuture.allOf(watching.toArray(CompletableFuture<?>[]::new))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ClusterException(
                    "The output topics could not be read to their end within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw unreadable(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted", e);
        }
        return soFar();
    }
}
