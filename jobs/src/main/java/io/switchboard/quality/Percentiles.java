package io.switchboard.quality;

/** How long it took half of them, nine in ten, and so on, in milliseconds; each within 1 %. */
public record Percentiles(double p50, double p90, double p95, double p99, double p999) {}
