package io.switchboard.archive;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.iceberg.flink.FlinkSchemaUtil;

/** Facts as Flink's tables hold them. */
final class Rows {

    private Rows() {}

    static TypeInformation<RowData> type(FactTable<?> table) {
        return InternalTypeInfo.of(FlinkSchemaUtil.convert(table.schema()));
    }

    static <A extends org.apache.avro.specific.SpecificRecordBase> RowData of(FactTable<A> table, A record, Raw place) {
        List<Column<A>> columns = table.columns();
        int before = FactTable.PLACE.size();
        GenericRowData row = new GenericRowData(before + columns.size());
        row.setField(0, place.partition());
        row.setField(1, place.offset());
        for (int i = 0; i < columns.size(); i++) {
            Column<A> column = columns.get(i);
            row.setField(before + i, cell(column.type(), column.value().apply(record)));
        }
        return row;
    }

    private static Object cell(ColumnType type, Object value) {
        return value == null
                ? null
                : switch (type) {
                    case TEXT -> StringData.fromString((String) value);
                    case TEXTS -> StringData.fromString(String.join(",", strings(value)));
                    case TIMESTAMP -> TimestampData.fromInstant((Instant) value);
                    case LONG, INT, DOUBLE -> value;
                    case BYTES -> bytes((ByteBuffer) value);
                };
    }

    @SuppressWarnings("unchecked") // Avro's lists of strings are generated as such
    private static List<String> strings(Object value) {
        return (List<String>) value;
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }
}
