package io.switchboard.stock;

/**
 * Where a committed record stands that is to be a row of a table.
 *
 * @param offset within the partition
 * @param writtenAt the record's own Kafka timestamp, in epoch milliseconds
 */
public record Place(String table, int partition, long offset, long writtenAt) {}
