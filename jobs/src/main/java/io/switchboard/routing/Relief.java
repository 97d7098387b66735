package io.switchboard.routing;

/**
 * A turn of help, and where.
 *
 * @param region of the centre whose pool is helped, by the book in force; empty if it names none
 */
public record Relief(String domain, String region, HelpTurn turn) {}
