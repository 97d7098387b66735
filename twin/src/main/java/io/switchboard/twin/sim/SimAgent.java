package io.switchboard.twin.sim;

/**
 * An agent of a scenario.
 *
 * @param team agents of one team can do the same
 * @param speeds by place of the class, 1 at full speed; 0 if the agent cannot
 * @param bilingual speaks the second language
 * @param fromMillis start of the shift, from midnight
 * @param untilMillis its end; a day's length after {@code fromMillis} or more if it never ends
 * @param region where the agent is; empty where that is not asked
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never compared
record SimAgent(String team, double[] speeds, boolean bilingual, long fromMillis, long untilMillis, String region) {

    static final long DAY = 86_400_000;

    SimAgent(String team, double[] speeds, boolean bilingual, long fromMillis, long untilMillis) {
        this(team, speeds, bilingual, fromMillis, untilMillis, "");
    }

    static SimAgent always(String team, boolean bilingual, double... speeds) {
        return new SimAgent(team, speeds, bilingual, 0, DAY);
    }

    boolean hasShifts() {
        return untilMillis - fromMillis < DAY;
    }
}
