package io.switchboard.it;

import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.Replay;
import io.switchboard.twin.FeederOptions;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.demo.DemoFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Three made-up days at the demo's support desk, some 30,000 events, replayed in whatever way a test wants. */
final class DemoDays {

    /** Ten times as many in the long form. */
    static final int EVENTS_AT_LEAST = Here.isLong() ? 200_000 : 20_000;

    private static final long SEED = 20260302;
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(3));
    private static final int ITEMS_PER_HOUR = Here.isLong() ? 1_200 : 120;

    private static Replayed inOrder;

    private DemoDays() {}

    /** As they happened; replayed once for all tests. */
    static synchronized Replayed inOrder() {
        if (inOrder == null) {
            inOrder = onceInABuild("in-order");
        }
        return inOrder;
    }

    /** By the JVM that wants it first; another one waits for it, and reads what it has written. */
    private static Replayed onceInABuild(String name) {
        Path done = Here.folder(name + ".build");
        try {
            Files.createDirectories(done.getParent());
            try (FileChannel door = FileChannel.open(
                    Here.folder(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                door.lock();
                if (isOfThisBuild(done)) {
                    return Replayed.earlier(name);
                }
                Replayed replayed = again(name);
                Files.writeString(done, Here.build());
                return replayed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfThisBuild(Path done) throws IOException {
        return Files.exists(done) && Files.readString(done).equals(Here.build());
    }

    /** As they happened, once more. */
    static Replayed again(String name) {
        return replay(name, 1, Duration.ZERO, (cluster, parcels) -> parcels, cluster -> {});
    }

    /**
     * In another way.
     *
     * @param disorder how late an event may come
     * @param way makes of the parcels in their order what is fed
     */
    static Replayed replay(
            String name,
            int taskManagers,
            Duration disorder,
            BiFunction<LocalCluster, Parcels, Parcels> way,
            Consumer<LocalCluster> progress) {
        return Replayed.run(
                name,
                taskManagers,
                cluster -> out -> new Replay.Request(
                        packer -> way.apply(cluster, new DemoFeed(SEED, START, ITEMS_PER_HOUR, packer)),
                        FeederOptions.fullSpeed("demo").disordered(disorder),
                        Here.policies("demo"),
                        END,
                        out),
                progress);
    }
}
