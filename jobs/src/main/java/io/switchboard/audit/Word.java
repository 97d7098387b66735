package io.switchboard.audit;

import io.switchboard.sla.Escalation;
import java.time.Instant;

/**
 * An escalation as a reader has seen it.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param supersedes the id of the record that it takes the place of; null for none
 * @param withdrawn it says that the level was not reached
 * @param at when the level was reached, in epoch milliseconds
 * @param times how often it was there
 */
public record Word(String id, String supersedes, String level, boolean withdrawn, long at, int times) {

    static Word of(Escalation escalation) {
        return new Word(
                escalation.escalationId(),
                escalation.supersedes(),
                escalation.level(),
                escalation.correction() == Escalation.Correction.WITHDRAWN,
                escalation.at().toEpochMilli(),
                1);
    }

    Word again() {
        return new Word(id, supersedes, level, withdrawn, at, times + 1);
    }

    boolean isBreach() {
        return level.equals(Escalation.BREACH);
    }

    Instant time() {
        return Instant.ofEpochMilli(at);
    }
}
