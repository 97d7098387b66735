package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.routing.Ruling;
import io.switchboard.twin.sim.Survey.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What customers say after they were helped. */
class SurveyTest {

    private static final long SEED = 4711;
    private static final int MANY = 20_000;
    private static final long DUE = 60_000;

    private static final String[] A_BUSY_DAY = {
        "hours: 8", "load: 0.95", "reopens: {p2: 0.2}", "customers: {count: 300}"
    };

    private final Draws draws = new Draws(SEED);

    private List<Answer> answers(double share, long waited, Contact before) {
        Survey survey = new Survey(share);
        return LongStream.range(0, MANY)
                .mapToObj(number -> served(number, waited, before))
                .flatMap(contact -> survey.of(contact, DUE, draws).stream())
                .toList();
    }

    private static Contact served(long number, long waited, Contact before) {
        Contact contact = new Contact(number, 0, false, 0, 1, 1, 0, People.NOBODY, 0, before);
        contact.state = Contact.State.SERVED;
        contact.waitedUntil = waited;
        return contact;
    }

    private static double nps(List<Answer> answers) {
        return answers.stream().mapToInt(Answer::nps).average().orElseThrow();
    }

    private static double csat(List<Answer> answers) {
        return answers.stream().mapToInt(Answer::csat).average().orElseThrow();
    }

    @Test
    void asManyAnswerAsItSaysAndNobodyWhoIsNotAsked() {
        assertThat(answers(0.3, 0, null).size() / (double) MANY).isCloseTo(0.3, within(0.01));
        assertThat(answers(1, 0, null)).hasSize(MANY);
        assertThat(Survey.NONE.of(served(0, 0, null), DUE, draws)).isEmpty();
    }

    @Test
    void whoWaitsLessIsContenterAndWhoComesAgainOrTooLateFarLess() {
        List<Answer> atOnce = answers(1, 0, null);
        List<Answer> inTime = answers(1, DUE, null);
        List<Answer> late = answers(1, DUE + 1, null);
        List<Answer> again = answers(1, 0, served(0, 0, null));
        List<Answer> manyTimes = answers(1, 0, served(0, 0, served(0, 0, served(0, 0, served(0, 0, null)))));

        assertThat(nps(atOnce)).as("of 10, seed %d", SEED).isCloseTo(8.5, within(0.3));
        assertThat(nps(inTime)).isLessThan(nps(atOnce) - 0.3);
        assertThat(nps(late)).isLessThan(nps(inTime) - 1);
        assertThat(nps(again)).isLessThan(nps(atOnce) - 1);
        assertThat(nps(manyTimes)).isLessThan(nps(again) - 1);
        assertThat(csat(atOnce)).as("of 5, seed %d", SEED).isCloseTo(4.3, within(0.3));
        assertThat(csat(late)).isLessThan(csat(inTime) - 0.5);
        assertThat(Stream.of(atOnce, manyTimes).flatMap(List::stream)).allSatisfy(answer -> {
            assertThat(answer.nps()).isBetween(0, 10);
            assertThat(answer.csat()).isBetween(1, 5);
        });
        assertThat(atOnce).extracting(Answer::nps).contains(3, 10);
        assertThat(manyTimes).extracting(Answer::csat).contains(1, 4);
    }

    /** Or nobody could ask without changing what is asked about. */
    @Test
    void askingChangesNothingOfTheRun() {
        List<Ruling> unasked = new ArrayList<>();
        String quiet = new Play(Written.scenario(A_BUSY_DAY)).play(SEED, request -> {}, unasked::add);
        List<Ruling> asked = new ArrayList<>();
        String told = new Play(Written.scenario(asking(A_BUSY_DAY))).play(SEED, request -> {}, asked::add);

        assertThat(asked).isEqualTo(unasked);
        assertThat(told.lines().toList()).containsAll(quiet.lines().toList());
        assertThat(told)
                .containsPattern("(?m)^survey answers +[1-9]\\d* +[1-9]\\d*$")
                .containsPattern("(?m)^NPS +-?\\d+\\.\\d{4} +-?\\d+\\.\\d{4}$")
                .containsPattern("(?m)^NPS, 95 % +\\S+\\.\\.\\S+ +\\S+\\.\\.\\S+$")
                .containsPattern("(?m)^CSAT, 95 % +0\\.\\d\\d\\.\\.0\\.\\d\\d +0\\.\\d\\d\\.\\.0\\.\\d\\d$");
    }

