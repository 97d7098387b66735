package io.switchboard.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * A clock that a model was asked about and that has not ended.
 *
 * @param asked once for each stage
 * @param alarm somebody is called
 * @param alarmedAt when somebody was called first; epoch milliseconds, 0 for never
 * @param called the stages in which somebody was called, a bit each
 */
public record Open(List<Asked> asked, boolean alarm, long alarmedAt, int called) {

    static final Open FRESH = new Open(List.of(), false, 0, 0);

    Open with(Asked one) {
        List<Asked> more = new ArrayList<>(asked);
        more.add(one);
        return new Open(List.copyOf(more), alarm, alarmedAt, called);
    }

    /** Once in a stage, and not again before it was over. */
    boolean mayCall(Stage stage) {
        return !alarm && (called & stage.bit()) == 0;
    }

    Open called(Stage stage, long at) {
        return new Open(asked, true, alarmedAt == 0 ? at : alarmedAt, called | stage.bit());
    }

    Open calm() {
        return new Open(asked, false, alarmedAt, called);
    }
}
