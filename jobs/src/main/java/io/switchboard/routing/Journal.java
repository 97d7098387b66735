package io.switchboard.routing;

import java.util.ArrayList;
import java.util.List;

/** What a dispatcher has decided since somebody last asked, in that order. */
final class Journal {

    private final Weights weights;
    private List<Decision> told = new ArrayList<>();

    Journal(Weights weights) {
        this.weights = weights;
    }

    /** Of an item in the dispatcher's hands. */
    void tell(long at, Waiting waiting, Verdict verdict, String agentId, String reason) {
        tell(at, waiting, verdict, agentId, reason, List.of(), List.of());
    }

    /** That somebody was chosen, of whom, and some of those who could not be. */
    void tell(
            long at,
            Waiting waiting,
            Verdict verdict,
            String agentId,
            List<Candidate> candidates,
            List<Barred> barred) {
        tell(at, waiting, verdict, agentId, "", candidates, barred);
    }

    private void tell(
            long at,
            Waiting waiting,
            Verdict verdict,
            String agentId,
            String reason,
            List<Candidate> candidates,
            List<Barred> barred) {
        told.add(new Decision(
                at,
                waiting.item.id(),
                verdict,
                agentId,
                reason,
                waiting.plan.id(),
                waiting.plan.version(),
                waiting.step,
                waiting.hops,
                weights.id(),
                weights.version(),
                candidates,
                barred));
    }

    /** Of an item of which no more than its id is known, and perhaps the plan that it was to follow. */
    void tell(long at, String itemId, Verdict verdict, String agentId, String reason, Plan plan) {
        told.add(new Decision(
                at,
                itemId,
                verdict,
                agentId,
                reason,
                plan == null ? "" : plan.id(),
                plan == null ? 0 : plan.version(),
                0,
                0,
                weights.id(),
                weights.version(),
                List.of(),
                List.of()));
    }

    /** All of it; then there is nothing. */
    List<Decision> told() {
        List<Decision> all = told;
        told = new ArrayList<>(2);
        return all;
    }
}
