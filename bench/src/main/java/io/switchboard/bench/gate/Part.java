package io.switchboard.bench.gate;

import io.switchboard.calendar.CalendarBenchmark;
import io.switchboard.policy.MatchingBenchmark;
import io.switchboard.routing.DispatchBenchmark;
import io.switchboard.routing.ScoreBenchmark;
import io.switchboard.sla.EngineBenchmark;
import io.switchboard.wire.WireBenchmark;
import java.io.IOException;
import org.openjdk.jmh.infra.Blackhole;

/** A pure part whose cost is watched; the work is that of its benchmark. */
enum Part {
    ENGINE("an event of a ticket with three clocks") {
        @Override
        Work work() {
            EngineBenchmark engine = new EngineBenchmark();
            engine.open();
            Blackhole told = new Blackhole(
                    "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
            return () -> engine.events(told);
        }

        @Override
        int operations() {
            return EngineBenchmark.EVENTS;
        }
    },
    DUE("a due time after business time") {
        @Override
        Work work() {
            CalendarBenchmark calendar = new CalendarBenchmark();
            calendar.open();
            return calendar::plus;
        }
    },
    BETWEEN("business time between two instants") {
        @Override
        Work work() {
            CalendarBenchmark calendar = new CalendarBenchmark();
            calendar.open();
            return calendar::between;
        }
    },
    MATCHING("which clocks an item is held to") {
        @Override
        Work work() throws IOException {
            MatchingBenchmark matching = new MatchingBenchmark();
            matching.read();
            return matching::held;
        }
    },
    SCORE("a score of 28 dimensions") {
        @Override
        Work work() {
            ScoreBenchmark score = new ScoreBenchmark();
            score.meet();
            return score::scoreOf28Dimensions;
        }
    },
    DISPATCH("a dispatch with 10,000 waiting") {
        @Override
        Work work() {
            DispatchBenchmark dispatch = new DispatchBenchmark();
            dispatch.waiting = 10_000;
            dispatch.fill();
            return dispatch::dispatch;
        }
    },
    DECODE("a ticket event from its bytes") {
        @Override
        Work work() {
            WireBenchmark wire = new WireBenchmark();
            wire.write();
            return wire::decode;
        }
    },
    ENCODE("where an item stands into bytes") {
        @Override
        Work work() {
            WireBenchmark wire = new WireBenchmark();
            wire.write();
            return wire::encode;
        }
    };

    private final String inWords;

    Part(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }

    /** Some of it, set up. */
    abstract Work work() throws IOException;

    /** How often the part is done in one call. */
    int operations() {
        return 1;
    }

    /** What is measured. */
    interface Work {

        /** Whatever comes of it, so that it is not left out. */
        Object once();
    }
}
