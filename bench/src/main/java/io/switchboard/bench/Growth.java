package io.switchboard.bench;

import io.switchboard.bench.contest.Rounds.Spread;
import io.switchboard.bench.desk.Access;

/** Our rate with the most open tickets by that with the fewest. */
record Growth(Access access, int fewest, int most, Spread ratio) {

    String name() {
        return name(access.name(), fewest, most);
    }

    /** Two of one name can be compared. */
    static String name(String access, int fewest, int most) {
        return "growth %s, %,d to %,d open tickets".formatted(access, fewest, most);
    }
}
