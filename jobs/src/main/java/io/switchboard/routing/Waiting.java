package io.switchboard.routing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An item in the hands of the dispatcher, until it is assigned or gone. */
final class Waiting {

    static final Comparator<Waiting> BY_AGE = Waiting::byAge;
    static final Comparator<Waiting> BY_KEY = Waiting::byKey;
    static final Comparator<Waiting> BY_ALARM = Waiting::byAlarm;

    final Item item;
    final Plan plan;
    final long[] expiries;
    final List<Filter> filters;

    /** What of its score does not depend on time. */
    final double constant;

    /** Of the item and of the line, at hand. */
    private final long enteredAt;

    private double key;

    int step;
    boolean aged;
    Line line;
    ItemClass itemClass;
    long alarmAt = Long.MAX_VALUE;

    /** The seat it is offered to; null while it waits. */
    Seat offeredTo;

    int hops;
    boolean escalated;
    private Map<String, Long> declinedUntil = Map.of();

    Waiting(Item item, Plan plan, Shape shape, double constant) {
        this.item = item;
        this.plan = plan;
        this.expiries = shape.expiries;
        this.filters = shape.filters;
        this.constant = constant;
        this.enteredAt = item.enteredAt();
    }

    private static int byAge(Waiting one, Waiting other) {
        int order = Long.compare(one.enteredAt, other.enteredAt);
        return order != 0 ? order : one.item.id().compareTo(other.item.id());
    }

    private static int byKey(Waiting one, Waiting other) {
        int order = Double.compare(one.key, other.key);
        return order != 0 ? order : byAge(one, other);
    }

    /** The number by which it stands among those on lines of the same slope. */
    double key() {
        return key;
    }

    private static int byAlarm(Waiting one, Waiting other) {
        int order = Long.compare(one.alarmAt, other.alarmAt);
        return order != 0 ? order : one.item.id().compareTo(other.item.id());
    }

    /** Until something about it changes. */
    void isOn(Line next) {
        line = next;
        key = next.key();
    }

    /** A plan worked out once for all items that follow it. */
    static final class Shape {

        final long[] expiries;
        final List<Filter> filters;

        Shape(Plan plan) {
            this.expiries = plan.expiries();
            this.filters = plan.filters();
        }
    }

    /** An item that is planned anew remembers who declined it, and whether the end of the same plan was told. */
    Waiting heirOf(Waiting before) {
        step = before.isInFinalStep() && plan.equals(before.plan) ? before.step : 0;
        declinedUntil = before.declinedUntil;
        hops = before.hops;
        escalated = before.escalated;
        return this;
    }

    KeptItem kept() {
        return new KeptItem(
                item,
                plan,
                step,
                alarmAt,
                offeredTo == null ? null : offeredTo.agent.id(),
                hops,
                escalated,
                declinedUntil);
    }

    /** Stands where it stood. */
    Waiting goesOn(KeptItem kept) {
        step = kept.step();
        hops = kept.hops();
        escalated = kept.escalated();
        declinedUntil = new HashMap<>(kept.declinedUntil());
        return this;
    }

    /** Goes on to the step that its time since entry stands for. */
    void stepOn(long at) {
        while (step < expiries.length && at - item.enteredAt() >= expiries[step]) {
            step++;
        }
    }

    boolean isInFinalStep() {
        return step == expiries.length;
    }

    Filter filter() {
        return filters.get(step);
    }

    void declined(String agentId, long until) {
        if (declinedUntil.isEmpty()) {
            declinedUntil = new HashMap<>();
        }
        declinedUntil.put(agentId, until);
        hops++;
    }

    boolean isDeclinedBy(String agentId, long at) {
        return !declinedUntil.isEmpty() && declinedUntil.getOrDefault(agentId, Long.MIN_VALUE) > at;
    }

    /** When the next agent who declined may be asked again. */
    long nextForgiven(long at) {
        return declinedUntil.values().stream()
                .mapToLong(until -> until)
                .filter(until -> until > at)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
