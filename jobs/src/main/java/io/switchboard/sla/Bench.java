package io.switchboard.sla;

import io.switchboard.event.Priority;
import io.switchboard.policy.ClockKind;
import io.switchboard.policy.ClockRule;
import io.switchboard.policy.Held;
import io.switchboard.policy.Phase;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.Recurrence;
import io.switchboard.sla.Outcome.Verdict;
import java.util.List;

/** What events and policies do to the clocks of one item: they begin, turn, end, come back, and are left. */
final class Bench {

    /** The only cycle of a clock that never begins anew, and the first of one whose reopening begins the next. */
    private static final String FIRST_CYCLE = "1";

    private final Rack rack;
    private final Terms terms;
    private final PolicyBook book;

    Bench(Rack rack, Terms terms, PolicyBook book) {
        this.rack = rack;
        this.terms = terms;
        this.book = book;
    }

    /** The item was opened: the clocks begin that count from then. */
    void open(Held one, Moment moment) {
        Signs signs = new Signs(one.rule(), moment);
        if (signs.begins(null)) {
            begin(one, signs, null);
        }
    }

    /** An event happened; what was not held {@code before} is attached as if it always had been. */
    void step(List<Held> held, List<Held> before, Moment moment) {
        boolean same = held.equals(before);
        for (Held one : held) {
            if (same || isAmong(before, one)) {
                step(one, new Signs(one.rule(), moment));
            } else {
                terms.attach(one, moment.at(), moment.entry().eventId());
            }
        }
    }

    /** A policy took its turn. */
    void turn(List<Held> held, List<Held> before, long at) {
        for (Held one : held) {
            Held was = among(before, one);
            int place = rack.current(one);
            if (was == null) {
                terms.attach(one, at, book.whatTurned(at, one));
            } else if (place < 0 && was.policy().version() != one.policy().version()) {
                terms.begin(one, at, one.policy().inWords());
            } else if (place >= 0
                    && rack.get(place).policyVersion() != one.policy().version()) {
                terms.renew(place, one, at, one.policy().inWords());
            }
        }
    }

    /** What was held {@code before} and is no more is cancelled, and what was told of it is taken back. */
    void leave(List<Held> before, List<Held> held, long at, String eventId) {
        if (held.equals(before)) {
            return;
        }
        for (Held one : before) {
            int place = isAmong(held, one) ? -1 : rack.current(one);
            if (place >= 0 && rack.get(place).isOpen()) {
                boolean retired = book.isRetired(one.policy().id(), at);
                rack.withdrawAll(place, at, eventId == null ? book.whatTurned(at, one) : eventId);
                rack.end(
                        place, Phase.CLOSE, at, Verdict.CANCELLED, retired ? Outcome.RETIRED : Outcome.UNMATCHED, null);
            }
            if (place >= 0) {
                rack.set(place, rack.get(place).closed());
            }
        }
    }

    /** The item was merged, deleted or found to be spam. */
    void cancel(Moment moment) {
        Why why = Why.of(moment.entry(), moment.item());
        for (int place = 0; place < rack.clocks().size(); place++) {
            if (rack.get(place).isOpen()) {
                String reason = moment.entry().kind().name();
                rack.end(place, Phase.CLOSE, moment.at(), Verdict.CANCELLED, reason, why);
            }
            rack.set(place, rack.get(place).closed());
        }
    }

    /** Somebody takes care of a chain, or gives it back. */
    void acknowledge(Entry ack) {
        for (int place = 0; place < rack.clocks().size(); place++) {
            Clock clock = rack.get(place);
            boolean meant = (ack.policyId() == null || ack.policyId().equals(clock.policyId()))
                    && (ack.clock() == null || ack.clock().equals(clock.name()))
                    && (ack.cycle() == null || ack.cycle().equals(clock.cycle()));
            if (meant && clock.isOpen()) {
                Chain chain = clock.chain();
                boolean taken = ack.kind() == Entry.Kind.ACK;
                rack.set(place, clock.with(taken ? chain.taken() : chain.resumed(ack.at())));
            }
        }
    }

    /** What an event does to a clock: a new target, then cancel before stop before pause before start. */
    private void step(Held one, Signs signs) {
        int place = rack.current(one);
        if (place >= 0 && rack.get(place).isOpen()) {
            happen(place, one, signs);
        } else if (place >= 0 && !rack.get(place).over()) {
            reopen(place, one, signs);
        }
        Clock last = place < 0 ? null : rack.get(place);
        if (last != null && last.isOpen()) {
            inherit(place, one, signs);
        } else if (signs.begins(last)) {
            begin(one, signs, last);
        }
    }

