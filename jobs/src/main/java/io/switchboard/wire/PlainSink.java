package io.switchboard.wire;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** A sink without transactions. It keeps nothing, so a job can go on from a savepoint with it or without it. */
record PlainSink<T>(KafkaSink<T> sink) implements Sink<T> {

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return sink.createWriter(context);
    }
}
