package io.switchboard.it;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.Proves;
import io.switchboard.twin.recorded.Feed;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Real recordings, whose own verdicts we never read, come to the verdicts that they tell. */
class A04RecordedTruthIT {

    private static final long SORT_MEMORY = 64L << 20;

    /** Calls and share of them answered within 20 s, as the recording's description tells them. */
    private static final Map<YearMonth, String> BANK = Map.of(
            YearMonth.of(1999, 1), "31359 0.5230",
            YearMonth.of(1999, 2), "33066 0.4902",
            YearMonth.of(1999, 3), "38394 0.2966",
            YearMonth.of(1999, 4), "31731 0.3342",
            YearMonth.of(1999, 5), "39135 0.3632",
            YearMonth.of(1999, 6), "37613 0.4722");

    private static final YearMonth FEBRUARY = YearMonth.of(1999, 2);

    @Test
    @Proves("R-26")
    void theIncidentLogsVerdictsAndCountersAreOurs() {
        List<Path> files = Here.recording("uci-incidents", "*.csv.gz");
        Map<String, UciTruth> truths = UciTruth.of(files);
        Replayed replayed = replay(Feed.UCI_INCIDENTS, files, "2017-12-31T00:00:00Z");
        Map<String, JsonNode> outcomes = replayed.outcomes().stream()
                .filter(outcome -> outcome.path("clock").asText().equals("TOTAL_RESOLUTION"))
                .collect(toMap(
                        outcome -> outcome.path("itemId").asText(),
                        outcome -> outcome,
                        (a, b) ->
                                a.path("revision").asInt() > b.path("revision").asInt() ? a : b));

        assertThat(agreement(
                        truths,
                        outcomes,
                        (truth, outcome) -> truth.madeSla()
                                == outcome.path("verdict").asText().equals("MET")))
                .as("verdicts equal to made_sla")
                .isGreaterThanOrEqualTo(0.998);
        assertThat(agreement(
                        truths,
                        outcomes,
                        (truth, outcome) ->
                                truth.reopens() == outcome.path("reopens").asInt()))
                .as("reopens equal to reopen_count")
                .isGreaterThanOrEqualTo(0.9999);
        assertThat(agreement(
                        truths,
                        outcomes,
                        (truth, outcome) -> truth.reassignments()
                                == outcome.path("reassignments").asInt()))
                .as("reassignments equal to reassignment_count")
                .isGreaterThanOrEqualTo(0.995);
    }

    /** An incident without an outcome agrees in nothing. */
    private static double agreement(
            Map<String, UciTruth> truths, Map<String, JsonNode> outcomes, BiPredicate<UciTruth, JsonNode> agrees) {
        long agreeing = truths.entrySet().stream()
                .filter(truth -> outcomes.containsKey(truth.getKey()))
                .filter(truth -> agrees.test(truth.getValue(), outcomes.get(truth.getKey())))
                .count();
        return (double) agreeing / truths.size();
    }

    @Test
    void theBanksShareOfCallsAnsweredInTimeIsOursInEachMonth() {
        List<Path> files = Here.recording("anonymous-bank", Here.isLong() ? "*.tsv.gz" : "february.tsv.gz");
        Map<YearMonth, String> expected = Here.isLong() ? BANK : Map.of(FEBRUARY, BANK.get(FEBRUARY));

        Replayed replayed = replay(Feed.ANONYMOUS_BANK, files, "2000-01-01T00:00:00Z");

        assertThat(shares(replayed)).isEqualTo(expected);
    }

    private static Map<YearMonth, String> shares(Replayed replayed) {
        Map<YearMonth, int[]> counts = new TreeMap<>();
        for (JsonNode outcome : replayed.outcomes()) {
            Instant startedAt = Instant.parse(outcome.path("startedAt").asText());
            int[] month = counts.computeIfAbsent(YearMonth.from(startedAt.atZone(ZoneOffset.UTC)), any -> new int[2]);
            month[0]++;
            month[1] += outcome.path("verdict").asText().equals("MET") ? 1 : 0;
        }
        Map<YearMonth, String> shares = new TreeMap<>();
        counts.forEach((month, count) ->
                shares.put(month, String.format(Locale.ROOT, "%d %.4f", count[0], (double) count[1] / count[0])));
        return shares;
    }

    private static Replayed replay(Feed feed, List<Path> files, String until) {
        return Replayed.recording(packer -> feed.open(files, packer, SORT_MEMORY), feed.id(), Instant.parse(until));
    }
}
