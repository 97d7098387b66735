package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Forty agents and four classes: where routing policies are compared. */
final class HeadToHead {

    static final int CALL = 0;
    static final int P1 = 1;
    static final int P2 = 2;
    static final int P3 = 3;

    static final double MINUTE = 60_000;

    /** From ten to noon. */
    private static final double PEAK = 1.45;

    /** Of the logarithm of a handling time. */
    static final double SIGMA = 0.9;

    private static final int AGENTS = 40;

    private HeadToHead() {}

    static List<ContactClass> classes() {
        return List.of(
                of("call", Channel.PHONE, 0.35, 5, new Law.Exponential(6 * MINUTE), 1, 4, 2),
                of("p1", Channel.WEB, 0.10, 20, new Law.Never(), 15, 8, 1),
                of("p2", Channel.WEB, 0.25, 15, new Law.Never(), 60, 2, 3),
                of("p3", Channel.WEB, 0.30, 12, new Law.Never(), 240, 1, 4));
    }

    private static ContactClass of(
            String name, Channel channel, double share, double work, Law patience, double due, double weight, int sev) {
        return ContactClass.of(
                name,
                channel,
                share,
                new Law.Lognormal(work * MINUTE, SIGMA),
                patience,
                Math.round(due * MINUTE),
                weight,
                sev);
    }

    /** Twelve of them, three in ten of each team, speak the second language. */
    static List<SimAgent> agents() {
        List<SimAgent> agents = new ArrayList<>();
        team(agents, "front", 16, 5, 1, 1, 0.75, 0.75);
        team(agents, "back", 16, 5, 0.75, 0.75, 1, 1);
        team(agents, "general", 8, 2, 0.9, 0.9, 0.9, 0.9);
        return agents;
    }

    private static void team(List<SimAgent> agents, String name, int size, int bilingual, double... speeds) {
        for (int i = 0; i < size; i++) {
            agents.add(SimAgent.always(name, i < bilingual, speeds));
        }
    }

    /** Load relative to all agents at full matched speed. */
    static Scenario at(double load) {
        return Scenario.steady(classes(), agents(), rate(load), 0.1);
    }

    /** A base load of .85 and a peak every day. */
    static Scenario withPeak() {
        double[] profile = new double[24];
        Arrays.fill(profile, 1);
        profile[10] = PEAK;
        profile[11] = PEAK;
        return new Scenario(classes(), agents(), rate(0.85), profile, 0, 0.1);
    }

    private static double rate(double load) {
        double work = classes().stream()
                .mapToDouble(each -> each.share() * each.work().mean())
                .sum();
        return load * AGENTS / work;
    }

    /** The agents of all teams at full speed and in both languages, for bounds. */
    static List<SimAgent> perfect() {
        List<SimAgent> agents = new ArrayList<>();
        team(agents, "perfect", AGENTS, AGENTS, 1, 1, 1, 1);
        return agents;
    }

    /** One team for each class; of the generalists four help P2 and four P3. */
    static List<SimAgent> silos() {
        List<SimAgent> agents = new ArrayList<>();
        team(agents, "call", 8, 3, 1, 0, 0, 0);
        team(agents, "p1", 8, 2, 0, 1, 0, 0);
        team(agents, "p2", 8, 3, 0, 0, 1, 0);
        team(agents, "p3", 8, 2, 0, 0, 0, 1);
        team(agents, "p2", 4, 1, 0, 0, 0.9, 0);
        team(agents, "p3", 4, 1, 0, 0, 0, 0.9);
        return agents;
    }
}
