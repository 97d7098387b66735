package io.switchboard.routing;

/** A profile that agents of the domain have. One that is forgotten and comes again is another. */
final class ProfileClass {

    private final int number;
    private final Profile profile;

    /** @param number of this profile alone while it is known, from 0 */
    ProfileClass(int number, Profile profile) {
        this.number = number;
        this.profile = profile;
    }

    int number() {
        return number;
    }

    Profile profile() {
        return profile;
    }
}
