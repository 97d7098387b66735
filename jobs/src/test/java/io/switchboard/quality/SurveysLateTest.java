package io.switchboard.quality;

import static io.switchboard.event.TicketEvent.Kind.CREATED;
import static io.switchboard.quality.Desks.friday;
import static io.switchboard.quality.Desks.survey;
import static io.switchboard.quality.Desks.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.Author;
import io.switchboard.event.Status;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Customers answer for weeks, in any order and some twice: what is told in the end is what a batch over all answers says. */
class SurveysLateTest {

    private static final long SEED = Long.getLong("switchboard.seed", 20_261_129);
    private static final int TICKETS = 250;
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** Something that comes to the job at a time. */
    private record Coming(Instant seen, Runnable what) {}

    /** What a batch counts of a day, without any of our code. */
    private static final class Batch {
        private double promoters;
        private double detractors;
        private double answers;

        void add(int score) {
            answers++;
            promoters += score >= 9 ? 1 : 0;
            detractors += score <= 6 ? 1 : 0;
        }
    }

    private final Office office = new Office(Desks.SETTINGS);
    private final Random dice = new Random(SEED);
    private final List<Coming> coming = new ArrayList<>();
    private final Map<Instant, Batch> byAnswer = new TreeMap<>();
    private final Map<Instant, Batch> bySolution = new TreeMap<>();

    @Test
    @Proves({"R-102", "R-103", "R-106"})
    void theLastRowsAreWhatABatchSaysRevisionsHaveNoGapsAndDeltasAddUp() {
        for (int i = 0; i < TICKETS; i++) {
            life("t" + i);
        }
        coming.sort(Comparator.comparing(Coming::seen));
        for (Coming next : coming) {
            office.until(next.seen().minusMillis(1));
            next.what().run();
        }
        office.until(coming.get(coming.size() - 1).seen().plus(Duration.ofDays(90)));

        assertThat(office.tooLate).as("seed %d", SEED).isEmpty();
        compare(null, byAnswer);
        compare(Counted.SOLVED, bySolution);
    }

    private void life(String id) {
        Instant created = friday("00:00").plusMillis(dice.nextLong(3 * DAY));
        Instant solved = created.plusMillis(1 + dice.nextLong(DAY));
        comes(created, () -> office.happens(ticket(id, created, CREATED, Status.NEW, Author.CUSTOMER)));
        comes(
                solved,
                () -> office.happens(ticket(id, solved, TicketEvent.Kind.UPDATED, Status.RESOLVED, Author.AGENT)));
        if (dice.nextInt(10) < 6) {
            Instant answered = solved.plusMillis(1 + dice.nextLong(27 * DAY));
            int score = dice.nextInt(11);
            comes(answered, () -> office.happens(survey(id, answered, SurveyResponse.Kind.NPS, score)));
            byAnswer.computeIfAbsent(day(answered), any -> new Batch()).add(score);
            bySolution.computeIfAbsent(day(solved), any -> new Batch()).add(score);
        }
    }

    /** Up to a day late, and one in five twice. */
    private void comes(Instant at, Runnable what) {
        for (int times = dice.nextInt(5) == 0 ? 2 : 1; times > 0; times--) {
            coming.add(new Coming(at.plusMillis(dice.nextLong(DAY - 3_600_000)), what));
        }
    }

    private static Instant day(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS);
    }

    private void compare(String subject, Map<Instant, Batch> batches) {
        Map<Instant, List<MetricRow>> histories = new TreeMap<>();
        office.rows.stream()
                .filter(row -> row.grain().equals(Grain.DAY.word())
                        && row.dimension().equals("all")
                        && Objects.equals(row.subject(), subject)
                        && row.metric().equals(Metric.NPS.word()))
                .forEach(row -> histories
                        .computeIfAbsent(row.windowStart(), any -> new ArrayList<>())
                        .add(row));
        Map<Instant, String> told = new TreeMap<>();
        histories.forEach((day, history) -> {
            double numerator = 0;
            double denominator = 0;
            for (int i = 0; i < history.size(); i++) {
                numerator += history.get(i).numeratorDelta();
                denominator += history.get(i).denominatorDelta();
                assertThat(history.get(i).revision()).as("%s %s", subject, day).isEqualTo(i + 1);
                assertThat(history.get(i).last()).isEqualTo(i == history.size() - 1);
            }
            MetricRow last = history.get(history.size() - 1);
            assertThat(numerator).isEqualTo(last.numerator());
            assertThat(denominator).isEqualTo(last.denominator());
            if (denominator > 0) {
                told.put(day, "%s %s %s".formatted(numerator, denominator, last.value()));
            }
        });
        Map<Instant, String> expected = new TreeMap<>();
        batches.forEach((day, batch) -> {
            double net = batch.promoters - batch.detractors;
            Double value = batch.answers < Desks.SETTINGS.smallest() ? null : (Double) (100 * net / batch.answers);
            expected.put(day, "%s %s %s".formatted(net, batch.answers, value));
        });
        assertThat(told).as("of %s, seed %d", subject, SEED).isEqualTo(expected);
    }
}
