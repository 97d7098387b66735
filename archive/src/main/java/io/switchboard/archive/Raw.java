package io.switchboard.archive;

/** A record as it stands in its topic. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Raw(String topic, int partition, long offset, byte[] bytes) {

    static final byte[] NOTHING = {};
}
