package io.switchboard.chaos.oracle;

/**
 * A record that could not be taken.
 *
 * @param hex its bytes, empty where it had none
 */
public record Refused(String topic, int partition, String hex) {}
