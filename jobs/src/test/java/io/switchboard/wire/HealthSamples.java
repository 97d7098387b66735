package io.switchboard.wire;

import io.switchboard.event.HealthSignal;
import io.switchboard.health.AgentSeen;
import io.switchboard.health.CustomerHealth;
import io.switchboard.health.Issue;
import io.switchboard.health.Measured;
import io.switchboard.health.PartValue;
import io.switchboard.health.ProactiveCase;
import java.util.List;

/** Values of the health job that say everything, and values that say no more than they must. */
final class HealthSamples {

    private static final long AT = Samples.NOON.toEpochMilli();

    static final List<HealthSignal> SIGNALS = List.of(
            new HealthSignal("s-1", "C-1", "vm-7", Samples.NOON, .9, .8, .7, 1.0),
            new HealthSignal("s-2", "C-2", "disk-1", Samples.NOON, null, null, 0.0, null));

    static final List<CustomerHealth> HEALTH = List.of(
            new CustomerHealth(
                    "C-1",
                    AT,
                    "e-1",
                    4,
                    "enterprise",
                    "emea",
                    "eu",
                    List.of("de", "zh-Hans"),
                    3,
                    9,
                    List.of(new Issue("network", 2), new Issue("billing", 1)),
                    2,
                    1,
                    5,
                    List.of(new AgentSeen("kim", AT - 60_000)),
                    3,
                    AT - 5,
                    4,
                    AT - 6,
                    -.35,
                    .85,
                    "vm-7",
                    "vcpu",
                    .25,
                    List.of(new PartValue("pressure", .85, 1)),
                    .75,
                    "CASE-1"),
            new CustomerHealth(
                    "C-2", AT, "time/7", null, null, null, null, List.of(), 0, 0, List.of(), 0, 0, 0, List.of(), null,
                    null, null, null, null, null, null, null, 1, List.of(), 0, null));

    static final List<ProactiveCase> CASES = List.of(
            new ProactiveCase(
                    "CASE-1",
                    "C-1",
                    ProactiveCase.State.CONTACTED,
                    AT,
                    AT - 9,
                    AT - 5,
                    .85,
                    "vm-7",
                    List.of(new Measured("vcpu", .9)),
                    5L),
            new ProactiveCase("CASE-2", "C-2", ProactiveCase.State.RAISED, AT, AT, AT, 1, "vm-8", List.of(), null));

    private HealthSamples() {}
}
