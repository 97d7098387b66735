package io.switchboard.twin.sim;

import io.switchboard.surge.Arrival;
import io.switchboard.surge.ArrivalWatch;
import io.switchboard.surge.PlaceWatch;
import io.switchboard.surge.Surge;
import io.switchboard.surge.SurgeRules;
import java.time.ZoneOffset;

/** Watches what comes to one place, arrival by arrival, by the rules of the job. Times are ms from a Monday's midnight. */
sealed interface Sentry {

    Sentry arrival(long at);

    /** Nothing has come, but time has passed. */
    Sentry quiet(long at);

    /** What was told and is not over; null if nothing. */
    Surge.Kind open();

    /** As the job does: what is usual is learned from what comes. */
    record Learning(SurgeRules rules, PlaceWatch place) implements Sentry {

        /** The Monday, epoch milliseconds. */
        private static final long MONDAY = 1_772_409_600_000L;

        static Learning from(SurgeRules rules) {
            return new Learning(rules, PlaceWatch.from(new Arrival("bank", "all", "calls", MONDAY)));
        }

        @Override
        public Learning arrival(long at) {
            return new Learning(
                    rules, place.arrival(rules, ZoneOffset.UTC, MONDAY + at).next());
        }

        @Override
        public Learning quiet(long at) {
            return new Learning(
                    rules, place.until(rules, ZoneOffset.UTC, MONDAY + at).next());
        }

        @Override
        public Surge.Kind open() {
            return place.watch().open();
        }

        /** Arrivals that are usual, as far as it has learned; negative if it does not know. */
        double usual(long from, long until) {
            return place.baseline().expected(MONDAY + from, MONDAY + until, ZoneOffset.UTC);
        }
    }

    /** By what chance itself is drawn: the profile, but not how busy the day is. */
    record Knowing(SurgeRules rules, BankDays days, ArrivalWatch watch) implements Sentry {

        static Knowing from(SurgeRules rules, BankDays days) {
            return new Knowing(rules, days, ArrivalWatch.from(0));
        }

        @Override
        public Knowing arrival(long at) {
            return with(rules.arrival(watch, at, days.expected(watch.lastAt(), at)));
        }

        @Override
        public Knowing quiet(long at) {
            return with(rules.quiet(watch, at, days.expected(watch.lastAt(), at)));
        }

        private Knowing with(SurgeRules.Step step) {
            return new Knowing(rules, days, step.watch());
        }

        @Override
        public Surge.Kind open() {
            return watch.open();
        }
    }
}
