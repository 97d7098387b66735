package io.switchboard.sla;

import io.switchboard.policy.PolicyBook;
import io.switchboard.sla.Tracking.ClockState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One item's life as the engine sees it, without Flink: events and looks at the clock go in, records come out. */
final class Story {

    private SlaRules rules;
    private final List<Escalation> escalations = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<TooLate> tooLate = new ArrayList<>();
    private final List<Unmatched> unmatched = new ArrayList<>();
    private Ledger ledger;
    private Tracking tracking;
    private Instant time = Instant.EPOCH;

    private Story(SlaRules rules) {
        this.rules = rules;
    }

    static Story of(SlaRules rules, Posting... postings) {
        Story story = new Story(rules);
        for (Posting posting : postings) {
            story.on(posting);
        }
        return story;
    }

    static Story of(Desk.Happening... events) {
        Story story = new Story(Desk.RULES);
        return story.on(events);
    }

    Story on(Desk.Happening... events) {
        for (Desk.Happening event : events) {
            on(event.posting());
        }
        return this;
    }

    /** It is read where time has come as far as everywhere. */
    Story on(Posting posting) {
        awaited(rules.turnsBefore(posting, ledger, time.toEpochMilli()));
        take(rules.on(posting.at(time.toEpochMilli()), ledger, time.toEpochMilli()));
        return this;
    }

    /** It is read where no time passes. */
    Story beside(Posting posting) {
        take(rules.on(posting, ledger, time.toEpochMilli()));
        return this;
    }

    /** Time has come to {@code now} everywhere: the watermark of Flink. */
    Story until(Instant now) {
        time = now;
        awaited(now.toEpochMilli());
        if (ledger != null) {
            take(rules.at(now.toEpochMilli(), ledger));
        }
        return this;
    }

    /** What waited for a time by {@code now} has its turn. */
    private void awaited(long now) {
        while (rules.hasATurn(ledger, now)) {
            take(rules.at(now, ledger));
        }
    }

    /** Other policies are published; the ledger is swept. */
    Story under(PolicyBook book) {
        rules = rules.under(book, "published");
        if (ledger != null) {
            take(rules.refreshed(ledger, time.toEpochMilli()));
        }
        return this;
    }

    private void take(Step step) {
        ledger = step.ledger();
        tracking = step.tracking() == null ? tracking : step.tracking();
        escalations.addAll(step.escalations());
        outcomes.addAll(step.outcomes());
        if (step.tooLate() != null) {
            tooLate.add(step.tooLate());
        }
        unmatched.addAll(step.unmatched());
    }

    /** Where the item stands, as last told. */
    Tracking tracking() {
        return tracking;
    }

    Ledger ledger() {
        return ledger;
    }

    List<Escalation> escalations() {
        return escalations;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    List<TooLate> tooLate() {
        return tooLate;
    }

    List<Unmatched> unmatched() {
        return unmatched;
    }

    /** What was told of one clock's levels: "breach WARNING 2026-…" in the order of telling. */
    List<String> told(String clock) {
        return escalations(clock).stream().map(Story::inShort).toList();
    }

    private static String inShort(Escalation escalation) {
        Object what = escalation.correction() == null ? escalation.kind() : escalation.correction();
        return escalation.level() + " " + what + " " + escalation.at();
    }

    /** Null if none was told. */
    Outcome outcome(String clock) {
        List<Outcome> all = outcomes(clock);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    List<Outcome> outcomes(String clock) {
        return outcomes.stream()
                .filter(outcome -> outcome.clock().equals(clock))
                .toList();
    }

    /** Where the last cycle of a clock stands, as last told; null if it has none. */
    ClockState clock(String name) {
        ClockState last = null;
        for (ClockState state : tracking.clocks()) {
            last = state.clock().equals(name) ? state : last;
        }
        return last;
    }

    /** What was told of one clock's levels, in full. */
    List<Escalation> escalations(String clock) {
        return escalations.stream()
                .filter(escalation -> escalation.clock().equals(clock))
                .toList();
    }

    /** What a reader holds true after all records: superseded and withdrawn ones are gone. */
    Set<String> folded() {
        Map<String, Escalation> live = new LinkedHashMap<>();
        for (Escalation escalation : escalations) {
            live.remove(escalation.supersedes());
            if (escalation.correction() != Escalation.Correction.WITHDRAWN) {
                live.put(escalation.escalationId(), escalation);
            }
        }
        return live.values().stream().map(Story::content).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String content(Escalation e) {
        return String.join(
                " ",
                e.itemId(),
                e.customerId(),
                e.clock(),
                e.cycle(),
                e.policyId(),
                "version " + e.policyVersion(),
                e.level(),
                "due " + e.dueAt(),
                "at " + e.at(),
                "wall " + e.elapsedWallMs(),
                "business " + e.elapsedBusinessMs(),
                "deliver " + e.deliverAt(),
                e.recipients().toString(),
                e.snapshot().toString());
    }

    /** The last revision of each outcome, but for its number; a withdrawn one is gone. */
    Map<String, String> foldedOutcomes() {
        Map<String, String> last = new TreeMap<>();
        for (Outcome o : outcomes) {
            String cycle = o.policyId() + " " + o.clock() + " " + o.cycle();
            if (Outcome.WITHDRAWN.equals(o.reason())) {
                last.remove(cycle);
            } else {
                last.put(cycle, o.toString().replaceFirst(", revision=\\d+", ""));
            }
        }
        return last;
    }
}
