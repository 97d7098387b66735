package io.switchboard.sla;

import io.switchboard.event.TicketEvent;
import io.switchboard.policy.PolicyReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The engine on tickets of a desk, in the order of their events, for tests that are elsewhere. */
public final class Engine {

    private final SlaRules rules;
    private final Map<String, Ledger> ledgers = new HashMap<>();
    private final List<Escalation> told = new ArrayList<>();

    /** Under the promises of a policy file. */
    public Engine(String policies) {
        long day = Duration.ofDays(1).toMillis();
        rules = new SlaRules(PolicyReader.read("bench", policies), "bench", day, 30 * day, day);
    }

    /** What happens to a ticket, after all that was due of it. */
    public void happens(TicketEvent event) {
        long at = event.at().toEpochMilli();
        pass(event.itemId(), at - 1);
        Posting posting = Posting.of(event).at(at - 1);
        take(event.itemId(), rules.on(posting, ledgers.get(event.itemId()), at - 1));
    }

    /** What is due of all tickets by then is told. */
    public List<Escalation> until(long ms) {
        List.copyOf(ledgers.keySet()).forEach(ticket -> pass(ticket, ms));
        return told;
    }

    private void pass(String ticket, long ms) {
        Ledger ledger = ledgers.get(ticket);
        while (ledger != null && ledger.armed() != 0 && ledger.armed() <= ms) {
            take(ticket, rules.at(ledger.armed(), ledger));
            ledger = ledgers.get(ticket);
        }
    }

    private void take(String ticket, Step step) {
        ledgers.put(ticket, step.ledger());
        told.addAll(step.escalations());
    }
}
