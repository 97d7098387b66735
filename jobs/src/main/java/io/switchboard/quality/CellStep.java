package io.switchboard.quality;

import java.util.List;

/**
 * What a change, or time, comes to for a cell.
 *
 * @param cell null when everything of it is final
 * @param late families that were final and would have to change
 * @param wakeAt in epoch milliseconds
 */
record CellStep(Cell cell, List<MetricRow> rows, List<Family> late, long wakeAt) {}
