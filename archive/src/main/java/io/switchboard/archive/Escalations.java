package io.switchboard.archive;

import io.switchboard.schema.Escalation;
import io.switchboard.wire.Topics;

/** What was escalated, and every correction of it. */
final class Escalations {

    static final FactTable<Escalation> TABLE = FactTable.of(
                    "escalations",
                    Topics.ESCALATIONS,
                    Escalation.class,
                    "A level of a clock was reached, or what was said of one is corrected; escalations_true has what is left.")
            .text("escalation_id", "The same on every retry, restart and replay.", Escalation::getEscalationId)
            .text("item_id", "The ticket or call.", Escalation::getItemId)
            .text("customer_id", "Whose it is; null if that is not known.", Escalation::getCustomerId)
            .text("clock", "What was promised, e.g. FIRST_REPLY.", Escalation::getClock)
            .text("clock_cycle", "The cycle of the clock within the item.", Escalation::getCycle)
            .text("policy_id", "The policy that promises it.", Escalation::getPolicyId)
            .count("policy_version", "The version of the policy, from 1.", Escalation::getPolicyVersion)
            .text(
                    "escalation_level",
                    "The level's name in the policy; breach for the target itself.",
                    Escalation::getLevel)
            .text("kind", "WARNING, BREACH, ESCALATION, CHAIN_EXHAUSTED or CORRECTION.", escalation -> escalation
                    .getKind()
                    .name())
            .time("due_at", "When the target is used up; null while the clock is paused.", Escalation::getDueAt)
            .time(
                    "occurred_at",
                    "When the level was reached; of WITHDRAWN, when the cause happened.",
                    Escalation::getAt)
            .millis("elapsed_wall_ms", "Wall time the clock had run, without pauses.", Escalation::getElapsedWall)
            .millis("elapsed_business_ms", "The same in business hours.", Escalation::getElapsedBusiness)
            .text(
                    "correction",
                    "WITHDRAWN, MOVED or ADDED; of a CORRECTION only.",
                    escalation -> Names.of(escalation.getCorrection()))
            .text("supersedes", "The escalation_id whose place this row takes.", Escalation::getSupersedes)
            .text("cause", "What made the correction necessary.", Escalation::getCause)
            .text(
                    "priority",
                    "Of the item as it stood, P0 to P4.",
                    escalation -> Names.of(escalation.getSnapshot().getPriority()))
            .text("status", "Of the item as it stood.", escalation -> escalation
                    .getSnapshot()
                    .getStatus())
            .text("category", "Of the item as it stood.", escalation -> escalation
                    .getSnapshot()
                    .getCategory())
            .text("region", "Of the item as it stood.", escalation -> escalation
                    .getSnapshot()
                    .getRegion())
            .text("group_name", "The team the item was with.", escalation -> escalation
                    .getSnapshot()
                    .getGroup())
            .text("assignee", "The agent the item was with.", escalation -> escalation
                    .getSnapshot()
                    .getAssignee())
            .time("deliver_at", "Nobody is to be told before.", Escalation::getDeliverAt)
            .texts("recipients", "Who is to be told, in the policy's words.", Escalation::getRecipients)
            .byDayAndRegion("occurred_at", "region");

    private Escalations() {}
}
