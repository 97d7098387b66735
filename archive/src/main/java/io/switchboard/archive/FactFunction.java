package io.switchboard.archive;

import io.switchboard.event.Heartbeat;
import io.switchboard.schema.DeadLetter;
import io.switchboard.wire.Codec;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Makes rows of records; one that means nothing is a row of what was refused, and a heartbeat is none. */
final class FactFunction<A extends SpecificRecordBase> extends ProcessFunction<Raw, RowData> {

    static final OutputTag<RowData> REFUSED = new OutputTag<>("refused-records", Rows.type(Refusals.TABLE));

    private static final long serialVersionUID = 1;

    private final FactTable<A> table;
    private final Codec<A> codec;
    private final Codec<Heartbeat> heartbeats;

    private transient Counter refused;

    FactFunction(FactTable<A> table, Codec<A> codec, Codec<Heartbeat> heartbeats) {
        this.table = table;
        this.codec = codec;
        this.heartbeats = heartbeats;
    }

    @Override
    public void open(OpenContext context) {
        refused = getRuntimeContext().getMetricGroup().addGroup("archive").counter("refused");
    }

    @Override
    public void processElement(Raw raw, Context context, Collector<RowData> out) {
        if (raw.bytes().length == 0) {
            refuse(raw, "The record has no value: a table forgets nothing, send what is known", context);
        } else if (!heartbeats.recognises(raw.bytes())) {
            take(raw, context, out);
        }
    }

    private void take(Raw raw, Context context, Collector<RowData> out) {
        RowData row;
        try {
            A fact = codec.decode(raw.bytes());
            table.requirePlace(fact);
            row = Rows.of(table, fact, raw);
        } catch (IllegalArgumentException e) {
            refuse(raw, e.getMessage(), context);
            return;
        }
        out.collect(row);
    }

    private void refuse(Raw raw, String reason, Context context) {
        refused.inc();
        DeadLetter letter =
                new DeadLetter(raw.topic(), raw.partition(), raw.offset(), ByteBuffer.wrap(raw.bytes()), reason);
        context.output(REFUSED, Rows.of(Refusals.TABLE, letter, raw));
    }
}
