package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import java.util.Arrays;
import java.util.List;

/**
 * A contact centre and its customers, before chance.
 *
 * @param perMilli contacts per millisecond before profile and busyness
 * @param profile of the day, equal parts from midnight, as factors of the rate
 * @param busyness shape of the gamma factor of each day, which has mean 1; 0 if all days are alike
 * @param bilingualShare of contacts that need the second language; of customers, where they are known
 * @param floods edges are full minutes
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never compared
record Scenario(
        List<ContactClass> classes,
        List<SimAgent> agents,
        double perMilli,
        double[] profile,
        double busyness,
        double bilingualShare,
        List<Flood> floods,
        List<Absence> absences,
        Population population,
        Survey survey) {

    /** One whose customers are strangers, and not asked. */
    Scenario(
            List<ContactClass> classes,
            List<SimAgent> agents,
            double perMilli,
            double[] profile,
            double busyness,
            double bilingualShare,
            List<Flood> floods,
            List<Absence> absences) {
        this(
                classes,
                agents,
                perMilli,
                profile,
                busyness,
                bilingualShare,
                floods,
                absences,
                Population.STRANGERS,
                Survey.NONE);
    }

    Scenario(
            List<ContactClass> classes,
            List<SimAgent> agents,
            double perMilli,
            double[] profile,
            double busyness,
            double bilingualShare) {
        this(classes, agents, perMilli, profile, busyness, bilingualShare, List.of(), List.of());
    }

    static Scenario steady(List<ContactClass> classes, List<SimAgent> agents, double perMilli, double bilingual) {
        return new Scenario(classes, agents, perMilli, new double[] {1}, 0, bilingual);
    }

    /** Whether any hour is like any other; only of such a one do formulas speak. */
    boolean isSteady() {
        return busyness == 0
                && floods.isEmpty()
                && absences.isEmpty()
                && Arrays.stream(profile).distinct().count() == 1;
    }

    boolean hasChats() {
        return classes.stream().anyMatch(of -> of.channel() == Channel.CHAT);
    }

    Scenario with(List<SimAgent> others) {
        return new Scenario(
                classes, others, perMilli, profile, busyness, bilingualShare, floods, absences, population, survey);
    }
}
