package io.switchboard.routing;

/**
 * A profile that agents of the domain have.
 *
 * @param number counts the profiles of the domain from 0
 */
record ProfileClass(int number, Profile profile) {}
