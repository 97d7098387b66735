package io.switchboard.job;

import java.time.Duration;

/** What is asked of the values of a config: each refusal names the key, the value and what to give instead. */
final class Valid {

    private Valid() {}

    static void positive(String key, Duration value) {
        require(!value.isNegative() && !value.isZero(), key, value, "more than zero, such as PT1M");
    }

    static void notNegative(String key, Duration value) {
        require(!value.isNegative(), key, value, "zero or more, such as PT5S");
    }

    static void between(String key, Duration value, Duration least, Duration most) {
        boolean isBetween = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        require(isBetween, key, value, "between %s and %s".formatted(least, most));
    }

    static void require(boolean isValid, String key, Object value, String remedy) {
        if (!isValid) {
            throw new IllegalArgumentException("%s is %s: give %s".formatted(key, value, remedy));
        }
    }
}
