package io.switchboard.bench.contest;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What all contestants are given: the same records of {@code ticket-events}, and the same stretch of them in which the
 * time is taken.
 *
 * @param folder for the files of a contestant
 * @param from how many records were handled when the time begins: all tickets are open, and everything is warm
 * @param to how many there are in all
 * @param window how long the time is taken, unless the records end before
 */
public record Course(String bootstrapServers, Path folder, long from, long to, Duration window) {}