    /** Or only those would be heard who came in a rush. */
    @Test
    void whoAnswersHasNothingToDoWithWhenTheyCame() {
        Scenario scenario =
                Written.scenario("load: 0.5", "surveys: {answers: 0.5}").scenario();
        List<Contact> came = new ArrayList<>();
        List<Long> answered = new ArrayList<>();
        Watcher watcher = new Watcher() {
            @Override
            public void arrived(Contact contact) {
                came.add(contact);
            }

            @Override
            public void settled(Contact contact) {}

            @Override
            public void answered(Contact contact, Answer answer) {
                answered.add(contact.number);
            }

            @Override
            public boolean isEnough() {
                return came.size() >= MANY;
            }
        };
        new Hall(scenario, new CentralRouter(scenario, Disciplines.FIFO, Integer.MAX_VALUE), watcher, SEED).run();

        double mean = (double) came.get(MANY - 1).arrivedAt / MANY;
        double ofThose = answered.stream()
                .filter(number -> number > 0)
                .mapToLong(number -> came.get(number.intValue()).arrivedAt - came.get(number.intValue() - 1).arrivedAt)
                .average()
                .orElseThrow();
        assertThat(ofThose / mean).as("seed %d", SEED).isCloseTo(1, within(0.05));
    }

    private static String[] asking(String... lines) {
        return Stream.concat(Stream.of(lines), Stream.of("surveys: {answers: 0.5}"))
                .toArray(String[]::new);
    }

    /** The reference values of science.md. */
    @Test
    void scoresAndIntervalsAreThoseOfTheQualityJob() {
        Tally tally = new Tally(HeadToHead.at(0.75), 0, Long.MAX_VALUE);
        say(tally, 50, new Answer(9, 5));
        say(tally, 30, new Answer(8, 4));
        say(tally, 20, new Answer(6, 3));

        assertThat(tally.answered()).isEqualTo(100);
        assertThat(tally.nps().value()).isEqualTo(30);
        assertThat(tally.nps().lower()).isCloseTo(29.1262 - 15.0751, within(1e-3));
        assertThat(tally.nps().upper()).isCloseTo(29.1262 + 15.0751, within(1e-3));

        Tally satisfied = new Tally(HeadToHead.at(0.75), 0, Long.MAX_VALUE);
        say(satisfied, 40, new Answer(0, 5));
        say(satisfied, 5, new Answer(0, 4));
        say(satisfied, 5, new Answer(0, 3));
        assertThat(satisfied.csat().value()).isEqualTo(0.9);
        assertThat(satisfied.csat().lower()).isCloseTo(.786398, within(1e-6));
        assertThat(satisfied.csat().upper()).isCloseTo(.956524, within(1e-6));
    }

    private static void say(Tally tally, int times, Answer answer) {
        for (int i = 0; i < times; i++) {
            tally.answered(served(i, 0, null), answer);
        }
    }

    @Test
    void ofNobodyThereIsNoScore() {
        String told = new Play(
                        Written.scenario("hours: 1", "load: 0.01", "mix: {call: 0}", "surveys: {answers: 0.001}"))
                .play(SEED, request -> {}, ruling -> {});

        assertThat(told)
                .containsPattern("(?m)^survey answers +0 +0$")
                .containsPattern("(?m)^NPS +- +-$")
                .containsPattern("(?m)^NPS, 95 % +- +-$");
    }

    @Test
    void whatIsWrongWithSurveysIsALine() {
        Written.refused("surveys: {answers: 1.5}", "scenario.surveys.answers: \"1.5\" is not a number from 0.0 to 1.0");
        Written.refused("surveys: {}", "has no \"answers\": add answers: ...");
        Written.refused("surveys: {awnsers: 0.5}", "unknown key \"awnsers\": did you mean answers?");
    }
}
