package io.switchboard.archive;

import io.switchboard.archive.Column.Value;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/**
 * A table of facts: each record of a topic is one row, for good. What is true now is a view's to say.
 *
 * @param name the table's, and for ever
 * @param doc what a row is, for an analyst
 * @param type of the records
 * @param topic where the records are; null where there is no topic for them
 * @param day the column by whose day the rows lie together; null where they do not
 * @param region the column by which they do within the day; null where the record names no region
 * @param columns in their order; new ones come last
 */
public record FactTable<A extends SpecificRecordBase>(
        String name, String doc, String topic, Class<A> type, String day, String region, List<Column<A>> columns)
        implements Serializable {

    /** Where a fact stands in its topic: of every row, so that anybody can count that each is there once. */
    public static final String PARTITION = "kafka_partition";

    public static final String OFFSET = "kafka_offset";

    /** Folders have names of at most 255 bytes, and "region=" stands before. */
    private static final int LONGEST_REGION = 240;

    private static final Pattern FOLDER_ABOVE = Pattern.compile("(^|/)\\.\\.(/|$)");

    /** The columns that no record has of itself. */
    static final List<Column<?>> PLACE = List.of(
            new Column<>(PARTITION, ColumnType.INT, "The partition of the topic that the record stood in.", null),
            new Column<>(OFFSET, ColumnType.LONG, "The offset of the record in its partition.", null));

    public FactTable {
        columns = List.copyOf(columns);
    }

    /** Of the record and of its place. */
    public List<Column<?>> all() {
        return Stream.concat(PLACE.stream(), columns.stream()).toList();
    }

    /** What no format of tables tells apart: ids count in the order of the columns. */
    public Schema schema() {
        List<NestedField> fields = new ArrayList<>();
        for (Column<?> column : all()) {
            fields.add(NestedField.optional(column.name())
                    .withId(fields.size() + 1)
                    .ofType(column.type().iceberg())
                    .withDoc(column.doc())
                    .build());
        }
        return new Schema(fields);
    }

    /**
     * Facts of a region lie in a folder by its name.
     *
     * @throws IllegalArgumentException if there is no folder by that name
     */
    void requirePlace(A fact) {
        String name = region == null ? null : (String) column(region).value().apply(fact);
        if (name != null
                && (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_REGION
                        || name.indexOf('\0') >= 0
                        || FOLDER_ABOVE.matcher(name).find())) {
            throw new IllegalArgumentException(
                    "region is %s: give one of at most %d bytes of UTF-8, without .. as a part of its path"
                            .formatted(name, LONGEST_REGION));
        }
    }

    private Column<A> column(String named) {
        return columns.stream()
                .filter(column -> column.name().equals(named))
                .findAny()
                .orElseThrow();
    }

    PartitionSpec partitions(Schema schema) {
        PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
        if (day != null) {
            spec.day(day);
        }
        if (region != null) {
            spec.identity(region);
        }
        return spec.build();
    }

    /** A table in the words of whoever adds one. */
    static <A extends SpecificRecordBase> Builder<A> of(String name, String topic, Class<A> type, String doc) {
        return new Builder<>(name, topic, type, doc);
    }

    /** Collects columns in their order. */
    static final class Builder<A extends SpecificRecordBase> {

        private final String name;
        private final String topic;
        private final Class<A> type;
        private final String doc;
        private final List<Column<A>> columns = new ArrayList<>();

        private Builder(String name, String topic, Class<A> type, String doc) {
            this.name = name;
            this.topic = topic;
            this.type = type;
            this.doc = doc;
        }

        Builder<A> text(String column, String what, Value<A> value) {
            return add(column, ColumnType.TEXT, what, value);
        }

        Builder<A> texts(String column, String what, Value<A> value) {
            return add(column, ColumnType.TEXTS, what, value);
        }

        Builder<A> time(String column, String what, Value<A> value) {
            return add(column, ColumnType.TIMESTAMP, what, value);
        }

        Builder<A> millis(String column, String what, Value<A> value) {
            return add(column, ColumnType.LONG, what, value);
        }

        Builder<A> number(String column, String what, Value<A> value) {
            return add(column, ColumnType.LONG, what, value);
        }

        Builder<A> count(String column, String what, Value<A> value) {
            return add(column, ColumnType.INT, what, value);
        }

        Builder<A> real(String column, String what, Value<A> value) {
            return add(column, ColumnType.DOUBLE, what, value);
        }

        Builder<A> bytes(String column, String what, Value<A> value) {
            return add(column, ColumnType.BYTES, what, value);
        }

        private Builder<A> add(String column, ColumnType kind, String what, Value<A> value) {
            columns.add(new Column<>(column, kind, what, value));
            return this;
        }

        FactTable<A> byDay(String day) {
            return byDayAndRegion(day, null);
        }

        FactTable<A> byDayAndRegion(String day, String region) {
            return new FactTable<>(name, doc, topic, type, day, region, columns);
        }
    }
}
