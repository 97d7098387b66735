package io.switchboard.sla;

import io.switchboard.event.TicketEvent;
import io.switchboard.policy.PolicyReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The engine on tickets of a desk in the order of their events, with a map for state: no Flink, no disk, no Kafka. */
public final class Engine {

    private final SlaRules rules;
    private final Map<String, Ledger> ledgers = new HashMap<>();
    private final Consumer<Escalation> told;

    /**
     * Under the promises of a policy file.
     *
     * @param told what it tells
     */
    public Engine(String policies, Consumer<Escalation> told) {
        long day = Duration.ofDays(1).toMillis();
        this.rules = new SlaRules(PolicyReader.read("bench", policies), "bench", day, 30 * day, day);
        this.told = told;
    }

    /** What happens to a ticket, after all that was due of it. */
    public void happens(TicketEvent event) {
        long at = event.at().toEpochMilli();
        pass(event.itemId(), at - 1);
        Posting posting = Posting.of(event).at(at - 1);
        take(event.itemId(), rules.on(posting, ledgers.get(event.itemId()), at - 1));
    }

    /** What is due of all tickets by then is told. */
    public void until(long ms) {
        List.copyOf(ledgers.keySet()).forEach(ticket -> pass(ticket, ms));
    }

    /** How many tickets it knows. */
    public int tickets() {
        return ledgers.size();
    }

    private void pass(String ticket, long ms) {
        Ledger ledger = ledgers.get(ticket);
        while (ledger != null && ledger.armed() != 0 && ledger.armed() <= ms) {
            take(ticket, rules.at(ledger.armed(), ledger));
            ledger = ledgers.get(ticket);
        }
    }

    /** What is closed is forgotten at once: a month of it would fill the memory. */
    private void take(String ticket, Step step) {
        if (step.ledger().isOver()) {
            ledgers.remove(ticket);
        } else {
            ledgers.put(ticket, step.ledger());
        }
        step.escalations().forEach(told);
    }
}
