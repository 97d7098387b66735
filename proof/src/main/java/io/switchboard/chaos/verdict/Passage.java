package io.switchboard.chaos.verdict;

import io.switchboard.chaos.feed.Sent;
import java.util.List;
import java.util.function.ToLongFunction;

/** When time came where: the earliest wall time at which anybody could know that an instant was over. */
public final class Passage {

    private Passage() {}

    /**
     * The passage of time in a run.
     *
     * @param writtenAtMs when each record was sent, in wall time since the run began
     */
    public static Passage of(List<Sent> log, ToLongFunction<Sent> writtenAtMs) {
        return new Passage();
    }
}
