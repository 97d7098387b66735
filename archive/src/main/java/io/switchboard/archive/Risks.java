package io.switchboard.archive;

import io.switchboard.schema.BreachRisk;
import io.switchboard.schema.RiskReason;
import io.switchboard.wire.Topics;
import java.util.List;
import java.util.Locale;

/** What was foreseen of running clocks. */
final class Risks {

    private static final int REASONS = 3;

    static final FactTable<BreachRisk> TABLE = FactTable.of(
                    "breach_risks",
                    Topics.BREACH_RISKS,
                    BreachRisk.class,
                    "How likely a clock was to be breached, as it was seen at an instant; its reasons in full are in the topic.")
            .text("item_id", "The ticket or call.", BreachRisk::getItemId)
            .text("item_type", "TICKET or CALL.", risk -> risk.getType().name())
            .text("customer_id", "Whose it is; null if that is not known.", BreachRisk::getCustomerId)
            .text("policy_id", "The policy that promises it.", BreachRisk::getPolicyId)
            .text("clock", "What was promised, e.g. FIRST_REPLY.", BreachRisk::getClock)
            .text("clock_cycle", "The cycle of the clock within the item.", BreachRisk::getCycle)
            .time("occurred_at", "When it was seen like this.", BreachRisk::getAt)
            .time("started_at", "When the cycle began.", BreachRisk::getStartedAt)
            .time("due_at", "When the promise would be broken.", BreachRisk::getDueAt)
            .real("used", "The share of the business time that was used, 0 to 1.", BreachRisk::getUsed)
            .text(
                    "priority",
                    "The item's then.",
                    risk -> risk.getSnapshot().getPriority() == null
                            ? null
                            : risk.getSnapshot().getPriority().name())
            .text("status", "The item's then.", risk -> risk.getSnapshot().getStatus())
            .text("category", "The item's then.", risk -> risk.getSnapshot().getCategory())
            .text("region", "The item's then.", risk -> risk.getSnapshot().getRegion())
            .text("team", "The item's group then.", risk -> risk.getSnapshot().getGroup())
            .text("agent_id", "Who had the item then.", risk -> risk.getSnapshot()
                    .getAssignee())
            .count("reassignments", "Changes of the item's group so far.", BreachRisk::getReassignments)
            .count("reopens", "Returns of the item so far.", BreachRisk::getReopens)
            .text("stage", "The last one that the clock had come to.", risk -> risk.getStage()
                    .name())
            .count("is_first", "1 if it is the answer of that stage, else 0.", risk -> risk.getFirst() ? 1 : 0)
            .real("probability", "Of a breach, 0 to 1.", BreachRisk::getProbability)
            .real("base", "Of an average clock.", BreachRisk::getBase)
            .texts("reasons", "The three largest, with what each adds in logits.", Risks::reasons)
            .real("pace", "Of clocks like it, still open then, the share that was breached.", BreachRisk::getPace)
            .text("pace_of", "Which clocks these are.", BreachRisk::getPaceOf)
            .number("learned", "From how many stages of ended clocks had been learned.", BreachRisk::getLearned)
            .text(
                    "layout",
                    "Which numbers the model weighed: with policy_id, clock and learned the version of its weights; null before release 10.",
                    BreachRisk::getLayout)
            .text(
                    "call",
                    "RAISED, CLEARED, or null.",
                    risk -> risk.getCall() == null ? null : risk.getCall().name())
            .byDayAndRegion("occurred_at", "region");

    private Risks() {}

    private static List<String> reasons(BreachRisk risk) {
        return risk.getReasons().stream().limit(REASONS).map(Risks::reason).toList();
    }

    private static String reason(RiskReason reason) {
        String value = reason.getValue() == null ? "" : " " + reason.getValue();
        return String.format(Locale.ROOT, "%s%s %+.2f", reason.getAbout(), value, reason.getWeight());
    }
}
