package io.switchboard.routing;

/**
 * What one dimension brought to a score.
 *
 * @param dimension its id
 * @param value 0 to 1
 * @param weight in force for the item
 */
public record Reason(String dimension, double value, double weight) {

    public double contribution() {
        return value * weight;
    }
}
