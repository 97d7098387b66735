package io.switchboard.surge;

/**
 * Which pool helps which.
 *
 * @param itemId the first that is helped; null where it is about none
 */
public record Help(String pool, String helper, String itemId) {}
