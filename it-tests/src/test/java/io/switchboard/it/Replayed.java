package io.switchboard.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.deploy.Layout;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.Replay;
import io.switchboard.deploy.StateDir;
import io.switchboard.twin.FeederOptions;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcels;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What came out of one replay.
 *
 * @param out the folder with a file of each output topic: much of it is large, and not everybody reads it
 */
record Replayed(Path out) {

    /**
     * Replays on a cluster of its own, which is gone afterwards, whatever became of it.
     *
     * @param request what to replay, given the cluster that is going to run it and the folder to write to
     * @param progress told about once a second
     */
    static Replayed run(
            String name,
            int taskManagers,
            Function<LocalCluster, Function<Path, Replay.Request>> request,
            Consumer<LocalCluster> progress) {
        LocalCluster cluster = new LocalCluster(Here.installation(), new StateDir(Here.folder(name)));
        Thread hook = new Thread(cluster::kill);
        cluster.kill();
        cluster.purge();
        Formatted.into(cluster.dir());
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Path out = earlier(name).out;
            Layout layout = Layout.of(taskManagers, 2, Cluster.PARTITIONS, 0, 0);
            new Replay(cluster, layout, step -> {}, line -> progress.accept(cluster))
                    .run(request.apply(cluster).apply(out));
            return new Replayed(out);
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** Replays what was recorded, as fast as it goes, by the policies of that name. */
    static Replayed recording(Function<Packer, Parcels> feed, String policies, Instant until) {
        return run(
                "recorded-" + policies,
                1,
                cluster -> out -> new Replay.Request(
                        feed, FeederOptions.fullSpeed(policies), Here.policies(policies), until, out),
                cluster -> {});
    }

    /** One of that name that was replayed before. */
    static Replayed earlier(String name) {
        return new Replayed(Here.folder(name + "-out"));
    }

    /** Of a topic, sorted. */
    List<String> lines(String topic) {
        try {
            List<String> all = Files.readAllLines(out.resolve(topic + ".jsonl"));
            boolean compacted = topic.equals(Topics.TICKET_TRACKING);
            return (compacted ? lastOfEachItem(all) : all).stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often one was told where an item stands depends on whether time or the next event came first; the end does not. */
    private static Collection<String> lastOfEachItem(List<String> tracking) {
        Map<String, String> last = new TreeMap<>();
        for (String line : tracking) {
            JsonNode item = Json.lines(List.of(line)).get(0);
            last.put(item.path("type").asText() + "/" + item.path("itemId").asText(), line);
        }
        return last.values();
    }

    List<JsonNode> escalations() {
        return Json.lines(lines(Topics.ESCALATIONS));
    }

    List<JsonNode> outcomes() {
        return Json.lines(lines(Topics.SLA_OUTCOMES));
    }

    /** Where items stood in the end. */
    List<JsonNode> tracking() {
        return Json.lines(lines(Topics.TICKET_TRACKING));
    }

    List<String> deadLetters() {
        return lines(Topics.DEAD_LETTERS);
    }

    List<String> tooLate() {
        return lines(Topics.TOO_LATE);
    }
}
