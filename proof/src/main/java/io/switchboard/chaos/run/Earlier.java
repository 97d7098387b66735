package io.switchboard.chaos.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.chaos.fault.Fault;
import io.switchboard.chaos.run.Played.Struck;
import io.switchboard.chaos.verdict.Verdict;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a report of the same engine, judge and desk has already. A run that came to a result, whichever, is not played again; one that came
 * to none is, and is not forgotten.
 *
 * @param played with a verdict, or with a job that was stuck
 * @param fruitless a line for each run that came to no verdict
 */
record Earlier(List<Played> played, List<String> fruitless) {

    static final Earlier NOTHING = new Earlier(List.of(), List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    Earlier {
        played = List.copyOf(played);
        fruitless = List.copyOf(fruitless);
    }

    /**
     * Of those games.
     *
     * @throws ClusterException if the file is of another engine or another desk, or no report
     */
    static Earlier read(Path file, Desk desk, List<Game> games) {
        if (!Files.exists(file)) {
            return NOTHING;
        }
        try {
            JsonNode report = JSON.readTree(file.toFile());
            Desk other = JSON.treeToValue(report.path("desk"), Desk.class);
            if (!desk.equals(other)) {
                throw new ClusterException(
                        "%s has runs of %s, but these are of %s; give another --report or no --resume"
                                .formatted(file, other, desk));
            }
            Map<Long, Game> bySeed = games.stream()
                    .collect(Collectors.toMap(game -> game.schedule().seed(), Function.identity()));
            List<Played> played = new ArrayList<>();
            List<String> fruitless = new ArrayList<>();
            report.path("noVerdict").forEach(line -> fruitless.add(line.asText()));
            for (JsonNode run : report.path("runs")) {
                Game game = bySeed.get(run.path("seed").asLong());
                if (!run.has("verdict") && !run.path("stuck").asBoolean()) {
                    fruitless.add(Report.fruitless(
                            run.path("seed").asLong(), run.path("trouble").asText()));
                } else if (game != null) {
                    played.add(played(run, game));
                }
            }
            return new Earlier(played, fruitless);
        } catch (IOException | RuntimeException e) {
            if (e instanceof ClusterException known) {
                throw known;
            }
            throw new ClusterException(file + " is no report to go on from: " + e.getMessage(), e);
        }
    }

    /** Those of the games that are still to be played. */
    List<Game> left(List<Game> games) {
        return games.stream()
                .filter(game -> played.stream().noneMatch(run -> run.game().equals(game)))
                .toList();
    }

    private static Played played(JsonNode run, Game game) throws IOException {
        List<Struck> struck = new ArrayList<>();
        for (JsonNode each : run.path("faults")) {
            Fault fault = game.schedule().faults().get(struck.size());
            if (!fault.kind().name().equals(each.path("kind").asText())) {
                throw new ClusterException("seed %s had %s and would have %s"
                        .formatted(run.path("seed"), each.path("kind"), fault.kind()));
            }
            struck.add(new Struck(
                    fault,
                    each.path("took").asBoolean(),
                    ms(each.path("beganSeconds")),
                    ms(each.path("undoneSeconds")),
                    each.path("recoverySeconds").isNull() ? -1 : ms(each.path("recoverySeconds"))));
        }
        return new Played(
                game,
                run.has("verdict") ? JSON.treeToValue(run.path("verdict"), Verdict.class) : null,
                run.has("trouble") ? run.path("trouble").asText() : null,
                run.path("stuck").asBoolean(),
                run.path("records").asInt(),
                struck,
                run.path("rewinds").asInt(),
                run.path("refusedCommits").asInt(),
                ms(run.path("longestCheckpointSeconds")),
                ms(run.path("seconds")));
    }

    private static long ms(JsonNode seconds) {
        return Math.round(seconds.asDouble() * 1e3);
    }
}
