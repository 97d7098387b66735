package io.switchboard.health;

/**
 * How a customer is from now on.
 *
 * @param now null when there is nothing to tell of the customer any more
 */
public record HealthNews(String customerId, CustomerHealth now) {}
