package io.switchboard.sla;

import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.Publication;
import io.switchboard.policy.Publications;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is published beside what the policy file says. */
public final class Publishing {

    private Publishing() {}

    /**
     * The rules of the file and all that is published; a version of a policy that both have is what the file says.
     *
     * @throws IllegalArgumentException if something cannot be used; the message says why and what to do
     */
    public static SlaRules with(SlaRules file, Collection<Publication> published, String cause) {
        PolicyBook book = Publications.book(published);
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
        return a.effectiveFrom().equals(b.effectiveFrom()) && a.document().equals(b.document());
    }
}
