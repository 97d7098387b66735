package io.switchboard.sla;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ledgers used last, in front of where they are kept: most of what happens, happens to items to which something has
 * just happened. What was changed is written back when it makes room for another, and all of it before a checkpoint. Those
 * that are no longer at hand stay {@link Near}, packed, for as long as there is room.
 */
final class AtHand {

    private final Read read;
    private final Write write;
    private final int most;
    private final Near near;
    private final LedgerFormat format = new LedgerFormat();
    private final Map<String, Copy> copies;

    /** @param most how many ledgers are at hand */
    AtHand(Read read, Write write, int most, Near near) {
        this.read = read;
        this.write = write;
        this.most = most;
        this.near = near;
        this.copies = new LinkedHashMap<>(2 * most, 0.75f, true);
    }

    /** From where all ledgers are kept; null where there is none. */
    interface Read {
        KeptLedger of(String item) throws IOException;
    }

    /** To where all ledgers are kept. */
    interface Write {
        void update(String item, PackedLedger ledger) throws IOException;
    }

    /**
     * A ledger at hand.
     *
     * @param ledger null where there is none
     * @param changed since it was last written back
     */
    private record Copy(Ledger ledger, boolean changed) {}

    /** Null where there is none. */
    Ledger of(String item) throws IOException {
        Copy copy = copies.get(item);
        if (copy != null) {
            return copy.ledger();
        }
        Ledger kept = kept(item);
        keep(item, new Copy(kept, false));
        return kept;
    }

    private Ledger kept(String item) throws IOException {
        PackedLedger packed = near.of(item);
        if (packed != null) {
            return format.unpack(packed);
        }
        KeptLedger kept = read.of(item);
        if (kept instanceof PackedLedger found) {
            near.put(item, found);
            return format.unpack(found);
        }
        return (Ledger) kept;
    }

    void update(String item, Ledger ledger) throws IOException {
        keep(item, new Copy(ledger, true));
    }

    private void keep(String item, Copy copy) throws IOException {
        copies.put(item, copy);
        if (copies.size() > most) {
            Iterator<Map.Entry<String, Copy>> longestUnused = copies.entrySet().iterator();
            Map.Entry<String, Copy> going = longestUnused.next();
            longestUnused.remove();
            writeBack(going.getKey(), going.getValue());
        }
    }

    /** All that was changed. */
    void writeBack() throws IOException {
        for (Map.Entry<String, Copy> one : copies.entrySet()) {
            writeBack(one.getKey(), one.getValue());
            one.setValue(new Copy(one.getValue().ledger(), false));
        }
    }

    private void writeBack(String item, Copy copy) throws IOException {
        if (copy.changed()) {
            PackedLedger packed = format.pack(copy.ledger());
            write.update(item, packed);
            near.put(item, packed);
        }
    }
}
