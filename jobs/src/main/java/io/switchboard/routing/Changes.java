package io.switchboard.routing;

import java.util.Set;
import java.util.TreeSet;

/**
 * The items and agents of a domain, the places of those that overflowed, those that did so to it and the pools that help others, as far
 * as they are not as they were when somebody last asked.
 */
final class Changes {

    /** For who does not keep them. */
    static final Changes UNHEARD = new Changes(false);

    private final boolean heard;
    private final Set<String> items = new TreeSet<>();
    private final Set<String> agents = new TreeSet<>();
    private final Set<String> moved = new TreeSet<>();
    private final Set<String> guests = new TreeSet<>();
    private final Set<String> help = new TreeSet<>();

    private Changes(boolean heard) {
        this.heard = heard;
    }

    static Changes heard() {
        return new Changes(true);
    }

    void item(String id) {
        if (heard) {
            items.add(id);
        }
    }

    void agent(String id) {
        if (heard) {
            agents.add(id);
        }
    }

    void moved(String id) {
        if (heard) {
            moved.add(id);
        }
    }

    void guest(String id) {
        if (heard) {
            guests.add(id);
        }
    }

    void help(String key) {
        if (heard) {
            help.add(key);
        }
    }

    /** By id. */
    Set<String> items() {
        return items;
    }

    Set<String> agents() {
        return agents;
    }

    /** Those that went to other domains, or came back, or are over. */
    Set<String> moved() {
        return moved;
    }

    /** Those that came from other domains, or came anew since, or are over. */
    Set<String> guests() {
        return guests;
    }

    /** By {@link KeptHelp#key}. */
    Set<String> help() {
        return help;
    }

    void forget() {
        help.clear();
        items.clear();
        moved.clear();
        guests.clear();
        agents.clear();
    }
}
