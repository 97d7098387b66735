package io.switchboard.quality;

import java.util.List;

/**
 * What something that became known of an item comes to.
 *
 * @param story null when the item is forgotten
 * @param counted what has to be counted more or less than before
 * @param linked the contacts that are not what they were
 * @param wakeAt when to look again, in epoch milliseconds; MAX_VALUE for never
 * @param tooLate whether it came after the allowed lateness and changed nothing
 */
record StoryStep(Story story, List<Counted> counted, List<Linked> linked, long wakeAt, boolean tooLate) {}
