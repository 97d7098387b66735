package io.switchboard.sla;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads what {@link Packing} wrote, in the same order. */
final class Unpacking {

    private static final String DAMAGED = "A ledger that was kept is damaged, %s: restore an older checkpoint";

    /** In the place of a text. */
    static final int UUID_FOLLOWS = 0;

    /** Of a size: it is below 256 MiB. */
    private static final int MOST_BITS = 28;

    private final List<String> texts = new ArrayList<>(Words.ALL);
    private byte[] bytes = new byte[1024];
    private int flag;
    private int flags;
    private int place;
    private int end;
    private long time;

    /** Takes in all that was written in one go. */
    void begin(DataInput from) throws IOException {
        try {
            end = size(from);
            flags = size(from) << 3;
            if (end > bytes.length) {
                bytes = new byte[end];
            }
            from.readFully(bytes, 0, end);
        } catch (EOFException e) {
            throw new IllegalStateException(DAMAGED.formatted("it ends early"), e);
        }
        begin();
    }

    /** The same from some place on. */
    void begin(byte[] all, int from) {
        try {
            begin(new DataInputStream(new ByteArrayInputStream(all, from, all.length - from)));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be read", e);
        }
    }

    /** What {@link #begin} would take in, as it was written, behind a byte that says how it is to be read. */
    static byte[] copy(int version, DataInput from) throws IOException {
        try {
            int length = size(from);
            int strip = size(from);
            byte[] all = new byte[1 + Packing.bytesOf(length) + Packing.bytesOf(strip) + length];
            all[0] = (byte) version;
            int place = Packing.size(strip, all, Packing.size(length, all, 1));
            from.readFully(all, place, length);
            return all;
        } catch (EOFException e) {
            throw new IllegalStateException(DAMAGED.formatted("it ends early"), e);
        }
    }

    private void begin() {
        flag = 0;
        place = flags >> 3;
        time = 0;
        texts.subList(Words.ALL.size(), texts.size()).clear();
        if (place > end) {
            throw damaged("it has more flags than bytes");
        }
    }

    /** All has been asked for. */
    void finish() {
        if (place != end) {
            throw damaged("%d bytes follow its end".formatted(end - place));
        }
    }

    boolean flag() {
        if (flag == flags) {
            throw damaged("it has too few flags");
        }
        boolean set = (bytes[flag >> 3] >> (flag & 7) & 1) != 0;
        flag++;
        return set;
    }

    long number() {
        return flag() ? unzigzag(whole()) : 0;
    }

    int count() {
        return (int) number();
    }

    long span() {
        return flag() ? spanOf() : 0;
    }

    long time() {
        if (!flag()) {
            return 0;
        }
        time += spanOf();
        return time;
    }

    long print() {
        return flag() ? eightBytes() : 0;
    }

    <E extends Enum<E>> E word(Codes<E> codes) {
        if (!flag()) {
            return null;
        }
        int code = next();
        E word = codes.word(code);
        if (word == null) {
            throw damaged("no word has the code %d".formatted(code));
        }
        return word;
    }

    String text() {
        if (!flag()) {
            return null;
        }
        int said = size();
        if ((said & 1) != 0) {
            return fresh(bytes(said >> 1));
        }
        return said == UUID_FOLLOWS ? fresh(new UUID(eightBytes(), eightBytes()).toString()) : known((said >> 1) - 1);
    }

    <T> T part(Function<Unpacking, T> reader) {
        return flag() ? reader.apply(this) : null;
    }

    <T> List<T> list(Function<Unpacking, T> reader) {
        if (!flag()) {
            return null;
        }
        int size = size();
        List<T> list = new ArrayList<>(Math.min(size, end - place));
        for (int i = 0; i < size; i++) {
            list.add(reader.apply(this));
        }
        return list;
    }

    /** One that came before, or that every ledger knows. */
    private String known(int text) {
        if (text >= texts.size()) {
            throw damaged("it refers to a text that it does not have");
        }
        return texts.get(text);
    }

    private String bytes(int length) {
        if (length > end - place) {
            throw damaged("it ends early");
        }
        String text = new String(bytes, place, length, StandardCharsets.UTF_8);
        place += length;
        return text;
    }

    private String fresh(String text) {
        texts.add(text);
        return text;
    }

    private long eightBytes() {
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = (number << Byte.SIZE) | (next() & 0xff);
        }
        return number;
    }

    private long spanOf() {
        boolean seconds = flag();
        long span = unzigzag(whole());
        return seconds ? span * 1000 : span;
    }

    private int size() {
        long size = whole();
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw damaged("it has a part of %d bytes".formatted(size));
        }
        return (int) size;
    }

    private long whole() {
        long number = 0;
        for (int bits = 0; bits < Long.SIZE; bits += 7) {
            byte some = next();
            number |= (some & 0x7fL) << bits;
            if (some >= 0) {
                return number;
            }
        }
        throw damaged("a number does not end");
    }

    private static int size(DataInput from) throws IOException {
        int size = 0;
        for (int bits = 0; bits < MOST_BITS; bits += 7) {
            byte some = from.readByte();
            size |= (some & 0x7f) << bits;
            if (some >= 0) {
                return size;
            }
        }
        throw damaged("it says to be longer than any can be");
    }

    private byte next() {
        if (place == end) {
            throw damaged("it ends early");
        }
        return bytes[place++];
    }

    private static IllegalStateException damaged(String how) {
        return new IllegalStateException(DAMAGED.formatted(how));
    }

    private static long unzigzag(long number) {
        return (number >>> 1) ^ -(number & 1);
    }
}
