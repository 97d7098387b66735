package io.switchboard.bench.limit;

import io.switchboard.bench.contest.Contestant;
import io.switchboard.bench.contest.Course;
import io.switchboard.bench.contest.Meter;
import io.switchboard.bench.contest.Pace;
import io.switchboard.bench.desk.Desk;
import io.switchboard.event.TicketEvent;
import io.switchboard.sla.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Limit C: the engine alone on one thread, with a map for state and the same desk; what a ticket's alarms tell comes with its next event. */
public final class InMemory implements Contestant {

    private static final int BATCH = 10_000;

    private final String name;
    private final String promises;
    private final Supplier<Desk> desks;

    /**
     * @param promises a policy file
     * @param desks where nothing has happened yet
     */
    public InMemory(String name, String promises, Supplier<Desk> desks) {
        this.name = name;
        this.promises = promises;
        this.desks = desks;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Pace run(Course course, String group, Meter meter) {
        Desk desk = desks.get();
        Engine engine = new Engine(promises, told -> {});
        while (!desk.isOpen()) {
            engine.happens(desk.next());
        }
        fold(desk, engine, course.warm());
        return fold(desk, engine, course.window()).afterWarming(course.warm());
    }

    /** What it takes to invent the events does not count. */
    private static Pace fold(Desk desk, Engine engine, Duration howLong) {
        long nanos = 0;
        long records = 0;
        while (nanos < howLong.toNanos()) {
            List<TicketEvent> events = new ArrayList<>(BATCH);
            for (int i = 0; i < BATCH; i++) {
                events.add(desk.next());
            }
            long began = System.nanoTime();
            events.forEach(engine::happens);
            nanos += System.nanoTime() - began;
            records += BATCH;
        }
        return Pace.of(records, nanos / 1e9);
    }
}
