package io.switchboard.sla;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that so many ledgers contain that a packed one only names their place. They belong to the format: others, or
 * another order, are another version of it.
 */
final class Words {

    static final List<String> ALL = List.of(
            "breach",
            "1",
            "FIRST_REPLY",
            "FIRST_RESOLUTION",
            "TOTAL_RESOLUTION",
            "CALL_ANSWER",
            "NEXT_REPLY",
            "PERIODIC_UPDATE",
            "REQUESTER_WAIT",
            "AGENT_WORK",
            "GROUP_OWNERSHIP",
            "INBOUND",
            "OUTBOUND",
            "PHONE",
            "EMAIL",
            "CHAT",
            "WEB",
            "API",
            "CUSTOMER",
            "AGENT",
            "SYSTEM",
            "RESOLVED",
            "CLOSED",
            "ENDED",
            "50%",
            "75%",
            "80%",
            "90%");

    private static final Map<String, Integer> PLACES = places();

    private Words() {}

    /** Null if it is not among them. */
    static Integer place(String text) {
        return PLACES.get(text);
    }

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        ALL.forEach(word -> places.put(word, places.size()));
        return places;
    }
}
