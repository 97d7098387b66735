package io.switchboard.sla;

import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.TicketEvent;
import io.switchboard.policy.PolicyReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The engine itself, one item at a time and without Flink: it lives in its package since nobody else may ask it so. */
public final class EngineOfOneItem {

    private final SlaRules rules;
    private final List<Escalation> escalations = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<TooLate> tooLate = new ArrayList<>();
    private Tracking tracking;
    private Ledger ledger;

    private EngineOfOneItem(SlaRules rules) {
        this.rules = rules;
    }

    /** Items that are held to {@code policies}. */
    public static SlaRules rules(String policies, Duration allowedLateness) {
        return new SlaRules(
                PolicyReader.read("chaos.yaml", policies),
                "policies",
                allowedLateness.toMillis(),
                Duration.ofDays(30).toMillis(),
                Duration.ofDays(30).toMillis());
    }

    public static EngineOfOneItem under(SlaRules rules) {
        return new EngineOfOneItem(rules);
    }

    /** {@code content} comes when time has come to {@code passed} in its partition. */
    public void on(Object content, Instant passed) {
        take(rules.on(posting(content).at(passed.toEpochMilli()), ledger, passed.toEpochMilli()));
    }

    /** Time has come to {@code now} everywhere. */
    public void until(Instant now) {
        if (ledger != null) {
            take(rules.at(now.toEpochMilli(), ledger));
        }
    }

    private static Posting posting(Object content) {
        if (content instanceof TicketEvent event) {
            return Posting.of(event);
        }
        return content instanceof CallEvent event ? Posting.of(event) : Posting.of((Ack) content);
    }

    private void take(Step step) {
        ledger = step.ledger();
        escalations.addAll(step.escalations());
        outcomes.addAll(step.outcomes());
        if (step.tooLate() != null) {
            tooLate.add(step.tooLate());
        }
        tracking = step.tracking() == null ? tracking : step.tracking();
    }

    public List<Escalation> escalations() {
        return escalations;
    }

    public List<Outcome> outcomes() {
        return outcomes;
    }

    public List<TooLate> tooLate() {
        return tooLate;
    }

    /** Of each escalation one for each of its recipients: the job's digests are not the engine's. */
    public List<Notice> notices() {
        NoticeRules rules = new NoticeRules(Integer.MAX_VALUE, 1);
        return escalations.stream()
                .flatMap(escalation -> Addressed.of(escalation).stream())
                .map(addressed -> rules.single(0, addressed))
                .toList();
    }

    /** The last that was told of where the item stands; null for nothing. */
    public Tracking tracking() {
        return tracking;
    }
}
