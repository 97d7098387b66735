package io.switchboard.sla;

/** A ledger as it is kept: packed, or, where an earlier release kept it or it lives on the heap, itself. */
sealed interface KeptLedger permits Ledger, PackedLedger {}
