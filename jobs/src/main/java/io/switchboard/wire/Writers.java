package io.switchboard.wire;

import io.switchboard.schema.Switchboard;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The schemas that whoever writes to our topics may have used: today's and every released one, by fingerprint. */
public final class Writers implements Serializable {

    private static final long serialVersionUID = 1;

    private final HashMap<Long, Schema> schemas;

    private Writers(Map<Long, Schema> schemas) {
        this.schemas = new HashMap<>(schemas);
    }

    public static Writers known() {
        return new Writers(Known.SCHEMAS);
    }

    /** Read once: there are as many as records times releases. */
    private static final class Known {

        static final Map<Long, Schema> SCHEMAS = read();

        private Known() {}
    }

    private static Map<Long, Schema> read() {
        Map<Long, Schema> known = new HashMap<>();
        for (Schema current : Switchboard.PROTOCOL.getTypes()) {
            if (current.getType() == Schema.Type.RECORD) {
                known.put(fingerprint(current), current);
                for (int release = 1; isReleased(release); release++) {
                    Schema released = released(release, current.getName());
                    if (released != null) {
                        known.putIfAbsent(fingerprint(released), released);
                    }
                }
            }
        }
        return Map.copyOf(known);
    }

    /** These and one more. */
    Writers and(Schema schema) {
        Writers more = new Writers(schemas);
        more.schemas.put(fingerprint(schema), schema);
        return more;
    }

    /** The schema with this fingerprint; null if no release has it. */
    public Schema withFingerprint(long fingerprint) {
        return schemas.get(fingerprint);
    }

    static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** Every release has a Heartbeat: the schemas' own test sees to it. */
    private static boolean isReleased(int release) {
        return Switchboard.class.getResource(path(release, "Heartbeat")) != null;
    }

    private static Schema released(int release, String name) {
        try (InputStream in = Switchboard.class.getResourceAsStream(path(release, name))) {
            return in == null ? null : new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s from the jar".formatted(path(release, name)), e);
        }
    }

    private static String path(int release, String name) {
        return "/released/%d/%s.avsc".formatted(release, name);
    }
}
