package io.switchboard.wire;

import io.switchboard.event.ItemType;
import io.switchboard.schema.ClockState;
import io.switchboard.schema.Priority;
import io.switchboard.schema.TicketTracking;
import io.switchboard.schema.Verdict;
import io.switchboard.sla.ItemSnapshot;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;

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
    public void write(Tracking tracking, Encoder to, DatumWriter<TicketTracking> writer) throws IOException {
        Fields fields = new Fields(to);
        fields.text(tracking.itemId());
        fields.word(Field.onWire(tracking.type(), io.switchboard.schema.ItemType.class));
        fields.orText(tracking.customerId());
        fields.time(tracking.at());
        fields.text(tracking.version());
        snapshot(tracking.snapshot(), fields);
        fields.orText(tracking.statusReason());
        fields.time(tracking.openedAt());
        fields.orTime(tracking.resolvedAt());
        fields.orText(tracking.ended());
        fields.orText(tracking.mergedInto());
        fields.orText(tracking.channel());
        fields.orText(tracking.language());
        fields.count(tracking.answers());
        fields.count(tracking.reassignments());
        fields.count(tracking.reopens());
        fields.number(tracking.wallMs());
        fields.list(tracking.spans(), TrackingShape::span);
        fields.list(tracking.clocks(), TrackingShape::clock);
    }

    private static void snapshot(ItemSnapshot snapshot, Fields fields) throws IOException {
        fields.orWord(Field.onWire(snapshot.priority(), Priority.class));
        fields.orText(snapshot.status() == null ? null : snapshot.status().name());
        fields.orText(snapshot.category());
        fields.orText(snapshot.region());
        fields.orText(snapshot.group());
        fields.orText(snapshot.assignee());
        fields.orText(snapshot.version());
    }

    private static void span(Tracking.Spent spent, Fields fields) throws IOException {
        fields.text(spent.status());
        fields.orText(spent.reason());
        fields.number(spent.wallMs());
    }

    private static void clock(Tracking.ClockState clock, Fields fields) throws IOException {
        fields.text(clock.policyId());
        fields.count(clock.policyVersion());
        fields.text(clock.clock());
        fields.text(clock.cycle());
        fields.text(clock.phase());
        fields.orTime(clock.phaseSince());
        fields.orText(clock.phaseReason());
        fields.orText(clock.phaseActor());
        fields.orText(clock.phaseEvent());
        fields.time(clock.startedAt());
        fields.orTime(clock.dueAt());
        fields.orNumber(clock.remainingMs());
        fields.number(clock.runMs());
        fields.number(clock.businessMs());
        fields.number(clock.pausedMs());
        fields.number(clock.endedMs());
        fields.orTime(clock.breachedAt());
        fields.orText(clock.level());
        fields.flag(clock.acknowledged());
        fields.orWord(Field.onWire(clock.verdict(), Verdict.class));
        fields.orCount(clock.outcomes());
        fields.orList(clock.told(), TrackingShape::told);
    }

    private static void told(Tracking.ToldLevel told, Fields fields) throws IOException {
        fields.text(told.level());
        fields.count(told.policyVersion());
        fields.count(told.link());
    }
}
