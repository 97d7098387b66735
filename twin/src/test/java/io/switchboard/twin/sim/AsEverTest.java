package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.twin.sim.Comparison.Figure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What could be played before there were chats, customers and surveys is played as ever: the digests were made at commit
 * a58481d, by this code; that of the studies later, by the half of the long run in which agents are not asked, and with floods told by today's
 * rules. A change of the dispatcher, of the twin's book, of when a flood is told or of a scenario makes others; one of the twin that
 * adds something must not.
 */
class AsEverTest {

    private static final long SEED = 1;
    private static final int OLD = 34;
    private static final int COMBINED = 1_966;

    /** When, what and who; numbers to so few places that another processor would not round them otherwise. */
    private static final class Digest {

        private final MessageDigest sum;

        Digest() {
            try {
                sum = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void asked(Request request) {
            add("%d %s %s %s".formatted(request.at(), request.kind(), request.itemId(), request.agentId()));
        }

        void decided(Ruling ruling) {
            add("%d %d %s %s %s"
                    .formatted(
                            ruling.number(),
                            ruling.decision().at(),
                            ruling.decision().verdict(),
                            ruling.decision().itemId(),
                            ruling.decision().agentId()));
        }

        void add(String line) {
            sum.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        String inShort() {
            return HexFormat.of().formatHex(sum.digest()).substring(0, 16);
        }
    }

    static String scenarios() {
        Digest digest = new Digest();
        for (String name : Library.names().subList(0, OLD)) {
            play(Library.named(name), digest);
        }
        play(
                Written.scenario(
                        "load: 0.9",
                        "profile: bank",
                        "busyness: 27",
                        "returns: {call: 0.5}",
                        "reopens: {p2: 0.3}",
                        "staff: {front: 10}",
                        "shifts: {back: {from: 1h, until: 9h}}",
                        "floods: [{class: call, from: 0h, until: 1h, factor: 30}]",
                        "absences: [{team: front, share: 0.5, from: 30m, until: 1h}]"),
                digest);
        return digest.inShort();
    }

    private static void play(Staging whole, Digest digest) {
        Staging beginning = new Staging(whole.name(), whole.about(), whole.scenario(), Duration.ofHours(2));
        digest.add(new Play(beginning).play(SEED, digest::asked, digest::decided));
    }

    static String combinations() {
        Digest digest = new Digest();
        int written = Library.names().size();
        for (String name : Library.names(written + COMBINED).subList(written, written + COMBINED)) {
            Staging staging = Library.named(name);
            Scenario scenario = staging.scenario();
            digest.add(String.format(
                    Locale.ROOT,
                    "%s %s %.9f %.6f %s %s",
                    name,
                    staging.length(),
                    scenario.perMilli(),
                    scenario.bilingualShare(),
                    scenario.floods(),
                    scenario.absences()));
        }
        for (String name : List.of("vip-storm+flu~1", "usual-day+shift-change~2", "call-backs+double-flood~3")) {
            play(Library.named(name), digest);
        }
        return digest.inShort();
    }

    /** What the formula says was not told of then. */
    static String comparison() {
        Digest digest = new Digest();
        List<Figure> played = new ArrayList<>(new Comparison(2, 4_000, line -> {}).play(SEED));
        played.removeIf(figure -> figure.policy().equals(Comparison.FORMULA));
        digest.add(Comparison.summary(played));
        return digest.inShort();
    }

    static String studies() {
        Digest digest = new Digest();
        digest.add(new SurgeStudy(2).play(SEED));
        digest.add(unasked(new Endurance(20_000, line -> {}).play(SEED)));
        String systems =
                """
                {"erlangB": [{"a": 1, "n": 2, "B": 0.2}],
                 "prio_nonpreemptive_MMn": [{"lams": [3, 5], "mu": 1, "n": 10, "C": 0.40918015,
                                             "W": [0.05845431, 0.29227154]}]}
                """;
        new Theory(SEED, 200_000, check -> {})
                .validate("a.json", systems)
                .forEach(check -> digest.add(String.format(Locale.ROOT, "%s %.6f", check.name(), check.value())));
        return digest.inShort();
    }

    /** The half of whose items agents are not asked. */
    private static String unasked(String told) {
        return told.lines()
                .filter(line -> line.startsWith("longest wait"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstTwoHoursOfEachScenarioWrittenBefore() {
        assertThat(scenarios()).isEqualTo("1b5fcedc78d77745");
    }

    @Test
    void theCombinationsOfTwoUnderTheNamesThatTheyHad() {
        assertThat(combinations()).isEqualTo("6a633c686171b772");
    }

    @Test
    void theHeadToHeadComparison() {
        assertThat(comparison()).isEqualTo("8ca15e9ceb3c502b");
    }

    @Test
    void theStudiesAndTheSystemsOfTheory() {
        assertThat(studies()).isEqualTo("284e19f27d759f28");
    }
}
