package io.switchboard.sla;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * How a {@link Ledger} is kept: the version of the format, then its parts, packed. What earlier releases wrote is read
 * for ever; a new component goes to the end of its record and is asked for from the version on that has it.
 */
final class LedgerFormat {

    /** What this release writes. */
    static final int VERSION = 3;

    private static final int WAITING = 2;

    private final Packing out = new Packing();
    private final Unpacking in = new Unpacking();

    PackedLedger pack(Ledger ledger) {
        out.begin();
        write(ledger);
        return new PackedLedger(out.finish(VERSION));
    }

    Ledger unpack(PackedLedger packed) {
        int version = packed.bytes()[0];
        in.begin(packed.bytes(), 1);
        Ledger ledger = read(version);
        in.finish();
        return ledger;
    }

    void write(KeptLedger kept, DataOutput to) throws IOException {
        PackedLedger packed = kept instanceof Ledger ledger ? pack(ledger) : (PackedLedger) kept;
        to.write(packed.bytes());
    }

    /** As it is kept: whoever needs it unpacks it. */
    static PackedLedger read(DataInput from) throws IOException {
        int version = from.readUnsignedByte();
        if (version < 1 || version > VERSION) {
            throw new IllegalStateException(unknown(version));
        }
        return new PackedLedger(Unpacking.copy(version, from));
    }

    static String unknown(int version) {
        return "Ledgers are kept in format %d, this release knows those up to %d: run the release that wrote them"
                .formatted(version, VERSION);
    }

    private void write(Ledger ledger) {
        out.text(ledger.itemId());
        out.word(Codes.TYPES, ledger.type());
        out.list(ledger.entries(), EntryFormat::pack);
        out.part(ledger.item(), ItemFormat::pack);
        out.list(ledger.cycles(), LedgerFormat::pack);
        out.time(ledger.passed());
        out.time(ledger.armed());
        out.flag(ledger.forgotten());
        out.print(ledger.book());
        out.flag(ledger.unmatched());
        out.list(ledger.waiting(), EntryFormat::pack);
    }

    private Ledger read(int version) {
        return new Ledger(
                in.text(),
                in.word(Codes.TYPES),
                in.list(EntryFormat::unpack),
                in.part(ItemFormat::unpack),
                in.list(from -> cycle(from, version)),
                in.time(),
                in.time(),
                in.flag(),
                in.print(),
                in.flag(),
                version < WAITING ? List.of() : in.list(EntryFormat::unpack));
    }

    private static void pack(Packing out, Cycle cycle) {
        out.part(cycle.clock(), ClockFormat::pack);
        out.list(cycle.told(), LedgerFormat::pack);
        out.number(cycle.revision());
        out.print(cycle.outcome());
    }

    private static Cycle cycle(Unpacking in, int version) {
        return new Cycle(
                in.part(from -> ClockFormat.unpack(from, version)),
                in.list(LedgerFormat::told),
                in.count(),
                in.print());
    }

    private static void pack(Packing out, Told told) {
        out.number(told.level());
        out.number(told.link());
        out.flag(told.live());
        out.time(told.dueAt());
        out.print(told.print());
        out.text(told.name());
        out.number(told.version());
    }

    private static Told told(Unpacking in) {
        return new Told(in.count(), in.count(), in.flag(), in.time(), in.print(), in.text(), in.count());
    }
}
