package io.switchboard.sla;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Writes the parts of a ledger in few bytes: a strip of flags that say what is there, then the values of what is. A text
 * that came before, or that every ledger knows, is a reference; a time is its distance from the last.
 *
 * <p>{@link Unpacking} has to ask for the same in the same order.
 */
final class Packing {

    private static final int LONGEST_NUMBER = 10;
    private static final int UUID_LENGTH = 36;

    private final Map<String, Integer> texts = new HashMap<>();
    private byte[] flags = new byte[64];
    private byte[] values = new byte[1024];
    private int flagged;
    private int length;
    private long time;

    /** Nothing is written yet. */
    void begin() {
        Arrays.fill(flags, 0, stripLength(flagged), (byte) 0);
        texts.clear();
        flagged = 0;
        length = 0;
        time = 0;
    }

    /** All that was written, behind how long it and its flags are. */
    void finish(DataOutput to) throws IOException {
        int strip = stripLength(flagged);
        size(strip + length, to);
        size(strip, to);
        to.write(flags, 0, strip);
        to.write(values, 0, length);
    }

    /** The same behind a byte that says how it is to be read. */
    byte[] finish(int version) {
        int strip = stripLength(flagged);
        byte[] all = new byte[1 + bytesOf(strip + length) + bytesOf(strip) + strip + length];
        all[0] = (byte) version;
        int place = size(strip, all, size(strip + length, all, 1));
        System.arraycopy(flags, 0, all, place, strip);
        System.arraycopy(values, 0, all, place + strip, length);
        return all;
    }

    boolean flag(boolean set) {
        int place = flagged >> 3;
        if (place == flags.length) {
            flags = Arrays.copyOf(flags, 2 * flags.length);
        }
        if (set) {
            flags[place] |= (byte) (1 << (flagged & 7));
        }
        flagged++;
        return set;
    }

    /** Near 0, or 0 itself. */
    void number(long number) {
        if (flag(number != 0)) {
            whole(zigzag(number));
        }
    }

    /** A duration in milliseconds: mostly of whole seconds. */
    void span(long millis) {
        if (flag(millis != 0)) {
            spanOf(millis);
        }
    }

    /** A moment in epoch milliseconds; 0 for none. */
    void time(long millis) {
        if (flag(millis != 0)) {
            spanOf(millis - time);
            time = millis;
        }
    }

    /** A hash: as likely to be any number as any other, but for 0. */
    void print(long print) {
        if (flag(print != 0)) {
            eightBytes(print);
        }
    }

    <E extends Enum<E>> void word(Codes<E> codes, E word) {
        if (flag(word != null)) {
            room(1);
            values[length++] = (byte) codes.of(word);
        }
    }

    void text(String text) {
        if (!flag(text != null)) {
            return;
        }
        Integer known = Words.place(text);
        if (known == null) {
            known = texts.putIfAbsent(text, Words.ALL.size() + texts.size());
        }
        if (known != null) {
            whole((known + 1L) << 1);
        } else if (isUuid(text)) {
            UUID uuid = UUID.fromString(text);
            whole(Unpacking.UUID_FOLLOWS);
            eightBytes(uuid.getMostSignificantBits());
            eightBytes(uuid.getLeastSignificantBits());
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            whole(((long) bytes.length << 1) | 1);
            room(bytes.length);
            System.arraycopy(bytes, 0, values, length, bytes.length);
            length += bytes.length;
        }
    }

    /** As most sources write the ids of their events: its 36 digits and dashes are 16 bytes. */
    private static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char digit = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
            if (dash ? digit != '-' : !hex) {
                return false;
            }
        }
        return true;
    }

    <T> void part(T part, BiConsumer<Packing, T> writer) {
        if (flag(part != null)) {
            writer.accept(this, part);
        }
    }

    <T> void list(List<T> list, BiConsumer<Packing, T> writer) {
        if (flag(list != null)) {
            whole(list.size());
            for (T element : list) {
                writer.accept(this, element);
            }
        }
    }

    private void spanOf(long millis) {
        boolean seconds = flag(millis % 1000 == 0);
        whole(zigzag(seconds ? millis / 1000 : millis));
    }

    /** Seven bits to a byte, the lowest first; the highest bit says that more follow. */
    private void whole(long number) {
        room(LONGEST_NUMBER);
        long left = number;
        while ((left & ~0x7fL) != 0) {
            values[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        values[length++] = (byte) left;
    }

    private static void size(int bytes, DataOutput to) throws IOException {
        int left = bytes;
        for (; left > 0x7f; left >>>= 7) {
            to.writeByte(left | 0x80);
        }
        to.writeByte(left);
    }

    /** Where the next byte goes. */
    static int size(int bytes, byte[] to, int from) {
        int place = from;
        int left = bytes;
        for (; left > 0x7f; left >>>= 7) {
            to[place++] = (byte) (left | 0x80);
        }
        to[place++] = (byte) left;
        return place;
    }

    /** How many bytes say a size. */
    static int bytesOf(int size) {
        int count = 1;
        for (int left = size >>> 7; left > 0; left >>>= 7) {
            count++;
        }
        return count;
    }

    private void eightBytes(long number) {
        room(Long.BYTES);
        for (int bits = Long.SIZE - Byte.SIZE; bits >= 0; bits -= Byte.SIZE) {
            values[length++] = (byte) (number >>> bits);
        }
    }

    private void room(int bytes) {
        if (length + bytes > values.length) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, length + bytes));
        }
    }

    private static long zigzag(long number) {
        return (number << 1) ^ (number >> 63);
    }

    private static int stripLength(int flags) {
        return (flags + 7) >> 3;
    }
}
