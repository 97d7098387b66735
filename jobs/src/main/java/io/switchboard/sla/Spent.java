package io.switchboard.sla;

import io.switchboard.event.Status;

/**
 * Wall time that an item spent in one status for one reason.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param reason the source's own word for the status; null for none
 */
public record Spent(Status status, String reason, long wallMs) {}
