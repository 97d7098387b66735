package io.switchboard.sla;

/**
 * How far a clock's levels have come, and whether somebody takes care.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param version of the policy whose levels these are: it stays from the first one reached
 * @param acked somebody takes care: only the target itself is still told
 * @param resumedAt when the last one gave it back, in epoch milliseconds; 0 if nobody did
 * @param firstAt when the first level was reached, in epoch milliseconds; 0 for none
 * @param level the last level reached; null for none
 * @param wallAtDue wall time the clock had run when its target was exceeded, in milliseconds
 */
public record Chain(int version, boolean acked, long resumedAt, long firstAt, String level, long wallAtDue) {

    static Chain of(int version) {
        return new Chain(version, false, 0, 0, null, 0);
    }

    /** With the acknowledgements of another. */
    Chain withAck(Chain other) {
        return new Chain(version, other.acked, other.resumedAt, firstAt, level, wallAtDue);
    }

    Chain taken() {
        return new Chain(version, true, resumedAt, firstAt, level, wallAtDue);
    }

    Chain resumed(long at) {
        return new Chain(version, false, at, firstAt, level, wallAtDue);
    }

    Chain reached(String name, long at) {
        return new Chain(version, acked, resumedAt, firstAt == 0 ? at : firstAt, name, wallAtDue);
    }

    Chain due(long wallMs) {
        return new Chain(version, acked, resumedAt, firstAt, level, wallMs);
    }

    Chain under(int next) {
        return new Chain(next, acked, resumedAt, firstAt, level, wallAtDue);
    }

    /** Nothing is reached any more. */
    Chain afresh() {
        return new Chain(version, acked, resumedAt, 0, null, 0);
    }
}
