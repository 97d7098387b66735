package io.switchboard.chaos.run;

import io.switchboard.chaos.fault.Schedule;
import io.switchboard.deploy.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Plays many seeds, some of them side by side.
 *
 * @param folder where rigs keep what they have, and logs of runs that broke stay
 * @param lanes how many rigs there are at a time
 */
record Chaos(Installation installation, Path folder, Setting setting, int lanes) {

    /** Those of one flavour after each other, so that few rigs are built; in the report they are in their order. */
    Report play(List<Schedule> schedules, Consumer<Played> progress) {
        Comparator<Schedule> byFlavour =
                Comparator.comparing(schedule -> schedule.flavour().toString());
        Queue<Schedule> left = new ConcurrentLinkedQueue<>(schedules.stream()
                .sorted(byFlavour.thenComparingLong(Schedule::seed))
                .toList());
        List<Played> played = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int number = 1; number <= lanes; number++) {
            Path own = folder.resolve("rig-" + number);
            Thread thread = new Thread(() -> play(own, left, played, progress), "lane " + number);
            thread.start();
            threads.add(thread);
        }
        threads.forEach(Chaos::join);
        synchronized (played) {
            played.sort(Comparator.comparingLong(one -> one.schedule().seed()));
            return new Report(played);
        }
    }

    private void play(Path own, Queue<Schedule> left, List<Played> played, Consumer<Played> progress) {
        try (Lane lane = new Lane(installation, own)) {
            for (Schedule next = left.poll(); next != null; next = left.poll()) {
                Played one = lane.play(next, setting);
                synchronized (played) {
                    played.add(one);
                    progress.accept(one);
                }
            }
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
