package io.switchboard.twin.sim;

import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hears what is asked and decided in a play, and keeps what became of each contact. */
public final class Chronicle {

    private final Map<String, Life> lives = new LinkedHashMap<>();

    private Chronicle() {}

    /** Of a play from beginning to end, in the order in which they came. */
    public static List<Life> of(Play play, long seed) {
        Chronicle chronicle = new Chronicle();
        play.play(seed, chronicle::hear, chronicle::hear);
        return List.copyOf(chronicle.lives.values());
    }

    private void hear(Request request) {
        Instant at = Instant.ofEpochMilli(request.at());
        switch (request.kind()) {
            case ENTER -> lives.put(request.itemId(), new Life(request.item()));
            case LEAVE -> lives.get(request.itemId()).becomes(Life.Place.ABANDONED, null, at);
            case COMPLETE -> lives.get(request.itemId()).isDone(at);
            case AGENT, ACCEPT, DECLINE, CHANGE, TAKE -> {
                // what comes of it is a decision
            }
        }
    }

    private void hear(Ruling ruling) {
        Instant at = Instant.ofEpochMilli(ruling.decision().at());
        String item = ruling.decision().itemId();
        if (ruling.decision().verdict() == Verdict.ASSIGNED) {
            lives.get(item).becomes(Life.Place.ASSIGNED, ruling.decision().agentId(), at);
        } else if (ruling.decision().verdict() == Verdict.REFUSED) {
            lives.get(item).becomes(Life.Place.REFUSED, null, at);
        }
    }
}
