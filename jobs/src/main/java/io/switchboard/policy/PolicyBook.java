package io.switchboard.policy;

import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * All policies that were ever in force, in all their versions: what an item is held to at any time follows from this
 * and its own life, and from nothing else. All times are epoch milliseconds.
 */
public final class PolicyBook implements Serializable {

    private static final long serialVersionUID = 2;

    private static final Comparator<Policy> OLDEST_FIRST =
            Comparator.comparingLong(Policy::effectiveFrom).thenComparingInt(Policy::version);

    private final List<Policy> policies;
    private final TreeMap<String, Long> retired;

    private transient Map<String, List<Policy>> lines;
    /** The same, for those who ask often. */
    private transient Map<String, List<Policy>> versions;

    /** What an item is held to that one policy alone matches. */
    private transient IdentityHashMap<Policy, List<Held>> alone;

    /** When a version comes into force, or a policy is retired, in order. */
    private transient long[] turns;

    private transient Matching matching;
    private transient long print;

    /** Policies in any order, and when which of them were retired. */
    public PolicyBook(List<Policy> policies, Map<String, Long> retired) {
        this.policies = List.copyOf(policies);
        this.retired = new TreeMap<>(retired);
        index();
    }

    public PolicyBook(List<Policy> policies) {
        this(policies, Map.of());
    }

    public List<Policy> policies() {
        return policies;
    }

    public Map<String, Long> retired() {
        return Collections.unmodifiableMap(retired);
    }

    /** Stands for all that this book says, calendars and their versions too; equal in every JVM, and never 0. */
    public long print() {
        return print;
    }

    /** The highest version of each policy, by its id, whenever it counts. */
    List<Policy> latest() {
        return lines.values().stream()
                .map(line -> Collections.max(line, Comparator.comparingInt(Policy::version)))
                .toList();
    }

    /** From when on no item can fall under a version any more; MAX_VALUE for never. */
    long inForceUntil(Policy version) {
        return until(version, later -> later.mode() != PublishMode.NEW_ONLY);
    }

    /** From when on some item may fall under a later version, or under none; MAX_VALUE for never. */
    long inForceForAllUntil(Policy version) {
        return until(version, later -> true);
    }

    private long until(Policy version, Predicate<Policy> takesItsPlace) {
        long until = retired.getOrDefault(version.id(), Long.MAX_VALUE);
        List<Policy> line = lines.get(version.id());
        for (Policy later : line.subList(line.indexOf(version) + 1, line.size())) {
            until = takesItsPlace.test(later) ? Math.min(until, later.effectiveFrom()) : until;
        }
        return until;
    }

    /** A version of a policy; null if this book does not have it. */
    public Policy policy(String id, int version) {
        for (Policy policy : versions(id)) {
            if (policy.version() == version) {
                return policy;
            }
        }
        return null;
    }

    private List<Policy> versions(String id) {
        List<Policy> known = versions.get(id);
        return known == null ? List.of() : known;
    }

    /** The version of a policy that an item opened at {@code openedAt} falls under at {@code at}; null for none. */
    public Policy inForce(String id, long at, long openedAt) {
        if (!retired.isEmpty() && retired.getOrDefault(id, Long.MAX_VALUE) <= at) {
            return null;
        }
        Policy inForce = null;
        for (Policy policy : versions(id)) {
            boolean isFor = policy.mode() != PublishMode.NEW_ONLY || openedAt >= policy.effectiveFrom();
            if (policy.effectiveFrom() <= at && isFor) {
                inForce = policy;
            }
        }
        return inForce;
    }

    /**
     * The same of the versions that have a clock, but the first of them before there was one, and the last one after it
     * was retired; null if none has it.
     */
    public Policy closest(String id, String clock, long at, long openedAt) {
        Policy closest = null;
        for (Policy policy : lines.get(id)) {
            boolean isFor = policy.mode() != PublishMode.NEW_ONLY || openedAt >= policy.effectiveFrom();
            boolean inTime = closest == null || (policy.effectiveFrom() <= at && isFor);
            closest = inTime && policy.rule(clock) != null ? policy : closest;
        }
        return closest;
    }

    /** When a version comes into force, or a policy is retired, next after {@code after}; MAX_VALUE for never. */
    public long nextTurn(long after) {
        int found = Arrays.binarySearch(turns, after);
        int next = found < 0 ? -found - 1 : found + 1;
        return next < turns.length ? turns[next] : Long.MAX_VALUE;
    }

