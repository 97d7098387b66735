package io.switchboard.quality;

import java.io.Serializable;

/**
 * Where a team sits.
 *
 * @param zone IANA; null for that of all
 */
public record Desk(String centre, String line, String zone) implements Serializable {}
