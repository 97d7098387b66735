package io.switchboard.twin.sim;

import io.switchboard.routing.Counts;
import java.util.ArrayList;
import java.util.List;

/** A run of the twin: customers, agents and the agenda, with nothing in it that decides. */
final class Hall {

    private static final byte ARRIVAL = 0;
    private static final byte DONE = 1;
    private static final byte GIVES_UP = 2;
    private static final byte NUDGE = 3;
    private static final byte WAKE = 4;
    private static final byte SHIFT = 5;
    private static final byte RETURN = 6;
    private static final byte LEAVES = 7;
    private static final byte IS_BACK = 8;
    private static final byte ANSWERS = 9;

    private final Scenario scenario;
    private final Router router;
    private final Watcher watcher;
    private final Draws draws;
    private final Draws surveys;
    private final Answers answers;
    private final Arrivals arrivals;
    private final Lives lives;
    private final Agenda agenda = new Agenda();
    /** How many contacts each agent has, how many more is asked to take, and of which class: those of one class at the same time. */
    private final int[] inHand;

    private final int[] offered;
    private final int[] kindInHand;
    private final boolean[] onShift;
    private final int[] away;
    private final boolean[] onDuty;
    private boolean begun;
    private int busy;
    private int duty;
    private int waiting;
    private long now;
    private long wakeAt = Long.MAX_VALUE;

    Hall(Scenario scenario, Router router, Watcher watcher, long seed) {
        this.scenario = scenario;
        this.router = router;
        this.watcher = watcher;
        this.draws = new Draws(seed);
        this.surveys = draws.apart(Draws.SURVEYS);
        this.answers = new Answers(draws.apart(Draws.ANSWERS));
        this.arrivals = new Arrivals(scenario, draws);
        this.lives = new Lives(scenario.classes(), arrivals.people());
        this.inHand = new int[scenario.agents().size()];
        this.offered = new int[inHand.length];
        this.kindInHand = new int[inHand.length];
        this.onShift = new boolean[inHand.length];
        this.away = new int[inHand.length];
        this.onDuty = new boolean[inHand.length];
    }

    /** From an empty house, or where it stopped before, until the watcher has enough. */
    void run() {
        if (!begun) {
            begun = true;
            for (int agent = 0; agent < inHand.length; agent++) {
                shifts(agent);
            }
            scenario.absences().forEach(this::absent);
            Contact first = arrivals.next();
            agenda.note(first.arrivedAt, ARRIVAL, first);
        }
        while (!watcher.isEnough() && !agenda.isEmpty()) {
            long at = agenda.nextAt();
            if (at > now) {
                watcher.passed(at - now, busy, duty, waiting);
                now = at;
            }
            byte kind = agenda.nextKind();
            Object whom = agenda.nextWhom();
            agenda.removeNext();
            wakeUp();
            happens(kind, whom);
        }
    }

    /** On the first morning those are there whose shift began the evening before. */
    private void shifts(int agent) {
        SimAgent who = scenario.agents().get(agent);
        boolean present = !who.hasShifts() || who.untilMillis() > SimAgent.DAY;
        if (who.hasShifts()) {
            agenda.note(present ? who.untilMillis() - SimAgent.DAY : who.fromMillis(), SHIFT, agent);
        }
        if (present) {
            onShift[agent] = true;
            begin(agent);
        }
    }

    /** Spread evenly over the team: its first ones are those who speak the second language. */
    private void absent(Absence absence) {
        List<Integer> team = new ArrayList<>();
        for (int agent = 0; agent < inHand.length; agent++) {
            if (scenario.agents().get(agent).team().equals(absence.team())) {
                team.add(agent);
            }
        }
        long absent = Math.round(absence.share() * team.size());
        for (int i = 0; i < team.size(); i++) {
            if ((i + 1) * absent / team.size() > i * absent / team.size()) {
                agenda.note(absence.fromMillis(), LEAVES, team.get(i));
                agenda.note(absence.untilMillis(), IS_BACK, team.get(i));
            }
        }
    }