    /**
     * What took its turn at {@code at}, so that an item came to be held to a clock, or ceased to, in words: of several
     * publications that of the clock's own policy, then one that has such a clock.
     */
    public String whatTurned(long at, Held one) {
        String id = one.policy().id();
        Stream<String> versions = policies.stream()
                .filter(policy -> policy.effectiveFrom() == at && policy.mode() != PublishMode.NEW_ONLY)
                .sorted(Comparator.comparing((Policy policy) -> !policy.id().equals(id))
                        .thenComparing(policy -> policy.rule(one.rule().name()) == null)
                        .thenComparing(Policy::version, Comparator.reverseOrder()))
                .map(Policy::inWords);
        Stream<String> ends = retired.keySet().stream()
                .filter(gone -> retired.get(gone) == at)
                .map(gone -> "retired " + gone);
        return isRetired(id, at)
                ? "retired " + id
                : Stream.concat(versions, ends).findFirst().orElse(one.policy().inWords());
    }

    /** Whether the policy was retired by {@code at}; one that this book does not have counts as retired. */
    public boolean isRetired(String id, long at) {
        return !lines.containsKey(id) || retired.getOrDefault(id, Long.MAX_VALUE) <= at;
    }

    /**
     * The clocks that an item is held to at {@code at}: of all policies that match, highest rank first, those
     * that the mode of the first that has such a clock lets run.
     *
     * @param priority null takes each policy's default
     * @param givenAt a due time that the source gives; 0 for none
     */
    public List<Held> held(ItemType items, long openedAt, long at, Priority priority, long givenAt, Facts facts) {
        Policy first = null;
        List<Policy> rivals = List.of();
        for (Policy policy : matching.of(items, facts)) {
            Policy inForce = inForce(policy.id(), at, openedAt);
            if (inForce != null && inForce.version() == policy.version()) {
                if (first == null) {
                    first = policy;
                } else {
                    rivals = rivals.isEmpty() ? new ArrayList<>(List.of(first)) : rivals;
                    rivals.add(policy);
                }
            }
        }
        if (rivals.isEmpty()) {
            return first == null ? List.of() : alone.get(first);
        }
        return chosen(rivals, openedAt, priority, givenAt, facts.item().group());
    }

    /** Of several policies that match, by the mode of each clock's first rule. */
    private static List<Held> chosen(
            List<Policy> rivals, long openedAt, Priority priority, long givenAt, String group) {
        Map<String, List<Held>> byName = new LinkedHashMap<>();
        for (Policy policy : rivals) {
            for (ClockRule rule : policy.clocks()) {
                byName.computeIfAbsent(rule.name(), name -> new ArrayList<>()).add(new Held(policy, rule));
            }
        }
        List<Held> held = new ArrayList<>();
        for (List<Held> candidates : byName.values()) {
            switch (candidates.get(0).rule().mode()) {
                case FIRST_MATCH -> held.add(candidates.get(0));
                case ALL_MATCH -> held.addAll(candidates);
                case STRICTEST -> held.add(strictest(candidates, openedAt, priority, givenAt, group));
            }
        }
        return held;
    }

    private static Held strictest(List<Held> candidates, long openedAt, Priority priority, long givenAt, String group) {
        Held strictest = candidates.get(0);
        for (Held candidate : candidates) {
            if (dueAt(candidate, openedAt, priority, givenAt, group)
                    < dueAt(strictest, openedAt, priority, givenAt, group)) {
                strictest = candidate;
            }
        }
        return strictest;
    }

    private static long dueAt(Held held, long openedAt, Priority priority, long givenAt, String group) {
        Priority own = priority == null ? held.policy().defaultPriority() : priority;
        Target target = held.rule().targets().get(own);
        long business = target.businessMs(openedAt, givenAt);
        return business == Target.NONE
                ? Long.MAX_VALUE
                : target.calendar(target.measuredBy(group)).plus(openedAt, business);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyBook book && policies.equals(book.policies) && retired.equals(book.retired);
    }

    @Override
    public int hashCode() {
        return policies.hashCode();
    }

    @Override
    public String toString() {
        return policies + " retired " + retired;
    }

    private static Map<String, List<Policy>> lines(List<Policy> policies) {
        Map<String, List<Policy>> lines = new TreeMap<>();
        Map<String, Policy> versions = new HashMap<>();
        for (Policy policy : policies) {
            String version = "%s version %d".formatted(policy.id(), policy.version());
            if (versions.put(version, policy) != null) {
                throw new IllegalArgumentException(
                        "policy %s is there twice: raise the version of the newer".formatted(version));
            }
            lines.computeIfAbsent(policy.id(), id -> new ArrayList<>()).add(policy);
        }
        lines.values().forEach(line -> line.sort(OLDEST_FIRST));
        return lines;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        index();
    }

    private void index() {
        lines = lines(policies);
        versions = new HashMap<>(lines);
        alone = new IdentityHashMap<>();
        policies.forEach(policy -> alone.put(
                policy,
                policy.clocks().stream().map(rule -> new Held(policy, rule)).toList()));
        turns = LongStream.concat(
                        policies.stream().mapToLong(Policy::effectiveFrom),
                        retired.values().stream().mapToLong(Long::longValue))
                .distinct()
                .sorted()
                .toArray();
        matching = new Matching(policies);
        print = Print.of(policies, retired);
    }
}
