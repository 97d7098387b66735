package io.switchboard.chaos.rig;

import io.switchboard.deploy.ClusterException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From where a job was started, and from where it can be started again. */
final class Restarts {

    private static final Pattern CHECKPOINT = Pattern.compile("/chk-(\\d+)/?$");

    /** All that earlier jobs of the run have kept, in the order of time. */
    private final List<String> earlier = new ArrayList<>();

    private final Predicate<String> isThere;

    private String start;
    private long givenUpBefore;
    private int refusals;

    /** Of what was kept only what is still there counts. */
    Restarts(Predicate<String> isThere) {
        this.isThere = isThere;
    }

    /** From there, when the log told of so many jobs that were given up. */
    void begun(String from, long givenUp) {
        start = from;
        givenUpBefore = givenUp;
    }

    /**
     * Whether the log, which tells of so many by now, tells of one since. A JobManager that is started again begins its log anew, so
     * that this has to be asked time and again: what a new log tells of counts in full.
     */
    boolean isGivenUp(long givenUp) {
        givenUpBefore = Math.min(givenUpBefore, givenUp);
        return givenUp > givenUpBefore;
    }

    /** It has ended in good order and has kept these: one can still go back behind its savepoint. */
    void ended(List<String> kept) {
        earlier.addAll(kept);
    }

    void refused() {
        refusals++;
    }

    int refusals() {
        return refusals;
    }

    /** The newest checkpoint; from it the next job starts, and tells nothing again. Null if nothing was kept yet. */
    String newest(List<String> kept) {
        List<String> all = all(kept);
        earlier.clear();
        earlier.addAll(all);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    private List<String> all(List<String> kept) {
        List<String> all = new ArrayList<>(earlier);
        if (start != null && !all.contains(start)) {
            all.add(start);
        }
        kept.stream().filter(one -> !all.contains(one)).forEach(all::add);
        all.removeIf(isThere.negate());
        return all;
    }

    /** A checkpoint that many before the newest, or the oldest there is; from it the next job starts. */
    String before(List<String> kept, int back) {
        List<String> all = all(kept);
        if (all.size() < 2) {
            throw new ClusterException("The job has kept no checkpoint before its newest: " + all);
        }
        return from(all, Math.max(0, all.size() - 1 - back));
    }

    /**
     * The newest before the checkpoint of that number, whose commit was refused; from it the next job starts. A savepoint bears no
     * number: the job has begun from it, and its commits are of checkpoints that came after.
     */
    String below(List<String> kept, long refused) {
        List<String> all = all(kept);
        int place = all.size() - 1;
        while (place >= 0 && number(all.get(place)) >= refused) {
            place--;
        }
        if (place < 0) {
            throw new ClusterException("The job has kept no checkpoint below %d: %s".formatted(refused, all));
        }
        return from(all, place);
    }

    private String from(List<String> all, int place) {
        earlier.clear();
        earlier.addAll(all.subList(0, place + 1));
        return all.get(place);
    }

    /** 0 of a savepoint. */
    static long number(String checkpoint) {
        Matcher number = CHECKPOINT.matcher(checkpoint);
        return number.find() ? Long.parseLong(number.group(1)) : 0;
    }
}
