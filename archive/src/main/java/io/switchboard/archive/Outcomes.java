package io.switchboard.archive;

import io.switchboard.schema.ItemSnapshot;
import io.switchboard.schema.SlaOutcome;
import io.switchboard.wire.Topics;
import java.util.function.Function;

/** How cycles of clocks ended, with every revision. */
final class Outcomes {

    private static final String OF_THE_ITEM =
            "Of the item as it stood when the cycle ended; null if written before release 9.";

    static final FactTable<SlaOutcome> TABLE = FactTable.of(
                    "sla_outcomes",
                    Topics.SLA_OUTCOMES,
                    SlaOutcome.class,
                    "How one cycle of one clock ended, a row for each revision; sla_outcomes_latest has the truth.")
            .text("item_id", "The ticket or call.", SlaOutcome::getItemId)
            .text("customer_id", "Whose it is; null if that is not known.", SlaOutcome::getCustomerId)
            .text("clock", "What was promised, e.g. FIRST_REPLY.", SlaOutcome::getClock)
            .text("clock_cycle", "The cycle of the clock within the item.", SlaOutcome::getCycle)
            .text("policy_id", "The policy that promises it.", SlaOutcome::getPolicyId)
            .count("policy_version", "The version the cycle ended under, from 1.", SlaOutcome::getPolicyVersion)
            .text(
                    "verdict",
                    "MET, MET_LATE, MET_BY_CLOSE or CANCELLED, which never counts.",
                    outcome -> outcome.getVerdict().name())
            .text("reason", "Why it was cancelled; null otherwise.", SlaOutcome::getReason)
            .time("started_at", "When the cycle began.", SlaOutcome::getStartedAt)
            .time("due_at", "When the target is used up; null if the clock was paused.", SlaOutcome::getDueAt)
            .time("breached_at", "When the target was missed; null if it was not.", SlaOutcome::getBreachedAt)
            .time("ended_at", "When the cycle ended.", SlaOutcome::getEndedAt)
            .millis("elapsed_wall_ms", "Wall time the clock ran, without pauses.", SlaOutcome::getElapsedWallMs)
            .millis("elapsed_business_ms", "The same in business hours.", SlaOutcome::getElapsedBusinessMs)
            .millis("paused_ms", "Wall time the clock was paused.", SlaOutcome::getPausedMs)
            .count("reassignments", "Changes of the item's group up to the end.", SlaOutcome::getReassignments)
            .count("reopens", "Returns of the item up to the end.", SlaOutcome::getReopens)
            .count("revision", "1 for the first; the highest is the truth.", SlaOutcome::getRevision)
            .text("priority", OF_THE_ITEM, outcome -> said(outcome, item -> Names.of(item.getPriority())))
            .text("status", OF_THE_ITEM, outcome -> said(outcome, ItemSnapshot::getStatus))
            .text("category", OF_THE_ITEM, outcome -> said(outcome, ItemSnapshot::getCategory))
            .text("region", OF_THE_ITEM, outcome -> said(outcome, ItemSnapshot::getRegion))
            .text("group_name", "The team the item was with then.", outcome -> said(outcome, ItemSnapshot::getGroup))
            .text("assignee", "The agent the item was with then.", outcome -> said(outcome, ItemSnapshot::getAssignee))
            .byDayAndRegion("ended_at", "region");

    private Outcomes() {}

    private static String said(SlaOutcome outcome, Function<ItemSnapshot, String> what) {
        return outcome.getSnapshot() == null ? null : what.apply(outcome.getSnapshot());
    }
}
