package io.switchboard.sla;

import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.Publication;
import io.switchboard.policy.Publications;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What is published beside what the policy file says. */
public final class Publishing {

    private static final int MOST_NAMED = 5;

    private Publishing() {}

    /**
     * The rules of the file and all that is published; a version of a policy that both have is what the file says.
     *
     * @throws IllegalArgumentException if something cannot be used; the message says why and what to do
     */
    public static SlaRules with(SlaRules file, Collection<Publication> published, String cause) {
        return with(file, Publications.book(published), cause);
    }

    static SlaRules with(SlaRules file, PolicyBook book, String cause) {
        List<Policy> policies = new ArrayList<>(file.book().policies());
        for (Policy policy : book.policies()) {
            if (file.book().policy(policy.id(), policy.version()) == null) {
                policies.add(policy);
            }
        }
        Map<String, Long> retired = new TreeMap<>(file.book().retired());
        retired.putAll(book.retired());
        return file.under(new PolicyBook(policies, retired), cause);
    }

    /** Whether it is published already, word for word: a job that starts reads again what it was given. */
    static boolean knows(Map<String, Publication> known, Publication one) {
        Publication before = known.get(one.key());
        return before != null && sameContent(before, one);
    }

    /** What items are brought under, in words, where one comes before the last has reached them all; few names help. */
    static String cause(List<String> words) {
        List<String> named = words.subList(0, Math.min(words.size(), MOST_NAMED));
        int more = words.size() - named.size();
        return String.join(", ", named) + (more == 0 ? "" : " and %d more".formatted(more));
    }

    /**
     * All that is published, with one more.
     *
     * @throws IllegalArgumentException if a version is published again with something else in it
     */
    static Map<String, Publication> including(Map<String, Publication> known, Publication one) {
        Publication before = known.get(one.key());
        boolean isForGood = one.kind() != Publication.Kind.RETIREMENT;
        if (before != null && isForGood && !sameContent(before, one)) {
            throw new IllegalArgumentException(
                    "%s is published already and says something else: raise its version".formatted(one.key()));
        }
        Map<String, Publication> all = new TreeMap<>(known);
        all.put(one.key(), one);
        return all;
    }

    private static boolean sameContent(Publication a, Publication b) {
        return a.effectiveFrom().equals(b.effectiveFrom()) && Objects.equals(a.document(), b.document());
    }
}
