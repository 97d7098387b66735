package io.switchboard.twin.sim;

import io.switchboard.policy.Nearest;
import io.switchboard.twin.FeedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The scenarios that there are. Some are written by hand; {@code FIRST+SECOND~N} is the first of two of them with the
 * floods and absences of the second, too, varied by chance of its own: the name alone says what it is. Whom nothing of
 * the kind befalls is no second: it would be told of and not be there. Neither is one with chats, customers or surveys of
 * its own, of which the first would know nothing.
 */
final class Library {

    private static final String FOLDER = "scenarios/";
    private static final double LEAST = 0.85;
    private static final double SPREAD = 0.3;
    private static final long MINUTE = 60_000;
    private static final int LATEST_MINUTES = 120;

    private Library() {}

    /** Those written by hand. */
    static List<String> names() {
        return read("index.txt").lines().toList();
    }

    /** So many, those written by hand first; then combinations of those without what came later, as ever. */
    static List<String> names(int count) {
        List<String> names = new ArrayList<>(names());
        List<String> firsts = names().stream()
                .filter(name -> isOfOld(written(name).scenario()))
                .toList();
        List<String> seconds = firsts.stream()
                .filter(name -> isEventful(written(name).scenario()))
                .toList();
        for (int n = 1; names.size() < count; n++) {
            for (String first : firsts) {
                for (String second : seconds) {
                    if (!first.equals(second)) {
                        names.add("%s+%s~%d".formatted(first, second, n));
                    }
                }
            }
        }
        return names.subList(0, count);
    }

    /** Before there were chats, customers and surveys: what is listed of these stays what it was. */
    private static boolean isOfOld(Scenario scenario) {
        return !scenario.hasChats()
                && !scenario.population().isKnown()
                && !scenario.survey().isAsked();
    }

    private static boolean isEventful(Scenario scenario) {
        return !scenario.floods().isEmpty() || !scenario.absences().isEmpty();
    }

    /** @throws FeedException if there is none of that name */
    static Staging named(String name) {
        int plus = name.indexOf('+');
        int wave = name.indexOf('~');
        if (plus > 0 && wave > plus) {
            Staging first = written(name.substring(0, plus));
            Staging second = written(name.substring(plus + 1, wave));
            if (!isEventful(second.scenario())) {
                throw new FeedException("no scenario %s: %s has neither floods nor absences, it can only be the first"
                        .formatted(name, second.name()));
            }
            if (!isOfOld(second.scenario())) {
                throw new FeedException(
                        "no scenario %s: %s has chats, customers or surveys of its own, it can only be the first"
                                .formatted(name, second.name()));
            }
            return both(name, first, second);
        }
        return written(name);
    }

    private static Staging written(String name) {
        if (!names().contains(name)) {
            throw new FeedException("no scenario %s: %s, FIRST+SECOND~N of two of them, or a file"
                    .formatted(name, Nearest.use(name, names())));
        }
        return ScenarioReader.read(name + ".yaml", read(name + ".yaml"));
    }

    private static Staging both(String name, Staging first, Staging second) {
        Draws draws = new Draws(name.hashCode());
        Scenario one = first.scenario();
        Scenario other = second.scenario();
        long later = draws.below(LATEST_MINUTES, 1, 0) * MINUTE;
        double stronger = around(draws, 2);
        List<Flood> floods = Stream.concat(one.floods().stream(), other.floods().stream())
                .map(flood -> new Flood(
                        flood.kind(),
                        flood.fromMillis() + later,
                        flood.untilMillis() + later,
                        flood.factor() * stronger))
                .toList();
        List<Absence> absences = Stream.concat(one.absences().stream(), other.absences().stream())
                .map(absence -> new Absence(
                        absence.team(), absence.share(), absence.fromMillis() + later, absence.untilMillis() + later))
                .toList();
        double patience = around(draws, 3);
        Scenario scenario = new Scenario(
                each(one.classes(), of -> of.patient(patience)),
                one.agents(),
                one.perMilli() * around(draws, 4),
                one.profile(),
                one.busyness(),
                one.bilingualShare() * around(draws, 5),
                floods,
                absences,
                one.population(),
                one.survey());
        Duration length = first.length().compareTo(second.length()) > 0 ? first.length() : second.length();
        return new Staging(name, first.about() + " Beside it: " + second.about(), scenario, length);
    }

    private static <T> List<T> each(List<T> all, UnaryOperator<T> by) {
        return all.stream().map(by).toList();
    }

    /** A factor near 1. */
    private static double around(Draws draws, int what) {
        return LEAST + SPREAD * draws.uniform(what, 0);
    }

    static String read(String resource) {
        String path = resource.equals("book.yaml") ? resource : FOLDER + resource;
        try (InputStream in = Library.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
