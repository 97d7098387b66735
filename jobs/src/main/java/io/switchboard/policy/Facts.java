package io.switchboard.policy;

/**
 * What a condition can ask about: the item as it stands, who it is for, and what has just happened to it. Texts
 * that are not known are empty, numbers 0. Two equal facts give equal answers.
 *
 * @param event null where a condition is asked about the item alone, as that of a policy
 */
public record Facts(ItemFacts item, CustomerFacts customer, EventFacts event) {

    /** The item; {@code type}, {@code status}, {@code priority} and so on are the names of their enums' values. */
    public record ItemFacts(
            String id,
            String type,
            String status,
            String statusReason,
            String priority,
            String category,
            String channel,
            String language,
            String region,
            String group,
            String assignee,
            String createdBy,
            String direction,
            long answers,
            long reassignments,
            long reopens) {}

    /** Who it is for. */
    public record CustomerFacts(String id, long tier, String contract, String region) {}

    /** What happened. */
    public record EventFacts(String kind, String author, String visibility, String intent, String actor) {}
}
