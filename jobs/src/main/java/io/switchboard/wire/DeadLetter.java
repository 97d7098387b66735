package io.switchboard.wire;

/**
 * A record we could not take, as it came, with where it came from and why it was refused.
 *
 * @param bytes the record's value as it came; empty when it had none
 * @param reason what was wrong and what to do, for a person
 */
@SuppressWarnings("ArrayRecordComponent") // as Kafka gave it; Flink ships arrays as they are
public record DeadLetter(String topic, int partition, long offset, byte[] bytes, String reason) {}
