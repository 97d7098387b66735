package io.switchboard.chaos.oracle;

import io.switchboard.chaos.oracle.Promise.Target;
import io.switchboard.event.Ack;
import io.switchboard.event.Priority;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Instant;
import java.util.List;

/** One cycle of a clock: what is told of it as time passes, and how it ends. */
final class Cycle {

    private static final Rung PAUSED_TOO_LONG = new Rung("paused-too-long", 0, 0, List.of(), null);

    private final String itemId;
    private final Promise promise;
    private final String name;
    private final long startedAt;
    private final Spans spans;
    private final Telling telling;
    private Priority priority;
    private boolean acknowledged;
    private Breach breach;
    private Ended ended;

    Cycle(String itemId, Promise promise, String name, long startedAt, Phase phase, Priority priority) {
        this.itemId = itemId;
        this.promise = promise;
        this.name = name;
        this.startedAt = startedAt;
        this.spans = new Spans(phase, startedAt);
        this.telling = new Telling(itemId, promise, name);
        this.priority = priority;
    }

    /** The target was exceeded: stamped {@code at}, due {@code dueAt}, to be told as soon as time has come to {@code from}. */
    private record Breach(long at, Long dueAt, long from) {}

    List<Standing> told() {
        return telling.all();
    }

    /** When a level that was told could be told. */
    Instant toldFrom(Standing standing) {
        return standing.level().equals(Rung.BREACH) ? instant(breach.from) : standing.at();
    }

    /** Null while it has not ended for the first time. */
    Ended ended() {
        return ended;
    }

    /** What it has come to, after all that happened to it. */
    Whereabouts.Clock at(long now) {
        return new Whereabouts.Clock(
                promise.policyId(),
                promise.version(),
                promise.clock(),
                name,
                phase().name(),
                instant(phase() == Phase.RUN ? spans.since() : spans.phaseSince()),
                instant(startedAt),
                phase() == Phase.RUN ? instant(due()) : null,
                spans.spent(Phase.RUN, Hours.ALWAYS, now),
                worked(now),
                spans.spent(Phase.PAUSE, Hours.ALWAYS, now),
                spans.spent(Phase.STOP, Hours.ALWAYS, now) + spans.spent(Phase.CLOSE, Hours.ALWAYS, now),
                breach == null ? null : instant(breach.at),
                acknowledged,
                isOpen() ? null : ended.verdict());
    }

    Phase phase() {
        return spans.phase();
    }

    boolean isOpen() {
        return phase().isOpen();
    }

    Priority priority() {
        return priority;
    }

    /** Time has passed up to and with {@code now}, and the item stood as it stands. */
    void until(long now, Stand stand) {
        if (phase() == Phase.RUN) {
            promise.rungs().forEach(rung -> runsTo(rung, now, stand));
        }
        long tooLong = spans.phaseSince() + promise.maxPauseMs();
        boolean rests = phase() == Phase.PAUSE && promise.maxPauseMs() > 0 && !telling.has(PAUSED_TOO_LONG);
        if (rests && tooLong <= now) {
            tell(PAUSED_TOO_LONG, tooLong, null, stand);
        }
    }

    /** each level once, and while acknowledged none but the target itself. */
    private boolean isOwed(Rung rung) {
        return !telling.has(rung) && (rung.isBreach() || !acknowledged);
    }

    /** a level is told when it is reached; the target when it is exceeded, and stamped when it was used up. */
    private void runsTo(Rung rung, long now, Stand stand) {
        if (!isOwed(rung)) {
            return;
        }
        Hours hours = target().hours();
        long left = Math.max(0, rung.threshold(target().ms()) - worked(spans.since()));
        long at = hours.plus(spans.since(), left);
        long from = rung.isBreach() ? hours.exceeded(spans.since(), left) : at;
        if (from <= now) {
            reach(rung, at, from, due(), stand);
        }
    }

    private void reach(Rung rung, long at, long from, Long dueAt, Stand stand) {
        breach = rung.isBreach() ? new Breach(at, dueAt, from) : breach;
        tell(rung, at, dueAt, stand);
    }

    /** What has been breached keeps the deadline that it missed. */
    private Long due() {
        return breach == null ? spans.due(target()) : breach.dueAt;
    }

    /**
     * what the new target makes overdue is reached now; R-27: what is not true any more is taken back. What is
     * reached in this very moment is told as time passes, after all that happens in it.
     */
    void retarget(long at, Priority next, Stand stand) {
        priority = next;
        spans.turn(at, phase());
        long used = worked(at);
        for (Rung rung : promise.rungs()) {
            long threshold = rung.threshold(target().ms());
            boolean untrue = used < threshold || (used == threshold && rung.isBreach());
            if (untrue && telling.takeBack(rung)) {
                breach = rung.isBreach() ? null : breach;
            } else if (used > threshold && isOwed(rung)) {
                reach(rung, at, at, spans.due(target()), stand);
            }
        }
    }

    /** The clock runs or rests from {@code at} on. */
    void turn(long at, Phase next) {
        spans.turn(at, next);
    }

    /**
     * an acknowledgement stops the chain; taken back, what came due meanwhile is told at that moment, or when the
     * clock goes on.
     */
    void acknowledge(Ack ack, long at, Stand stand) {
        if (!isFor(ack)) {
            return;
        }
        acknowledged = ack.kind() == Ack.Kind.ACK;
        if (!acknowledged && phase() == Phase.RUN) {
            long used = worked(at);
            promise.rungs().stream()
                    .filter(rung -> isOwed(rung) && !rung.isBreach())
                    .filter(rung -> used >= rung.threshold(target().ms()))
                    .forEach(rung -> tell(rung, at, due(), stand));
        }
    }

    private boolean isFor(Ack ack) {
        return ack.policyId() == null
                || (ack.policyId().equals(promise.policyId())
                        && ack.clock().equals(promise.clock())
                        && ack.cycle().equals(name));
    }

    void end(long at, Phase next, Verdict verdict, String reason, Stand stand) {
        Long dueAt = due();
        spans.turn(at, next);
        ended = new Ended(
                itemId,
                stand.customerId(),
                promise.clock(),
                name,
                promise.policyId(),
                promise.version(),
                verdict == Verdict.MET && breach != null ? Verdict.MET_LATE : verdict,
                reason,
                instant(startedAt),
                instant(dueAt),
                breach == null ? null : instant(breach.at),
                instant(at),
                spans.spent(Phase.RUN, Hours.ALWAYS, at),
                worked(at),
                spans.spent(Phase.PAUSE, Hours.ALWAYS, at),
                stand.reassignments(),
                stand.reopens(),
                stand.snapshot());
    }

    private void tell(Rung rung, long at, Long dueAt, Stand stand) {
        telling.tell(rung, instant(at), instant(dueAt), spans.spent(Phase.RUN, Hours.ALWAYS, at), worked(at), stand);
    }

    private Target target() {
        return promise.targets().get(priority);
    }

    /** How much of the target's hours the clock ran. */
    private long worked(long until) {
        return spans.spent(Phase.RUN, target().hours(), until);
    }

    private static Instant instant(Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms);
    }
}
