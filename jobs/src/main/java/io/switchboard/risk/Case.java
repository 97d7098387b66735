package io.switchboard.risk;

/**
 * What is remembered of one cycle of a clock until it has ended, and that it has.
 *
 * @param last what was last seen of it while it ran; null if it never did
 * @param events how many of its item's events were seen
 * @param event the last of them
 * @param reached the stages it has come to, a bit each
 * @param stage the last one it came to; null for none
 * @param lookAt when it comes to the next stage by time alone; epoch milliseconds, 0 for never
 * @param over its end has been told
 */
public record Case(
        String policyId,
        String clock,
        String cycle,
        Glimpse last,
        int events,
        String event,
        int reached,
        Stage stage,
        long lookAt,
        boolean over) {

    static Case of(String policyId, String clock, String cycle) {
        return new Case(policyId, clock, cycle, null, 0, null, 0, null, 0, false);
    }

    boolean is(String otherPolicy, String otherClock, String otherCycle) {
        return policyId.equals(otherPolicy) && clock.equals(otherClock) && cycle.equals(otherCycle);
    }

    boolean has(Stage one) {
        return (reached & one.bit()) != 0;
    }

    Case at(Stage one) {
        return new Case(policyId, clock, cycle, last, events, event, reached | one.bit(), one, lookAt, over);
    }

    Case seen(Glimpse glimpse, String version) {
        int more = version.equals(event) ? 0 : 1;
        return new Case(
                policyId,
                clock,
                cycle,
                glimpse == null ? last : glimpse,
                events + more,
                version,
                reached,
                stage,
                0,
                over);
    }

    Case lookingAt(long time) {
        return new Case(policyId, clock, cycle, last, events, event, reached, stage, time, over);
    }

    /** Nothing of it is needed any more but that it is over. */
    Case ended() {
        return new Case(policyId, clock, cycle, null, 0, null, 0, null, 0, true);
    }
}
