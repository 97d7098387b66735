package io.switchboard.quality;

import java.util.List;

/**
 * All that one thing, or time, makes count otherwise. It belongs together: what it takes away under one name and adds under another
 * is nothing to a window that has both.
 */
public record Recount(List<Counted> counted) {}
