package io.switchboard.quality;

import java.util.BitSet;

/**
 * What is counted of contacts. Whole numbers only, so that counts merge and subtract exactly, in whatever order.
 *
 * <p>The place in this list is the counter's number in the state: new ones go to the end, none is removed or moved.
 */
public enum Counter {
    // of calls, in the window in which they arrived
    OFFERED,
    ANSWERED_WITHIN,
    ANSWERED_AFTER,
    /** Gave up so soon that hardly anybody could have answered. */
    ABANDONED_SHORT,
    /** Gave up later than that, but within the threshold. */
    ABANDONED_WITHIN,
    ABANDONED_AFTER,
    /** Hung up before they had queued. */
    ABANDONED_IN_MENU,
    CALLED_BACK,
    FLOWED_OUT,
    SERVED_IN_MENU,
    /** Neither answered nor gone. */
    WAITING,
    /** Of those, waiting longer than the threshold: they count as missed now. */
    WAITING_PAST,
    /** Did not find a free agent at once. */
    DELAYED,
    WAIT_ANSWERED_MS,
    WAIT_ABANDONED_MS,
    /** Waited beyond the threshold, answered or not. */
    WAIT_EXCESS_MS,
    TRANSFERRED,
    HANDLED_ARRIVED,
    HANDLING_ARRIVED_MS,
    // of calls, in the window in which they ended
    HANDLED,
    TALK_MS,
    /** Calls that were held. */
    HELD,
    HOLD_MS,
    WRAP_MS,
    // of tickets
    CREATED,
    RESOLVED,
    REOPENED,
    REASSIGNED,
    REASSIGNMENTS,
    REPLIED,
    FIRST_REPLY_MS,
    ACKNOWLEDGED,
    ACKNOWLEDGE_MS,
    RESOLVE_MS,
    REQUESTER_WAIT_MS,
    AGENT_WORK_MS,
    // of channels
    BOT_TALKED,
    BOT_CONTAINED,
    MONITORED,
    AUTO_REPAIRED,
    SELF_SERVED,
    ASSISTED,
    // of surveys
    PROMOTERS,
    PASSIVES,
    DETRACTORS,
    CSAT_1,
    CSAT_2,
    CSAT_3,
    CSAT_4,
    CSAT_5,
    CES_1,
    CES_2,
    CES_3,
    CES_4,
    CES_5,
    CES_6,
    CES_7,
    // of contacts with a customer we know
    SOLVED_CONTACTS,
    SOLVED_AT_FIRST,
    REPEATED,
    RETURNED,
    // of cycles of clocks
    CYCLES_MET,
    CYCLES_MET_LATE,
    CYCLES_CLOSED_IN_TIME,
    CYCLES_CLOSED_LATE,
    CYCLES_CANCELLED,
    CYCLE_WALL_MS,
    CYCLE_BUSINESS_MS,
    CYCLE_PAUSED_MS,
    REPLIES_DUE,
    REPLIES_IN_TIME,
    // of breaches, as the escalations tell them
    BREACHES,
    // of agents
    AVAILABLE_MS,
    BUSY_MS,
    WRAPPING_MS,
    AWAY_MS,
    // of items open at the end of a day, by age
    OPEN_1H,
    OPEN_4H,
    OPEN_1D,
    OPEN_3D,
    OPEN_7D,
    OPEN_30D,
    OPEN_OLDER;

    /** Those of what is open at the end of a day. */
    static final BitSet OPEN_IDS = openIds();

    private static BitSet openIds() {
        BitSet ids = new BitSet();
        ids.set(OPEN_1H.id(), OPEN_OLDER.id() + 1);
        return ids;
    }

    @SuppressWarnings("EnumOrdinal") // the list above says so
    int id() {
        return ordinal();
    }

    /** The one {@code steps} behind this one in the list: the next answer on a scale, the next age. */
    @SuppressWarnings("EnumOrdinal")
    Counter behind(int steps) {
        return values()[ordinal() + steps];
    }

    /** Of the counter with that number; the number itself where it is that of a bin. */
    @SuppressWarnings("EnumOrdinal")
    static String name(int id) {
        return id < values().length ? values()[id].name() : "#" + id;
    }
}
