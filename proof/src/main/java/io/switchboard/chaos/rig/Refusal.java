package io.switchboard.chaos.rig;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commit that the brokers refused, in the job's words, which name what the coordinator said of the transaction.
 *
 * @param line all that it says of it
 */
record Refusal(String line) {

    /** What the job says of itself when it ends because a commit was refused. */
    private static final String REFUSED = "refused to commit transaction";

    /** A line that says it otherwise does not match, and is not believed. */
    private static final Pattern TOLD = Pattern.compile(REFUSED
            + " \\S+-(?<checkpoint>\\d+) of topic \\S+ \\(producer (?<producer>\\d+), epoch (?<epoch>\\d+)\\): .*"
            + "Now its state is (?<state>\\w+) \\(producer (?<nowProducer>\\d+), epoch (?<nowEpoch>\\d+)\\)");

    /** Those of an abort. */
    private static final Set<String> ABORTED = Set.of("PrepareEpochFence", "PrepareAbort", "CompleteAbort");

    /** All of which a job tells that has failed. */
    static List<Refusal> in(List<String> failures) {
        return failures.stream()
                .flatMap(String::lines)
                .filter(line -> line.contains(REFUSED))
                .map(Refusal::new)
                .toList();
    }

    /**
     * Whether it is none of the job's doing: the brokers have aborted the transaction, being overdue, or the job had been told to begin
     * with a checkpoint that was none. Of what is overdue the coordinator says so: it is aborted, or still {@code Ongoing} with the next
     * epoch while that is being written down. {@code Empty}, open or committed in a later epoch, or of another producer: somebody has
     * begun anew with that id, which nobody but the job does. And a coordinator that knows nothing of it was never told of it, since it
     * forgets after seven days and no clock jumps so far.
     *
     * @param begunFrom where the job was started; null if it began with nothing
     */
    boolean isExcused(String begunFrom) {
        Matcher told = TOLD.matcher(line);
        if (!told.find()) {
            return false;
        }
        return isAborted(told) || isOlder(Long.parseLong(told.group("checkpoint")), begunFrom);
    }

    /** Of the checkpoint with which it would have been committed; of an excused one. */
    long checkpoint() {
        Matcher told = TOLD.matcher(line);
        if (!told.find()) {
            throw new IllegalStateException("No refused commit: " + line);
        }
        return Long.parseLong(told.group("checkpoint"));
    }

    private static boolean isAborted(Matcher told) {
        boolean same = told.group("producer").equals(told.group("nowProducer"));
        String state = told.group("state");
        boolean fenced = Long.parseLong(told.group("nowEpoch")) == Long.parseLong(told.group("epoch")) + 1;
        return same && (ABORTED.contains(state) || (state.equals("Ongoing") && fenced));
    }

    /**
     * A JobManager that is killed after it has written a checkpoint, and before it has entered it, knows nothing of it: the job goes on
     * from the one before and begins anew with the same ids. For the harness, which sees the files alone, it is a checkpoint like any
     * other to go back to.
     */
    private static boolean isOlder(long checkpoint, String begunFrom) {
        return begunFrom != null && checkpoint <= Restarts.number(begunFrom);
    }
}
