package io.switchboard.wire;

import io.switchboard.event.ItemType;
import io.switchboard.schema.ClockState;
import io.switchboard.schema.TicketTracking;
import io.switchboard.schema.TimeSpent;
import io.switchboard.schema.ToldLevel;
import io.switchboard.schema.Verdict;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Where items stand, as their topic shows it. */
final class TrackingShape implements Shape<Tracking, TicketTracking> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Tracking> type() {
        return Tracking.class;
    }

    @Override
    public Schema schema() {
        return TicketTracking.getClassSchema();
    }

    @Override
    public Instant at(Tracking tracking) {
        return tracking.at();
    }

    @Override
    public Tracking fromAvro(TicketTracking tracking) {
        return new Tracking(
                tracking.getItemId(),
                Field.symbol("type", tracking.getType(), ItemType.class),
                tracking.getCustomerId(),
                tracking.getAt(),
                tracking.getVersion(),
                Snapshots.fromAvro(tracking.getSnapshot()),
                tracking.getStatusReason(),
                tracking.getOpenedAt(),
                tracking.getResolvedAt(),
                tracking.getEnded(),
                tracking.getMergedInto(),
                tracking.getChannel(),
                tracking.getLanguage(),
                tracking.getAnswers(),
                tracking.getReassignments(),
                tracking.getReopens(),
                tracking.getWallMs(),
                tracking.getSpans().stream()
                        .map(spent -> new Tracking.Spent(spent.getStatus(), spent.getReason(), spent.getWallMs()))
                        .toList(),
                tracking.getClocks().stream().map(TrackingShape::clock).toList());
    }

    private static Tracking.ClockState clock(ClockState clock) {
        return new Tracking.ClockState(
                clock.getPolicyId(),
                clock.getPolicyVersion(),
                clock.getClock(),
                clock.getCycle(),
                clock.getPhase(),
                clock.getPhaseSince(),
                clock.getPhaseReason(),
                clock.getPhaseActor(),
                clock.getPhaseEvent(),
                clock.getStartedAt(),
                clock.getDueAt(),
                clock.getRemainingMs(),
                clock.getRunMs(),
                clock.getBusinessMs(),
                clock.getPausedMs(),
                clock.getEndedMs(),
                clock.getBreachedAt(),
                clock.getLevel(),
                clock.getAcknowledged(),
                Field.symbol("verdict", clock.getVerdict(), Outcome.Verdict.class),
                clock.getOutcomes(),
                clock.getTold() == null
                        ? null
                        : clock.getTold().stream()
                                .map(told -> new Tracking.ToldLevel(
                                        told.getLevel(), told.getPolicyVersion(), told.getLink()))
                                .toList());
    }

    @Override
    public TicketTracking toAvro(Tracking tracking) {
        return new TicketTracking(
                tracking.itemId(),
                Field.onWire(tracking.type(), io.switchboard.schema.ItemType.class),
                tracking.customerId(),
                tracking.at(),
                tracking.version(),
                Snapshots.toAvro(tracking.snapshot()),
                tracking.statusReason(),
                tracking.openedAt(),
                tracking.resolvedAt(),
                tracking.ended(),
                tracking.mergedInto(),
                tracking.channel(),
                tracking.language(),
                tracking.answers(),
                tracking.reassignments(),
                tracking.reopens(),
                tracking.wallMs(),
                spans(tracking.spans()),
                clocks(tracking.clocks()));
    }

    private static List<TimeSpent> spans(List<Tracking.Spent> spans) {
        List<TimeSpent> all = new ArrayList<>(spans.size());
        for (Tracking.Spent spent : spans) {
            all.add(new TimeSpent(spent.status(), spent.reason(), spent.wallMs()));
        }
        return all;
    }

    private static List<ClockState> clocks(List<Tracking.ClockState> clocks) {
        List<ClockState> all = new ArrayList<>(clocks.size());
        for (Tracking.ClockState clock : clocks) {
            all.add(onTheWire(clock));
        }
        return all;
    }

    private static ClockState onTheWire(Tracking.ClockState clock) {
        return new ClockState(
                clock.policyId(),
                clock.policyVersion(),
                clock.clock(),
                clock.cycle(),
                clock.phase(),
                clock.phaseSince(),
                clock.phaseReason(),
                clock.phaseActor(),
                clock.phaseEvent(),
                clock.startedAt(),
                clock.dueAt(),
                clock.remainingMs(),
                clock.runMs(),
                clock.businessMs(),
                clock.pausedMs(),
                clock.endedMs(),
                clock.breachedAt(),
                clock.level(),
                clock.acknowledged(),
                Field.onWire(clock.verdict(), Verdict.class),
                clock.outcomes(),
                clock.told() == null ? null : told(clock.told()));
    }

    private static List<ToldLevel> told(List<Tracking.ToldLevel> levels) {
        List<ToldLevel> all = new ArrayList<>(levels.size());
        for (Tracking.ToldLevel told : levels) {
            all.add(new ToldLevel(told.level(), told.policyVersion(), told.link()));
        }
        return all;
    }
}
