package io.switchboard.it;

import io.switchboard.deploy.FlinkRest;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.TopicReader;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import io.switchboard.wire.Topics;
import java.time.Duration;

/**
 * A feed in whose middle a TaskManager dies: when checkpoints have completed and their output has been committed, and
 * with thousands of events on their way that no checkpoint covers.
 */
final class KillHalfWay implements Parcels {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int CHECKPOINTS = 2;

    private final LocalCluster cluster;
    private final Parcels parcels;
    private final long half;
    private final long death;
    private long fed;
    private boolean killed;
    private long restored;

    KillHalfWay(LocalCluster cluster, Parcels parcels, long half) {
        this.cluster = cluster;
        this.parcels = parcels;
        this.half = half;
        this.death = half + half / 4;
    }

    @Override
    public boolean hasNext() {
        return parcels.hasNext();
    }

    @Override
    public Parcel next() {
        fed++;
        if (fed == half) {
            Await.until("committed output after " + half + " events", PATIENCE, this::hasCommitted);
        } else if (fed == death) {
            cluster.killTaskManager(1);
            killed = true;
        }
        return parcels.next();
    }

    private boolean hasCommitted() {
        FlinkRest rest = cluster.rest();
        return rest.checkpoints(job(rest)).completed() >= CHECKPOINTS && committed() > 0;
    }

    private static String job(FlinkRest rest) {
        return rest.jobs().get(0).id();
    }

    private long committed() {
        try (TopicReader reader = new TopicReader(cluster.layout().bootstrapServers())) {
            return reader.readToEnd(Topics.SLA_OUTCOMES, record -> {});
        }
    }

    /** To be asked while the replay goes on: it leaves nothing behind to ask. */
    void look() {
        if (killed) {
            FlinkRest rest = cluster.rest();
            restored = Math.max(restored, rest.checkpoints(job(rest)).restored());
        }
    }

    long restored() {
        return restored;
    }

    /** How many events came after the kill. */
    long fedAfterwards() {
        return fed - death;
    }

    @Override
    public void close() {
        parcels.close();
    }
}
