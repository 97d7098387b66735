package io.switchboard.archive;

import io.switchboard.schema.EscalationAck;
import io.switchboard.wire.Topics;

/** Who took care of escalations, or gave them back. */
final class Acks {

    static final FactTable<EscalationAck> TABLE = FactTable.of(
                    "escalation_acks",
                    Topics.ESCALATION_ACKS,
                    EscalationAck.class,
                    "Somebody takes care of an escalation (ACK), or gives it back (UNACK).")
            .text("event_id", "Names the event for ever.", EscalationAck::getEventId)
            .text("item_id", "The ticket or call.", EscalationAck::getItemId)
            .text("items", "TICKET or CALL.", ack -> ack.getItems().name())
            .time("occurred_at", "When it happened.", EscalationAck::getAt)
            .text("kind", "ACK or UNACK.", ack -> ack.getKind().name())
            .text("policy_id", "With clock and cycle the chain; null for all of the item.", EscalationAck::getPolicyId)
            .text("clock", "With policy and cycle the chain; null for all of the item.", EscalationAck::getClock)
            .text("clock_cycle", "With policy and clock the chain; null for all of the item.", EscalationAck::getCycle)
            .text("escalation_id", "The escalation it answers to, for the trace.", EscalationAck::getEscalationId)
            .text("acknowledged_by", "Who, for the trace.", EscalationAck::getBy)
            .byDay("occurred_at");

    private Acks() {}
}
