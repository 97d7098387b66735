package io.switchboard.chaos.oracle;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition of a policy, as far as we read them: fields of the item that are equal to texts, all of them. */
record Words(List<Equal> all) {

    private static final Pattern EQUAL = Pattern.compile("item\\.(\\w+) == \"([^\"]*)\"");

    /** One comparison. */
    record Equal(String field, String text) {

        boolean holds(Stand stand) {
            String value =
                    switch (field) {
                        case "category" -> stand.snapshot().category();
                        case "region" -> stand.snapshot().region();
                        case "group" -> stand.group();
                        default -> throw new IllegalArgumentException("item.%s is not modelled".formatted(field));
                    };
            return text.equals(value == null ? "" : value);
        }
    }

    /** Always true for null. */
    static Words of(String condition) {
        if (condition == null) {
            return new Words(List.of());
        }
        return new Words(
                List.of(condition.split(" && ")).stream().map(Words::equal).toList());
    }

    private static Equal equal(String text) {
        Matcher matcher = EQUAL.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The condition %s is not modelled".formatted(text));
        }
        return new Equal(matcher.group(1), matcher.group(2));
    }

    boolean hold(Stand stand) {
        for (Equal one : all) {
            if (!one.holds(stand)) {
                return false;
            }
        }
        return true;
    }
}
