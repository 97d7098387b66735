package io.switchboard.chaos.run;

import io.switchboard.deploy.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Plays many games, some of them side by side.
 *
 * @param folder where rigs keep what they have, and logs of runs that broke stay
 * @param lanes how many rigs there are at a time
 */
record Chaos(Installation installation, Path folder, int lanes) {

    /**
     * Those of one flavour after each other, so that few rigs are built. A lane that breaks on a mistake of the harness lets the others
     * play on, and the mistake is thrown when they are done.
     *
     * @param progress is given each run as it ends, one at a time
     */
    void play(List<Game> games, Consumer<Played> progress) {
        Comparator<Game> byFlavour =
                Comparator.comparing(game -> game.schedule().flavour().toString());
        Queue<Game> left = new ConcurrentLinkedQueue<>(games.stream()
                .sorted(byFlavour.thenComparingLong(game -> game.schedule().seed()))
                .toList());
        List<CompletableFuture<Void>> playing = new ArrayList<>();
        for (int number = 1; number <= lanes; number++) {
            Path own = folder.resolve("rig-" + number);
            String name = "lane " + number;
            playing.add(CompletableFuture.runAsync(
                    () -> play(own, left, progress), work -> new Thread(work, name).start()));
        }
        CompletableFuture.allOf(playing.toArray(CompletableFuture<?>[]::new)).join();
    }

    private void play(Path own, Queue<Game> left, Consumer<Played> progress) {
        try (Lane lane = new Lane(installation, own)) {
            for (Game next = left.poll(); next != null; next = left.poll()) {
                Played one = lane.play(next);
                synchronized (left) {
                    progress.accept(one);
                }
            }
        }
    }
}
