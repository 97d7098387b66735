package io.switchboard.sla;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.api.common.state.ValueState;

/**
 * The ledgers used last, in front of the state: most of what happens, happens to items to which something has just
 * happened. What was changed is written back when it makes room for another, and all of it before a checkpoint.
 */
final class AtHand {

    private final ValueState<Ledger> state;
    private final Supplier<String> current;
    private final Consumer<String> turnTo;
    private final int most;
    private final Map<String, Copy> copies;

    /**
     * @param current the key the state is at
     * @param turnTo has the state be at another key
     * @param most how many ledgers are at hand
     */
    AtHand(ValueState<Ledger> state, Supplier<String> current, Consumer<String> turnTo, int most) {
        this.state = state;
        this.current = current;
        this.turnTo = turnTo;
        this.most = most;
        this.copies = new LinkedHashMap<>(2 * most, 0.75f, true);
    }

    /**
     * A ledger at hand.
     *
     * @param ledger null where there is none
     * @param changed since it was last written back
     */
    private record Copy(Ledger ledger, boolean changed) {}

    /** Of the current key. */
    Ledger value() throws IOException {
        Copy copy = copies.get(current.get());
        if (copy != null) {
            return copy.ledger();
        }
        Ledger kept = state.value();
        keep(new Copy(kept, false));
        return kept;
    }

    /** Of the current key. */
    void update(Ledger ledger) throws IOException {
        keep(new Copy(ledger, true));
    }

    private void keep(Copy copy) throws IOException {
        copies.put(current.get(), copy);
        if (copies.size() > most) {
            makeRoom();
        }
    }

    private void makeRoom() throws IOException {
        Iterator<Map.Entry<String, Copy>> longestUnused = copies.entrySet().iterator();
        Map.Entry<String, Copy> going = longestUnused.next();
        longestUnused.remove();
        if (going.getValue().changed()) {
            String here = current.get();
            write(going.getKey(), going.getValue());
            turnTo.accept(here);
        }
    }

    /** All that was changed; the state is then at some other key. */
    void writeBack() throws IOException {
        for (Map.Entry<String, Copy> one : copies.entrySet()) {
            if (one.getValue().changed()) {
                write(one.getKey(), one.getValue());
                one.setValue(new Copy(one.getValue().ledger(), false));
            }
        }
    }

    private void write(String key, Copy copy) throws IOException {
        turnTo.accept(key);
        state.update(copy.ledger());
    }
}
