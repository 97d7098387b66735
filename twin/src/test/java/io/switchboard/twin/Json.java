package io.switchboard.twin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.TicketEvent;
import io.switchboard.wire.Codec;
import java.io.IOException;
import java.util.Arrays;

/** Values on a wire that a failing test can print. */
public final class Json<T> implements Codec<T> {

    public static final Packer PACKER = new Packer(new Json<>(TicketEvent.class), new Json<>(CallEvent.class));
    public static final Codec<Heartbeat> HEARTBEATS = new Json<>(Heartbeat.class);

    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new JavaTimeModule());

    private final Class<T> type;

    Json(Class<T> type) {
        this.type = type;
    }

    public static TicketEvent ticket(Parcel parcel) {
        return PACKER.tickets().decode(parcel.bytes());
    }

    public static CallEvent call(Parcel parcel) {
        return PACKER.calls().decode(parcel.bytes());
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public T decode(byte[] bytes) {
        try {
            return MAPPER.readValue(bytes, type);
        } catch (IOException broken) {
            throw new IllegalArgumentException(Arrays.toString(bytes), broken);
        }
    }

    @Override
    public byte[] encode(T value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
