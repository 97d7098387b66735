package io.switchboard.health;

import java.util.List;

/**
 * What something that became known of a customer comes to.
 *
 * @param next null when the customer is forgotten
 * @param health what is to be told; null for nothing
 * @param isForgotten what was told of the customer is to be forgotten, too
 * @param cases in their order
 */
record HealthStep(CustomerFile next, CustomerHealth health, boolean isForgotten, List<ProactiveCase> cases) {}
