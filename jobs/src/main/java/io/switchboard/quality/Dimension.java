package io.switchboard.quality;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** By what figures are told apart. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
public enum Dimension {
    ALL("all", traits -> ""),
    REGION("region", Traits::region),
    CENTRE("centre", Traits::centre),
    LINE("line", Traits::line),
    TEAM("team", Traits::team),
    AGENT("agent", Traits::agent),
    CHANNEL("channel", Traits::channel),
    CATEGORY("category", Traits::category),
    PRIORITY("priority", Traits::priority),
    TIER("tier", Traits::tier),
    CUSTOMER("customer", Traits::customer);

    private final String word;
    private final Function<Traits, String> member;

    Dimension(String word, Function<Traits, String> member) {
        this.word = word;
        this.member = member;
    }

    String word() {
        return word;
    }

    /** Null where nobody told: the contact is then in no row of this dimension. */
    String member(Traits traits) {
        return member.apply(traits);
    }

    /** Their centre's wall shows their time; the others have that of all. */
    boolean isLocal() {
        return this == CENTRE || this == LINE || this == TEAM || this == AGENT;
    }

    static Dimension named(String word) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the dimension %s is not known: use some of %s"
                        .formatted(
                                word,
                                Arrays.stream(values())
                                        .map(dimension -> dimension.word)
                                        .collect(Collectors.joining(", ")))));
    }

    static List<Dimension> named(List<String> words) {
        return words.stream().map(Dimension::named).distinct().toList();
    }
}
