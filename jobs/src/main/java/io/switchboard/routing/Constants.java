package io.switchboard.routing;

/** The part of an item's score that nothing but a change of the item changes. */
final class Constants {

    private static final Dimension[] CONSTANT = Dimension.all().stream()
            .filter(dimension -> dimension.isWeighed() && dimension.of() == Dimension.Of.ITEM)
            .filter(dimension -> dimension != Dimension.RESPONSE_URGENCY && dimension != Dimension.RESOLUTION_SLACK)
            .toArray(Dimension[]::new);

    private Constants() {}

    static double of(Item item, Weights weights) {
        Pairing pairing = new Pairing(item, null, null, item.enteredAt(), 0, 0, 0, 0, weights.scales());
        double sum = 0;
        for (Dimension dimension : CONSTANT) {
            sum += dimension.value(pairing) * weights.of(dimension, item.promise());
        }
        return sum;
    }
}
