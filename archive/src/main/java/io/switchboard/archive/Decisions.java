package io.switchboard.archive;

import io.switchboard.schema.RoutingDecision;
import io.switchboard.wire.Topics;

/** Who was given what, and what was refused or had to wait. */
final class Decisions {

    static final FactTable<RoutingDecision> TABLE = FactTable.of(
                    "routing_decisions",
                    Topics.ROUTING_DECISIONS,
                    RoutingDecision.class,
                    "One decision of routing; its reasons in full are in the topic.")
            .text("decision_id", "domain/number, for ever.", RoutingDecision::getDecisionId)
            .text("domain", "Who decides.", RoutingDecision::getDomain)
            .number("number", "Counts the decisions of the domain, from 1, without a gap.", RoutingDecision::getNumber)
            .time("occurred_at", "When it was decided.", RoutingDecision::getAt)
            .text("item_id", "The item; empty where there is none.", RoutingDecision::getItemId)
            .text("verdict", "What was decided.", decision -> decision.getVerdict()
                    .name())
            .text("agent_id", "Who was chosen; null if nobody was.", RoutingDecision::getAgentId)
            .text("reason", "In words, where there is something to say.", RoutingDecision::getReason)
            .text("plan_id", "The plan of the item; null for none.", RoutingDecision::getPlanId)
            .count("plan_version", "Its version; 0 for none.", RoutingDecision::getPlanVersion)
            .count("plan_step", "Of the plan, from 0.", RoutingDecision::getStep)
            .count("hops", "Offers that came back.", RoutingDecision::getHops)
            .text("weights_id", "What was weighed by.", RoutingDecision::getWeightsId)
            .count("weights_version", "Its version.", RoutingDecision::getWeightsVersion)
            .count("candidates", "How many were weighed and kept.", decision -> decision.getCandidates()
                    .size())
            .real("score", "Of the one who was chosen, 0 to 1; null if nobody was.", Decisions::score)
            .byDay("occurred_at");

    private Decisions() {}

    private static Double score(RoutingDecision decision) {
        return decision.getCandidates().isEmpty()
                ? null
                : decision.getCandidates().get(0).getReasons().stream()
                        .mapToDouble(reason -> reason.getValue() * reason.getWeight())
                        .sum();
    }
}
