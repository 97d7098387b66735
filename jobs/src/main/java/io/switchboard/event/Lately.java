package io.switchboard.event;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was used last, and no more of it than that. */
public final class Lately<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int most;

    public Lately(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