    private void happen(int place, Held one, Signs signs) {
        Moment moment = signs.moment();
        Why why = Why.of(moment.entry(), moment.item());
        if (signs.cancels()) {
            rack.end(place, Phase.CLOSE, moment.at(), Verdict.CANCELLED, Outcome.CONDITION, why);
            rack.set(place, rack.get(place).closed());
            return;
        }
        terms.retarget(place, one, moment);
        boolean begun = moment.at() >= rack.get(place).startedAt();
        Phase phase = signs.phase(begun);
        if (phase.ends() && !begun) {
            rack.end(place, Phase.CLOSE, moment.at(), Verdict.CANCELLED, Outcome.NOT_BEGUN, why);
            rack.set(place, rack.get(place).closed());
        } else if (phase.ends()) {
            rack.end(place, phase, moment.at(), Signs.verdict(phase, rack.get(place)), null, why);
            if (signs.endsForGood()) {
                rack.set(place, rack.get(place).closed());
            }
        } else if (signs.resets()) {
            rack.end(place, Phase.CLOSE, moment.at(), Verdict.CANCELLED, Outcome.RESET, why);
            rack.set(place, rack.get(place).closed());
            begin(one, signs, rack.get(place));
        } else if (phase != rack.get(place).phase()) {
            rack.turn(place, phase, moment.at(), why);
        }
    }

    /** The item comes back from a state that had ended the clock. */
    private void reopen(int place, Held one, Signs signs) {
        Moment moment = signs.moment();
        if (signs.handsOn()) {
            rack.set(place, rack.get(place).closed());
            return;
        }
        Phase phase = signs.phase(false);
        if (phase.ends() || moment.isThanks(one.rule().options())) {
            return;
        }
        Why why = Why.of(moment.entry(), moment.item());
        switch (one.rule().reopen()) {
            case CONTINUE -> {
                terms.retarget(place, one, moment);
                rack.turn(place, phase, moment.at(), why);
            }
            case NEW_CYCLE -> {
                rack.set(place, rack.get(place).closed());
                begin(one, signs, rack.get(place));
            }
            case RESTART_FROM_REOPEN -> {
                rack.withdrawAll(place, moment.at(), moment.entry().eventId());
                Clock restarted = rack.get(place).restarted(one.policy().version(), phase, moment.at(), why);
                rack.set(place, terms.heldTo(one, restarted));
            }
            case IGNORE -> rack.set(place, rack.get(place).closed());
        }
    }

    private void begin(Held one, Signs signs, Clock last) {
        Moment moment = signs.moment();
        boolean opening = moment.before() == null;
        Phase phase = signs.phase(false);
        if (phase.ends()) {
            if (!opening) {
                return;
            }
            phase = Phase.RUN;
        }
        long at = opening ? moment.item().openedAt() : startsAt(one.rule(), moment, last);
        Why why = Why.of(moment.entry(), moment.item());
        String cycle = cycle(one.rule(), moment, last);
        ClockRule rule = one.rule();
        Clock clock = terms.heldTo(
                one,
                Clock.started(one.policy().id(), one.policy().version(), rule, cycle, Priority.P4, at, phase, 0, why));
        int place = rack.put(clock);
        if (at < moment.at() && !opening) {
            terms.measure(place, 0, moment.at(), moment.entry().eventId());
        }
    }

    private static long startsAt(ClockRule rule, Moment moment, Clock last) {
        Entry entry = moment.entry();
        if (entry.kind() == Entry.Kind.INHERITED) {
            return Math.min(entry.saidAt(), entry.at());
        }
        boolean waits = rule.recurrence() == Recurrence.SEQUENTIAL && last != null;
        return waits ? Math.max(entry.at(), last.endDue()) : entry.at();
    }

    private static String cycle(ClockRule rule, Moment moment, Clock last) {
        boolean named = rule.recurrence() != Recurrence.NONE || last != null;
        return named ? moment.entry().eventId() : FIRST_CYCLE;
    }

    /** An older message that a merge brought is now the oldest that waits. */
    private void inherit(int place, Held one, Signs signs) {
        Entry entry = signs.moment().entry();
        Clock clock = rack.get(place);
        boolean older = one.rule().kind() == ClockKind.NEXT_REPLY
                && signs.moment().asks(one.rule().options())
                && entry.kind() == Entry.Kind.INHERITED
                && entry.saidAt() < clock.startedAt();
        if (older) {
            rack.withdrawAll(place, entry.at(), entry.eventId());
            Why why = Why.of(entry, rack.item());
            rack.end(place, Phase.CLOSE, entry.at(), Verdict.CANCELLED, Entry.Kind.MERGED.name(), why);
            rack.set(place, rack.get(place).closed());
            begin(one, signs, rack.get(place));
        }
    }

    private static boolean isAmong(List<Held> held, Held one) {
        return among(held, one) != null;
    }

    /** The same clock of the same policy; null if it is not among them. */
    private static Held among(List<Held> held, Held one) {
        for (Held other : held) {
            if (other.policy().id().equals(one.policy().id())
                    && other.rule().name().equals(one.rule().name())) {
                return other;
            }
        }
        return null;
    }
}
