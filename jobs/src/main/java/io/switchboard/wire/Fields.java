package io.switchboard.wire;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.io.Encoder;

/** The fields of a record, written one after the other; those that may be null are unions with null first. */
final class Fields {

    private final Encoder to;

    Fields(Encoder to) {
        this.to = to;
    }

    /** Writes a record in a list. */
    interface Each<T> {

        void write(T record, Fields fields) throws IOException;
    }

    void text(String text) throws IOException {
        to.writeString(text);
    }

    void orText(String text) throws IOException {
        if (isThere(text)) {
            text(text);
        }
    }

    void time(Instant time) throws IOException {
        to.writeLong(time.toEpochMilli());
    }

    void orTime(Instant time) throws IOException {
        if (isThere(time)) {
            time(time);
        }
    }

    void number(long number) throws IOException {
        to.writeLong(number);
    }

    void orNumber(Long number) throws IOException {
        if (isThere(number)) {
            number(number);
        }
    }

    void count(int count) throws IOException {
        to.writeInt(count);
    }

    void orCount(Integer count) throws IOException {
        if (isThere(count)) {
            count(count);
        }
    }

    void flag(boolean flag) throws IOException {
        to.writeBoolean(flag);
    }

    /** A symbol of the wire: its place in the schema is its place in the class that is generated of it. */
    @SuppressWarnings("EnumOrdinal")
    void word(Enum<?> word) throws IOException {
        to.writeEnum(word.ordinal());
    }

    void orWord(Enum<?> word) throws IOException {
        if (isThere(word)) {
            word(word);
        }
    }

    <T> void list(List<T> list, Each<T> each) throws IOException {
        to.writeArrayStart();
        to.setItemCount(list.size());
        for (T one : list) {
            to.startItem();
            each.write(one, this);
        }
        to.writeArrayEnd();
    }

    <T> void orList(List<T> list, Each<T> each) throws IOException {
        if (isThere(list)) {
            list(list, each);
        }
    }

    private boolean isThere(Object value) throws IOException {
        to.writeIndex(value == null ? 0 : 1);
        return value != null;
    }
}
