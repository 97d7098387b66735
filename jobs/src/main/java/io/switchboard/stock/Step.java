package io.switchboard.stock;

import io.switchboard.audit.Alarm;
import java.util.List;

/**
 * What a look comes to.
 *
 * @param done slots in which all was judged
 */
record Step(Stock stock, List<Alarm> alarms, List<Slot> done) {}
