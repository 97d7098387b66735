package io.switchboard.health;

import io.switchboard.event.Customer;
import io.switchboard.event.HealthSignal;
import io.switchboard.event.SurveyResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One customer, and what is told of the customer by what is heard and as time passes. */
final class Patient {

    static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");
    static final String ID = "C-1";

    private final HealthRules rules;
    private final List<CustomerHealth> told = new ArrayList<>();
    private final List<ProactiveCase> cases = new ArrayList<>();
    private CustomerFile file;
    private Customer profile;
    private long time = Long.MIN_VALUE;
    private boolean isForgotten;

    Patient(Settings settings) {
        rules = new HealthRules(settings);
    }

    Patient() {
        this(Settings.DEFAULT);
    }

    static long at(Duration since) {
        return NINE.plus(since).toEpochMilli();
    }

    static long minute(double minute) {
        return NINE.toEpochMilli() + Math.round(minute * 60_000);
    }

    static Fact signal(String resource, double share, long at) {
        return Fact.of(new HealthSignal(
                resource + "@" + at, ID, resource, Instant.ofEpochMilli(at), share, share, share, share));
    }

    static Fact profile(int tier, long at) {
        return Fact.of(new Customer(ID, Instant.ofEpochMilli(at), tier, "gold", "emea", "EU", List.of("de")));
    }

    static Fact answer(SurveyResponse.Kind kind, int score, long at) {
        return Fact.of(
                ID, new SurveyResponse(kind + "@" + at, "T-0", ID, Instant.ofEpochMilli(at), kind, score, null, null));
    }

    static Fact opened(String itemId, String category, long at) {
        return item(itemId, category, at, at, true, 0, null);
    }

    static Fact closed(String itemId, String category, long openedAt, long at) {
        return item(itemId, category, openedAt, at, false, 0, null);
    }

    static Fact item(
            String itemId, String category, long openedAt, long at, boolean isOpen, int reopens, String agent) {
        return Fact.of(
                ID,
                itemId + "@" + at,
                new ItemWord("TICKET/" + itemId, itemId, category, openedAt, at, isOpen, true, reopens, agent));
    }

    static Fact cycle(String itemId, int revision, long breachedAt, long endedAt) {
        return Fact.of(ID, new CycleWord(itemId + "/desk/FIRST_REPLY/1", itemId, revision, breachedAt, endedAt));
    }

    Patient hear(Fact... facts) {
        for (Fact fact : facts) {
            profile = fact.profile() == null ? profile : rules.latest(profile, fact.profile());
            take(rules.on(fact, file, profile, time));
        }
        return this;
    }

    /** All timers up to then fire. */
    Patient until(long then) {
        while (file != null && file.armed() != 0 && file.armed() <= then) {
            take(rules.at(file.armed(), ID, file, profile));
        }
        time = Math.max(time, then);
        return this;
    }

    private void take(HealthStep step) {
        file = step.next();
        isForgotten = step.isForgotten();
        cases.addAll(step.cases());
        if (step.health() != null) {
            told.add(step.health());
        }
    }

    CustomerHealth health() {
        return told.get(told.size() - 1);
    }

    /** The last that was told, whenever and why that was. */
    CustomerHealth figures() {
        return health().as(0, "");
    }

    List<CustomerHealth> told() {
        return told;
    }

    List<ProactiveCase> cases() {
        return cases;
    }

    List<ProactiveCase.State> states() {
        return cases.stream().map(ProactiveCase::state).toList();
    }

    ProactiveCase lastCase() {
        return cases.get(cases.size() - 1);
    }

    CustomerFile file() {
        return file;
    }

    boolean isForgotten() {
        return isForgotten;
    }
}
