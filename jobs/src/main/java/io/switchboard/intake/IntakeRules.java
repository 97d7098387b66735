package io.switchboard.intake;

import io.switchboard.customer.Regard;
import io.switchboard.event.Customer;
import io.switchboard.routing.Request;
import io.switchboard.sla.Tracking;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When an item asks for somebody, and when it does no more. Routing is told of a change and never of the same twice. Times
 * are epoch milliseconds.
 *
 * @param rules the first that holds counts
 * @param keepMs how long after its last word an item that is over is remembered
 * @param waitsForCustomers whether an item that comes is held back until its customer is heard of, or has not been in time
 */
public record IntakeRules(List<Rule> rules, long keepMs, boolean waitsForCustomers) implements Serializable {

    /** What is to be told, and what to remember. */
    record Step(Known next, List<Request> requests, boolean isMissed) {

        boolean isHeld() {
            return next.held();
        }
    }

    public IntakeRules {
        rules = List.copyOf(rules);
    }

    /**
     * By the rules of a document; {@code name} is what errors call it.
     *
     * @throws IllegalArgumentException naming file, line, field, value and remedy
     */
    public static IntakeRules read(String name, String yaml, long keepMs, boolean waitsForCustomers) {
        return new IntakeRules(RuleReader.read(name, yaml), keepMs, waitsForCustomers);
    }

    /** Whether there is one for every item. */
    public boolean areForAll() {
        return rules.get(rules.size() - 1).when() == null;
    }

    Step on(News news, Known before) {
        Turn turn = new Turn(news.item(), rules, before == null ? Known.NOTHING : before);
        if (news.tracking() != null) {
            tracked(news.tracking(), turn);
        } else if (news.odds() != null) {
            heard(news.odds(), turn);
        } else {
            heard(news.customer(), news.regard(), turn);
        }
        return step(turn);
    }

    private void tracked(Tracking tracking, Turn turn) {
        turn.release();
        turn.knows(turn.known().seeing(Seen.in(tracking)));
        if (isToBeHeld(turn.known())) {
            turn.knows(turn.known().holding(true));
        } else {
            turn.settle();
        }
    }

    /** Once only: who was asked for without its customer before need not wait again. */
    private boolean isToBeHeld(Known known) {
        boolean isNew = known.told() == 0 && !known.unrouted();
        return waitsForCustomers
                && isNew
                && known.waits()
                && known.customer() == null
                && known.seen().customerId() != null;
    }

    /** What is older than what is known, or the same, is not heard. */
    private static void heard(Customer customer, Regard regard, Turn turn) {
        Known known = turn.known();
        boolean isWho = customer != null
                && (known.customer() == null || !known.customer().at().isAfter(customer.at()));
        boolean isHow = regard != null
                && !regard.equals(known.regard())
                && (known.regard() == null || known.regard().at() <= regard.at());
        if (isHow) {
            turn.knows(turn.known().with(regard));
        }
        if (isWho) {
            turn.knows(turn.known().with(customer));
            turn.release();
        }
        if (isWho && !customer.equals(known.customer())) {
            long at = customer.at().toEpochMilli();
            settle(turn, at, "customer/" + at);
        } else if (isHow && !turn.known().held()) {
            settle(turn, regard.at(), "health/" + regard.at() + "/" + regard.version());
        }
    }

    private static void heard(Odds odds, Turn turn) {
        Map<String, Double> likely = new HashMap<>(turn.known().odds());
        likely.put(odds.clock(), odds.probability());
        turn.knows(turn.known().withOdds(likely));
        if (!turn.known().held()) {
            settle(turn, odds.at(), "risk/" + odds.clock() + "/" + odds.at());
        }
    }

    /** What is heard from beside counts for an item that stands somewhere, and not before it stood there. */
    private static void settle(Turn turn, long at, String cause) {
        Seen seen = turn.known().seen();
        if (seen != null) {
            turn.settle(Math.max(at, seen.at()), cause);
        }
    }

    /** The customer was not heard of in time. */
    Step waitedEnough(String item, Known before) {
        Turn turn = new Turn(item, rules, before);
        turn.release();
        return step(turn);
    }

    /** Whether it is over for so long at {@code now} that nobody asks any more. */
    boolean isForgotten(long now, Known known) {
        return known.seen() != null && known.seen().over() && forgetAt(known.seen()) <= now;
    }

    /** When to look whether it can be forgotten. */
    long forgetAt(Seen over) {
        return over.at() + keepMs;
    }

    private static Step step(Turn turn) {
        return new Step(turn.known(), List.copyOf(turn.requests()), turn.isMissed());
    }
}
