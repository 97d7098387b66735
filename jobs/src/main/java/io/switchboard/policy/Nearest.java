package io.switchboard.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
public final class Nearest {

    private static final int MISTAKES = 3;

    private Nearest() {}

    /** The remedy for a word that is none of {@code known}. */
    public static String use(String word, Collection<String> known) {
        String all = "use " + String.join(", ", known);
        return to(word, known)
                .map(nearest -> "did you mean %s? (%s)".formatted(nearest, all))
                .orElse(all);
    }

    /** The known word with the fewest typing mistakes, if they are few. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> mistakes(word, candidate)))
                .filter(nearest -> mistakes(word, nearest) <= Math.min(MISTAKES, nearest.length() / 2));
    }

    /** Letters to add, remove or change. */
    private static int mistakes(String word, String known) {
        String a = word.toLowerCase(Locale.ROOT);
        String b = known.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
