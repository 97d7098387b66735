package io.switchboard.routing;

/**
 * How an item's own part of the score grows until something about it changes: {@code intercept + slope · (t -
 * agedFrom)}. Of two items with the same slope the one with the lower key is ahead, now and later; so they are kept in
 * order without ever being scored again.
 *
 * @param slope per ms
 * @param key when the line was or will be 0, epoch milliseconds; of a flat one, minus the intercept
 * @param until epoch milliseconds of the next bend; {@link Long#MAX_VALUE} if there is none
 */
record Line(double slope, double intercept, double key, long until) {

    /**
     * The line that an item is on.
     *
     * @param constant the part that does not depend on time
     */
    static Line of(Item item, Weights weights, double constant, long at) {
        Promise promise = item.promise();
        double pastDue = weights.scales().pastDue();
        double response = promise.responseMillis();
        double urgency = weights.of(Dimension.RESPONSE_URGENCY, promise);
        double slope = 0;
        double intercept = constant;
        double bend = item.agedFrom();
        if (at >= bend) {
            double due = bend + response;
            double most = bend + response * weights.scales().ageOfMostUrgency();
            if (at < due) {
                slope = urgency / (2 * response);
                bend = due;
            } else if (at < most) {
                slope = urgency * pastDue / (2 * response);
                intercept += urgency * (1 - pastDue) / 2;
                bend = most;
            } else {
                intercept += urgency;
                bend = Double.POSITIVE_INFINITY;
            }
        }
        if (promise.resolutionMillis() > 0) {
            double slack = weights.of(Dimension.RESOLUTION_SLACK, promise);
            double start = item.enteredAt() - (double) item.need().handleMillis();
            double end = start + promise.resolutionMillis();
            if (at >= start && at < end) {
                slope += slack / promise.resolutionMillis();
                intercept += slack * (item.agedFrom() - start) / promise.resolutionMillis();
                bend = Math.min(bend, end);
            } else if (at >= end) {
                intercept += slack;
            } else {
                bend = Math.min(bend, start);
            }
        }
        double key = slope > 0 ? item.agedFrom() - intercept / slope : -intercept;
        return new Line(slope, intercept, key, bend >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) Math.ceil(bend));
    }

    double value(Item item, long at) {
        return intercept + slope * (at - item.agedFrom());
    }
}