    private void happens(byte kind, Object whom) {
        switch (kind) {
            case ARRIVAL -> {
                Contact next = arrivals.next();
                agenda.note(next.arrivedAt, ARRIVAL, next);
                arrive((Contact) whom);
            }
            case RETURN -> arrive((Contact) whom);
            case DONE -> done((Contact) whom);
            case GIVES_UP -> giveUp((Contact) whom);
            case NUDGE -> {
                Contact contact = (Contact) whom;
                if (contact.state == Contact.State.WAITING) {
                    router.nudged(contact, this);
                }
            }
            case ANSWERS -> router.answered((Answers.Answer) whom, this);
            case WAKE -> {
                // the router is awake already
            }
            case SHIFT -> shift((Integer) whom);
            case LEAVES -> goesAway((Integer) whom);
            case IS_BACK -> isBack((Integer) whom);
            default -> throw new IllegalStateException("no such event: " + kind);
        }
    }

    /**
     * What falls due at a moment is before what happens at it, as in a routing domain: or somebody would be assigned
     * who has just gone.
     */
    private void wakeUp() {
        if (now >= wakeAt) {
            wakeAt = Long.MAX_VALUE;
            router.woken(this);
        }
    }

    private void arrive(Contact contact) {
        waiting++;
        lives.arrived(contact, now);
        watcher.arrived(contact);
        router.arrives(contact, this);
        if (contact.state == Contact.State.WAITING && contact.patience != Double.POSITIVE_INFINITY) {
            agenda.note(now + Math.max(1, Math.round(contact.patience)), GIVES_UP, contact);
        }
    }

    private void done(Contact contact) {
        int agent = contact.agent;
        inHand[agent]--;
        if (!isServing(agent)) {
            busy--;
            duty -= onDuty[agent] ? 0 : 1;
        }
        lives.helped(contact, now);
        scenario.survey()
                .of(contact, scenario.classes().get(contact.kind).dueMillis(), surveys)
                .ifPresent(answer -> watcher.answered(contact, answer));
        comeAgain(contact, scenario.classes().get(contact.kind).reopens());
        if (onDuty[agent]) {
            router.freed(agent, contact, this);
        } else {
            router.finished(agent, contact, this);
        }
    }

    private void giveUp(Contact contact) {
        if (contact.state == Contact.State.WAITING) {
            settle(contact, Contact.State.ABANDONED);
            if (contact.offeredTo >= 0) {
                unask(contact);
            }
            router.leaves(contact, this);
            comeAgain(contact, scenario.classes().get(contact.kind).returns());
        }
    }

    private void comeAgain(Contact contact, double probability) {
        long key = contact.number + ((long) contact.attempt << 40);
        if (probability > 0 && draws.uniform(key, Draws.RETURN) < probability) {
            Law after = scenario.classes().get(contact.kind).returnsAfter();
            double delay = after.draw(draws.uniform(key, Draws.RETURN_DELAY), draws.uniform(key, Draws.CHOICE));
            long at = now + Math.round(delay);
            agenda.note(at, RETURN, arrivals.again(contact, at));
        }
    }

    private void shift(int agent) {
        SimAgent who = scenario.agents().get(agent);
        long length = who.untilMillis() - who.fromMillis();
        if (onShift[agent]) {
            onShift[agent] = false;
            agenda.note(now + SimAgent.DAY - length, SHIFT, agent);
            end(agent);
        } else {
            onShift[agent] = true;
            agenda.note(now + length, SHIFT, agent);
            begin(agent);
        }
    }

    private void goesAway(int agent) {
        away[agent]++;
        end(agent);
    }

    private void isBack(int agent) {
        away[agent]--;
        begin(agent);
    }

    private void end(int agent) {
        if (onDuty[agent]) {
            onDuty[agent] = false;
            duty -= isServing(agent) ? 0 : 1;
            router.goes(agent, this);
            if (offered[agent] > 0) {
                throw new IllegalStateException("agent %d is gone and asked still".formatted(agent));
            }
        }
    }

    private void begin(int agent) {
        if (onDuty[agent] || !onShift[agent] || away[agent] > 0) {
            return;
        }
        onDuty[agent] = true;
        duty += isServing(agent) ? 0 : 1;
        router.comes(agent, this);
    }

    private void settle(Contact contact, Contact.State state) {
        contact.state = state;
        contact.waitedUntil = now;
        waiting--;
        lives.settled(contact);
        watcher.settled(contact);
    }

