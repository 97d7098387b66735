package io.switchboard.risk;

import java.util.List;

/**
 * The clocks of one item.
 *
 * @param touchedAt when something was last heard of it; epoch milliseconds
 */
public record CaseFile(List<Case> cases, long touchedAt) {

    static final CaseFile EMPTY = new CaseFile(List.of(), 0);

    boolean isOver() {
        return cases.stream().allMatch(Case::over);
    }
}
