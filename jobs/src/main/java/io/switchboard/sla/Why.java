package io.switchboard.sla;

/**
 * What brought a clock into its present phase.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param eventId the event, or the turn of a policy
 * @param reason the source's own word for the status
 * @param actor who did it
 */
public record Why(String eventId, String reason, String actor) {

    static Why of(Entry entry, Item item) {
        String actor = entry.actor();
        if (actor == null) {
            actor = entry.author() == null ? item.assignee() : entry.author().name();
        }
        return new Why(entry.eventId(), item.statusReason(), actor);
    }
}
