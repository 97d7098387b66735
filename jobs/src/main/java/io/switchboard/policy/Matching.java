package io.switchboard.policy;

import io.switchboard.event.ItemType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which policies are for an item. The answer depends on nothing but the few fields that the policies ask about, so it is
 * kept for each of their values: a desk with a hundred policies sees a handful of them.
 */
final class Matching {

    /** Highest rank first, ties by id. */
    static final Comparator<Policy> RANK =
            Comparator.comparingInt(Policy::rank).reversed().thenComparing(Policy::id);

    /** Where a field has a value for each item, such as its id, answers are not worth keeping for long. */
    private static final int MOST_ANSWERS = 10_000;

    private final List<Policy> policies;
    private final Field[] asked;
    private final ConcurrentMap<Question, List<Policy>> answers = new ConcurrentHashMap<>();

    /** What an item says to all that is asked: a list would say the same, more slowly. */
    @SuppressWarnings("ArrayRecordComponent") // compared by what is in it
    private record Question(Object[] values) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Question question && Arrays.equals(values, question.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    Matching(List<Policy> policies) {
        this.policies = policies.stream().sorted(RANK).toList();
        this.asked = policies.stream()
                .filter(policy -> policy.when() != null)
                .flatMap(policy -> policy.when().fields().stream())
                .distinct()
                .sorted()
                .map(Field.DECLARED::get)
                .toArray(Field[]::new);
    }

    /** All versions whose condition holds, highest rank first. */
    List<Policy> of(ItemType items, Facts facts) {
        Object[] values = new Object[asked.length + 1];
        values[asked.length] = items;
        for (int i = 0; i < asked.length; i++) {
            values[i] = asked[i].value(facts);
        }
        Question question = new Question(values);
        List<Policy> known = answers.get(question);
        return known != null ? known : answer(question, items, facts);
    }

    private List<Policy> answer(Question question, ItemType items, Facts facts) {
        List<Policy> answer = policies.stream()
                .filter(policy -> policy.items() == items && policy.matches(facts))
                .toList();
        if (answers.size() >= MOST_ANSWERS) {
            answers.clear();
        }
        answers.put(question, answer);
        return answer;
    }
}