    Scenario scenario() {
        return scenario;
    }

    Draws draws() {
        return draws;
    }

    /** Milliseconds from the beginning, a midnight. */
    long now() {
        return now;
    }

    boolean isServing(int agent) {
        return inHand[agent] > 0;
    }

    /** So many contacts the agent has. */
    int inHand(int agent) {
        return inHand[agent];
    }

    /** Whether an agent who is there can have one more of that class: with nothing in hand nor offered, or a few of the same. */
    boolean hasRoom(int agent, int kind) {
        int taken = inHand[agent] + offered[agent];
        return onDuty[agent]
                && (taken == 0
                        || (kindInHand[agent] == kind
                                && taken < scenario.classes().get(kind).atOnce()));
    }

    /** What a router counts is what there is: every item is somewhere, and as many wait as customers do. */
    void audit(Counts counts) {
        if (!counts.isConserved()) {
            throw new IllegalStateException("an item is nowhere: " + counts);
        }
        if (counts.waiting() != waiting) {
            throw new IllegalStateException("%d customers wait, but of items %s".formatted(waiting, counts));
        }
    }

    /** The agent is asked to take the contact, and says yes or no after a while, or nothing. */
    void ask(Contact contact, int agent) {
        requireFit(contact, agent);
        contact.offeredTo = agent;
        contact.asked++;
        offered[agent]++;
        kindInHand[agent] = contact.kind;
        answers.of(contact, agent).ifPresent(answer -> agenda.note(now + answer.afterMillis(), ANSWERS, answer));
    }

    /** The agent is not asked any more. */
    void unask(Contact contact) {
        if (contact.offeredTo < 0) {
            throw new IllegalStateException("contact %d is offered to nobody".formatted(contact.number));
        }
        offered[contact.offeredTo]--;
        contact.offeredTo = -1;
    }

    /** The same, because the agent went away. */
    void withdraw(Contact contact) {
        int agent = contact.offeredTo;
        unask(contact);
        if (onDuty[agent]) {
            throw new IllegalStateException(
                    "contact %d is taken back from agent %d, who is there".formatted(contact.number, agent));
        }
    }

    /** The agent begins with the contact now. */
    void assign(Contact contact, int agent) {
        if (contact.offeredTo == agent) {
            unask(contact);
        }
        requireFit(contact, agent);
        contact.agent = agent;
        settle(contact, Contact.State.SERVED);
        busy += isServing(agent) ? 0 : 1;
        inHand[agent]++;
        kindInHand[agent] = contact.kind;
        double speed = scenario.agents().get(agent).speeds()[contact.kind];
        agenda.note(now + Math.max(1, Math.round(contact.work / speed)), DONE, contact);
    }

    private void requireFit(Contact contact, int agent) {
        if (contact.state != Contact.State.WAITING) {
            throw new IllegalStateException(
                    "contact %d is %s: it cannot be assigned".formatted(contact.number, contact.state));
        }
        if (contact.offeredTo >= 0) {
            throw new IllegalStateException("contact %d is offered to agent %d: agent %d cannot have it"
                    .formatted(contact.number, contact.offeredTo, agent));
        }
        SimAgent who = scenario.agents().get(agent);
        if (who.speeds()[contact.kind] <= 0 || (contact.bilingual && !who.bilingual())) {
            throw new IllegalStateException(
                    "agent %d cannot serve contact %d: a hard constraint is broken".formatted(agent, contact.number));
        }
        if (!hasRoom(agent, contact.kind)) {
            throw new IllegalStateException("agent %d is %s: contact %d cannot be assigned"
                    .formatted(agent, onDuty[agent] ? "busy" : "not there", contact.number));
        }
    }

    void refuse(Contact contact) {
        settle(contact, Contact.State.REFUSED);
    }

    /** Asks to hear of the contact again if it still waits then. */
    void nudge(Contact contact, long at) {
        agenda.note(at, NUDGE, contact);
    }

    /** Asks to be woken at that time, or before. */
    void wake(long at) {
        if (at < wakeAt) {
            wakeAt = at;
            agenda.note(Math.max(at, now), WAKE, null);
        }
    }
}
