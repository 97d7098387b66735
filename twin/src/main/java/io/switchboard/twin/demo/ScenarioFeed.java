package io.switchboard.twin.demo;

import io.switchboard.event.CallEvent;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.sim.Chronicle;
import io.switchboard.twin.sim.Play;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * A scenario as a telephone system and a help desk tell of it, once and again without end, each time by another seed; the same
 * seed and start give the same events.
 */
public final class ScenarioFeed implements Parcels {

    private final Play play;
    private final long seed;
    private final Packer packer;
    private Instant begins;
    private long round;
    private Iterator<Parcel> parcels = List.<Parcel>of().iterator();

    /** @param start when it begins the first time */
    public ScenarioFeed(Play play, long seed, Instant start, Packer packer) {
        this.play = play;
        this.seed = seed;
        this.begins = start;
        this.packer = packer;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Parcel next() {
        if (!parcels.hasNext()) {
            List<Parcel> again = played();
            begins = again.get(again.size() - 1).at().plusMillis(1);
            round++;
            parcels = again.iterator();
        }
        return parcels.next();
    }

    private List<Parcel> played() {
        String prefix = "%s-%d-".formatted(play.name(), round + 1);
        Duration later = Duration.between(Play.BEGINNING, begins);
        return Chronicle.of(play, seed + round).stream()
                .map(life -> life.events(prefix, later))
                .flatMap(List::stream)
                .map(this::parcel)
                .sorted(Parcel.IN_TIME)
                .toList();
    }

    private Parcel parcel(Object event) {
        return event instanceof CallEvent call ? packer.pack(call) : packer.pack((TicketEvent) event);
    }

    @Override
    public void close() {}
}
