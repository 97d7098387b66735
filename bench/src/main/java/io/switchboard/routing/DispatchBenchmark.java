package io.switchboard.routing;

import io.switchboard.event.Channel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One dispatch in a domain in which all agents are busy and many items wait: an agent is done, takes the best of all that
 * wait, with the reasons written down, and another item comes. In a longer queue as much more happens in a second, so that an item
 * waits 1,000 s in each: what falls due meanwhile, steps that expire above all, is then the same for each dispatch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DispatchBenchmark {

    private static final int AGENTS = 1_000;
    private static final long WAIT = 1_000_000;
    private static final long LONG = 1L << 50;

    /** Items that wait. */
    @Param({"1000", "10000", "100000", "1000000"})
    public int waiting;

    /** Promises that differ: five by contracts, or as many as deadlines by business hours are rounded to. */
    @Param({"5", "500"})
    public int promises = 5;

    private record With(String item, String agent) {}

    private final Queue<With> busy = new ArrayDeque<>();
    private Throng throng;
    private Dispatcher dispatcher;
    private long now;
    private long items;

    /** A full desk with the queue that is wanted. */
    @Setup(Level.Iteration)
    public void fill() {
        throng = new Throng(new Random(20_261_127), promises);
        Scales scales = new Scales(0.25, 100, 10, 3_600_000, 1, LONG, Map.of());
        dispatcher = new Dispatcher(
                new Settings(LONG, 0, 1_800_000, 3, Integer.MAX_VALUE, Set.of(Channel.PHONE), true),
                Weights.defaults(scales));
        busy.clear();
        now = Throng.NINE;
        items = 0;
        for (int i = 0; i < waiting + AGENTS; i++) {
            enter();
            now += WAIT / waiting;
        }
        for (int i = 0; i < AGENTS; i++) {
            took(dispatcher.agent(throng.agent("agent" + i), Presence.AVAILABLE, now));
        }
        while (waiting() < waiting) {
            enter();
        }
    }

    /** Two events: {@code complete}, which dispatches, and {@code enter}. */
    @Benchmark
    public int dispatch() {
        now += WAIT / waiting;
        With done = busy.remove();
        List<Decision> told = dispatcher.complete(done.item(), done.agent(), now);
        took(told);
        while (waiting() < waiting) {
            enter();
        }
        return told.size();
    }

    long waiting() {
        return dispatcher.counts().waiting();
    }

    private void enter() {
        took(dispatcher.enter(throng.item("item" + items++, now), Throng.PLAN, now));
    }

    private void took(List<Decision> told) {
        for (Decision each : told) {
            if (each.verdict() == Verdict.ASSIGNED) {
                busy.add(new With(each.itemId(), each.agentId()));
            }
        }
    }
}
