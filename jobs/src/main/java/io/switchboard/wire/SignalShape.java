package io.switchboard.wire;

import io.switchboard.event.HealthSignal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.apache.avro.Schema;

/** Measurements of customers' resources as their topic shows them. */
final class SignalShape implements Shape<HealthSignal, io.switchboard.schema.HealthSignal> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<HealthSignal> type() {
        return HealthSignal.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.HealthSignal.getClassSchema();
    }

    @Override
    public Instant at(HealthSignal signal) {
        return signal.at();
    }

    @Override
    public HealthSignal fromAvro(io.switchboard.schema.HealthSignal signal) {
        Double[] shares = {
            share("vcpu", signal.getVcpu()),
            share("memoryFragmentation", signal.getMemoryFragmentation()),
            share("diskIops", signal.getDiskIops()),
            share("bandwidth", signal.getBandwidth())
        };
        if (Arrays.stream(shares).noneMatch(Objects::nonNull)) {
            throw Field.refusal(
                    "the measurement", "empty", "give at least one of vcpu, memoryFragmentation, diskIops, bandwidth");
        }
        return new HealthSignal(
                Field.eventId(signal.getEventId()),
                Field.id("customerId", signal.getCustomerId(), "every resource is a customer's"),
                Field.id("resource", signal.getResource(), "every measurement names what was measured"),
                Field.instant("at", signal.getAt()),
                shares[0],
                shares[1],
                shares[2],
                shares[3]);
    }

    private static Double share(String field, Double value) {
        return value == null ? null : Double.valueOf(Field.number(field, value, 0, 1));
    }

    @Override
    public io.switchboard.schema.HealthSignal toAvro(HealthSignal signal) {
        return new io.switchboard.schema.HealthSignal(
                signal.eventId(),
                signal.customerId(),
                signal.resource(),
                signal.at(),
                signal.vcpu(),
                signal.memoryFragmentation(),
                signal.diskIops(),
                signal.bandwidth());
    }
}
