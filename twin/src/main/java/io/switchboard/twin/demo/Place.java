package io.switchboard.twin.demo;

/** Where a customer lives and what is spoken there. */
record Place(String region, String language) {

    static Place of(Dice dice) {
        return dice.oneOf(
                new Place("dach", "de"),
                new Place("dach", "de"),
                new Place("uk", "en"),
                new Place("us-east", "en"),
                new Place("iberia", "es"),
                new Place("france", "fr"));
    }
}
