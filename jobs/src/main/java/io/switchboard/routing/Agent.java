package io.switchboard.routing;

/** Somebody who can take items. */
public record Agent(String id, Profile profile, Standing standing) {}
