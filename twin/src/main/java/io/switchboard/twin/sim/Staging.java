package io.switchboard.twin.sim;

import java.time.Duration;

/**
 * A scenario that can be played: a centre, its customers and what befalls them.
 *
 * @param about a sentence for whoever chooses
 */
record Staging(String name, String about, Scenario scenario, Duration length) {}
