package io.switchboard.sla;

import io.switchboard.policy.ClockRule;
import io.switchboard.policy.Level;
import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import io.switchboard.sla.Escalation.Kind;
import java.util.List;

/** Puts down what is to be said of a level. */
record Scribe(PolicyBook book) {

    /** A level of a clock is reached, or cleared, at {@code at}. */
    Mark mark(Clock clock, int place, long at, long due, String cause, String because, Item item) {
        Promise promise = Promise.of(book, clock);
        Level level = promise.level(place);
        boolean window = level != null && level.deliverWindow() != null;
        return new Mark(
                promise.name(place),
                kind(place, level),
                place == Clock.BREACH ? clock.policyVersion() : clock.chain().version(),
                due,
                at,
                clock.watch().wallAt(at),
                clock.watch().businessAt(at, promise.calendar()),
                window ? level.deliverWindow().opensAt(at) : at,
                level == null ? List.of() : level.recipients(),
                cause,
                because,
                item.customerId(),
                item.snapshot());
    }

    /** What was told of a level was not so, as its clock shows at {@code at}; the clock is null if there is none. */
    Mark takenBack(CycleKey cycle, Clock clock, Told told, long at, String because, Item item) {
        long wall = clock == null ? 0 : clock.watch().wallAt(at);
        long business = clock == null
                ? 0
                : clock.watch().businessAt(at, Promise.of(book, clock).calendar());
        return new Mark(
                told.name(),
                null,
                told.version(),
                told.dueAt(),
                at,
                wall,
                business,
                at,
                told(cycle, told),
                null,
                because,
                item.customerId(),
                item.snapshot());
    }

    /** Who was told of a level; no one if the policy or the level is no more. */
    private List<String> told(CycleKey cycle, Told told) {
        Policy policy = book.policy(cycle.policyId(), told.version());
        ClockRule rule = policy == null ? null : policy.rule(cycle.clock());
        return rule == null ? List.of() : rule.recipients(told.name());
    }

    private static Kind kind(int place, Level level) {
        if (place == Clock.BREACH) {
            return Kind.BREACH;
        }
        if (level == null) {
            return Kind.WARNING;
        }
        return switch (level.kind()) {
            case WARNING -> Kind.WARNING;
            case ESCALATION -> Kind.ESCALATION;
            case EXHAUSTED -> Kind.CHAIN_EXHAUSTED;
        };
    }
}
