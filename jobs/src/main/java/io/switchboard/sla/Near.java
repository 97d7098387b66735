package io.switchboard.sla;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ledgers used lately, packed as they are kept: a read from here spares the look for it on disk, which costs more than to unpack it.
 * Each is what was kept last, so any can be let go at any time.
 */
final class Near {

    /** What the map, its key and the array take beside the packed bytes. */
    private static final int BESIDE = 160;

    private final long most;
    private final Map<String, PackedLedger> ledgers = new LinkedHashMap<>(1_024, 0.75f, true);
    private long bytes;

    /** @param most bytes that all take together */
    Near(long most) {
        this.most = most;
    }

    /** Null of one that is not near. */
    PackedLedger of(String item) {
        return ledgers.get(item);
    }

    void put(String item, PackedLedger ledger) {
        PackedLedger before = ledgers.put(item, ledger);
        bytes += size(ledger) - (before == null ? 0 : size(before));
        Iterator<PackedLedger> longestUnused = ledgers.values().iterator();
        while (bytes > most) {
            bytes -= size(longestUnused.next());
            longestUnused.remove();
        }
    }

    private static int size(PackedLedger ledger) {
        return ledger.bytes().length + BESIDE;
    }

    long bytes() {
        return bytes;
    }
}
