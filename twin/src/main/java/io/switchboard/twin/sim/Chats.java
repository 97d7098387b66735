package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import io.switchboard.policy.Node;
import java.util.Arrays;

/** Contacts of which an agent has several at once, each at full speed. There are some where a scenario says so. */
final class Chats {

    static final String NAME = "chat";

    private static final int MOST = 100;

    /** One in five contacts, before the shares are made up to 1. */
    private static final double SHARE = 0.25;

    private static final double HANDLING = 8 * HeadToHead.MINUTE;
    private static final double PATIENCE = 3 * HeadToHead.MINUTE;
    private static final long DUE = 60_000;
    private static final double WEIGHT = 2;
    private static final int SEVERITY = 2;

    private Chats() {}

    /** As they are where nothing else is said of them. */
    static ContactClass read(Node chats) {
        chats.only("capacity", "units");
        int capacity = chats.find("capacity").map(each -> each.count(1, MOST)).orElse(3);
        int units = chats.find("units").map(each -> each.count(1, capacity)).orElse(1);
        return ContactClass.of(
                        NAME,
                        Channel.CHAT,
                        SHARE,
                        new Law.Lognormal(HANDLING, HeadToHead.SIGMA),
                        new Law.Exponential(PATIENCE),
                        DUE,
                        WEIGHT,
                        SEVERITY)
                .taking(units, capacity);
    }

    /** The speeds of an agent, who chats as fast as on the telephone. */
    static double[] beside(double[] speeds) {
        double[] all = Arrays.copyOf(speeds, speeds.length + 1);
        all[speeds.length] = speeds[HeadToHead.CALL];
        return all;
    }
}
