package io.switchboard.sla;

/**
 * A ledger in the bytes of {@link LedgerFormat}.
 *
 * @param bytes the version of the format and all that follows; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent")
record PackedLedger(byte[] bytes) implements KeptLedger {}
