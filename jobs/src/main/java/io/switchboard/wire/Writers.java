package io.switchboard.wire;

import io.switchboard.schema.Switchboard;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The schemas that whoever writes to our topics may have used: today's and every released one, by fingerprint. A codec travels with its
 * job and its writers do not: they are read where a record is, once for all codecs. Flink's JobManager, too, takes every source out of
 * what was submitted; a schema that is parsed in one of its threads leaves something of the job behind there for good.
 */
public final class Writers implements Serializable {

    private static final long serialVersionUID = 2;

    /** As JSON, beside those that are known. */
    private final List<String> more;

    private transient Map<Long, Schema> schemas;

    private Writers(List<String> more) {
        this.more = List.copyOf(more);
    }

    public static Writers known() {
        return new Writers(List.of());
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
        List<String> all = new ArrayList<>(more);
        all.add(schema.toString());
        return new Writers(all);
    }

    /** The schema with this fingerprint; null if no release has it. */
    public Schema withFingerprint(long fingerprint) {
        if (schemas == null) {
            schemas = all();
        }
        return schemas.get(fingerprint);
    }

    private Map<Long, Schema> all() {
        if (more.isEmpty()) {
            return Known.SCHEMAS;
        }
        Map<Long, Schema> all = new HashMap<>(Known.SCHEMAS);
        for (String text : more) {
            Schema schema = new Schema.Parser().parse(text);
            all.put(fingerprint(schema), schema);
        }
        return all;
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
