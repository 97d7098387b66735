package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is told of an item is a function of the log of its partition: of no timer, and so of no other partition either. A
 * failing run prints its number and its log.
 */
class PartitionTimeTest {

    private static final long SEED = 20261125;
    private static final int RUNS = 1_500;
    private static final int MOST = 14;
    private static final long OUT_OF_ORDERNESS = Duration.ofMinutes(10).toMillis();
    private static final long LATENESS = Duration.ofHours(6).toMillis();
    private static final long KEEP = Duration.ofHours(8).toMillis();
    private static final long FOR_EVER = Duration.ofDays(400).toMillis();

    @Test
    @Proves({"R-71", "R-72", "R-80"})
    @DisplayName("two runs over one log tell the same records of an item in the same order, whenever their timers fire")
    void whatIsToldIsAFunctionOfTheLog() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<Line> log = log(lives(random), random);
            Reader without = new Reader(rules(KEEP)).reads(log, new Random(0), 0);
            Reader some = new Reader(rules(KEEP)).reads(log, random, 3);
            Reader all = new Reader(rules(KEEP)).reads(log, random, 1);
            assertSame(some, without, "some timers in run %d of seed %d: %s".formatted(run, SEED, log));
            assertSame(all, without, "all timers in run %d of seed %d: %s".formatted(run, SEED, log));
        }
    }

    @Test
    @Proves({"R-51", "R-75", "R-80"})
    @DisplayName(
            "whenever an acknowledgement, a profile or an inherited message is read before its time, the same is told")
    void whatIsReadBeforeItsTimeWaitsForIt() {
        int others = 0;
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<Posting> all = WholeDesk.history(random, MOST);
            List<Line> log = log(ofTheItem(all), random);
            List<Posting> foreign = all.stream()
                    .filter(posting -> !posting.entry().kind().isOfTheItem())
                    .toList();
            others += foreign.size();
            Reader first = new Reader(rules(FOR_EVER)).reads(early(log, foreign, null), new Random(0), 0);
            Reader later = new Reader(rules(FOR_EVER)).reads(early(log, foreign, random), random, 3);
            assertSame(later, first, "run %d of seed %d: %s and %s".formatted(run, SEED, log, foreign));
        }
        assertThat(others).as("what is read elsewhere").isGreaterThan(RUNS);
    }

    @Test
    @Proves("R-80")
    @DisplayName(
            "whoever reads the log knows what is too late: what is older than the time before it less the lateness")
    void whatIsTooLateIsReadOffTheLog() {
        int late = 0;
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<Line> log = log(lives(random), random);
            Reader reader = new Reader(rules(FOR_EVER)).reads(log, random, 2);
            List<TooLate> expected = tooLate(log);
            late += expected.size();
            assertThat(reader.tooLate)
                    .as("run %d of seed %d: %s", run, SEED, log)
                    .isEqualTo(expected);
        }
        assertThat(late).as("events that come too late").isGreaterThan(RUNS / 3);
    }

    @Test
    @Timeout(30)
    @DisplayName("when the feed has ended, which is the end of time, all that was due is told, and no more")
    void timeComesToItsEnd() {
        Story story = Story.of(Desk.opened(Desk.friday("09:00")), Desk.turned(Status.CLOSED, Desk.friday("12:00")));
        assertThat(story.until(Instant.ofEpochMilli(Long.MAX_VALUE)).told("FIRST_REPLY"))
                .containsExactly("50% WARNING " + Desk.friday("10:00"), "breach BREACH " + Desk.friday("11:00"));
        assertThat(story.ledger().forgotten()).isTrue();
    }

    /** One line of the log: an event of the item, or a heartbeat, or an event of another item. */
    private record Line(long at, Posting posting) {

        /** It does not stand in the partition of the item. */
        boolean isTimeless() {
            return posting != null && !posting.entry().kind().isOfTheItem();
        }
    }

    private record Sent(long when, Line line) {}

    private static SlaRules rules(long keep) {
        return new SlaRules(WholeDesk.BOOK, "policies", LATENESS, keep, keep);
    }

    private static List<Posting> lives(Random random) {
        List<Posting> life = random.nextBoolean() ? WholeDesk.history(random, MOST) : Histories.random(random, MOST);
        return ofTheItem(life);
    }

    private static List<Posting> ofTheItem(List<Posting> life) {
        return life.stream()
                .filter(posting -> posting.entry().kind().isOfTheItem())
                .toList();
    }

    /** The log with what is read elsewhere, in any place before its time has come; in the first if random is null. */
    private static List<Line> early(List<Line> log, List<Posting> foreign, Random random) {
        List<Line> all = new ArrayList<>(log);
        for (Posting posting : foreign) {
            int place = random == null
                    ? 0
                    : random.nextInt(lastPlace(all, posting.entry().at()) + 1);
            all.add(place, new Line(posting.entry().at(), posting));
        }
        return all;
    }

    /** Before time has come to {@code at} in the log, and if the item is opened later, before that. */
    private static int lastPlace(List<Line> log, long at) {
        long tide = Long.MIN_VALUE;
        boolean opened = false;
        for (int place = 0; place < log.size(); place++) {
            Line line = log.get(place);
            boolean opens = !opened && line.posting() != null && !line.isTimeless();
            if (tide >= at - 1 || (opens && line.at() >= at)) {
                return place;
            }
            opened |= opens;
            tide = line.isTimeless() ? tide : Math.max(tide, line.at() - OUT_OF_ORDERNESS - 1);
        }
        return log.size();
    }

    /** Some events come out of order, some of those too late, some twice; now and then there is a heartbeat. */
    private static List<Line> log(List<Posting> life, Random random) {
        List<Sent> sent = new ArrayList<>();
        long end = 0;
        for (Posting posting : life) {
            long at = posting.entry().at();
            for (int times = random.nextInt(6) == 0 ? 2 : 1; times > 0; times--) {
                sent.add(new Sent(at + delay(random), new Line(at, posting)));
            }
            end = Math.max(end, at + 3 * LATENESS);
        }
        long first = life.get(0).entry().at();
        for (int beats = random.nextInt(20); beats > 0; beats--) {
            long at = first + random.nextLong(end - first);
            sent.add(new Sent(at, new Line(at, null)));
        }
        return sent.stream()
                .sorted(Comparator.comparingLong(Sent::when))
                .map(Sent::line)
                .toList();
    }

    private static long delay(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> random.nextLong(2 * OUT_OF_ORDERNESS);
            case 2, 3 -> random.nextLong(LATENESS);
            case 4 -> random.nextLong(4 * LATENESS);
            default -> 0;
        };
    }

    /** By the log alone, without the engine. */
    private static List<TooLate> tooLate(List<Line> log) {
        List<TooLate> late = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        long newest = Long.MIN_VALUE;
        for (Line line : log) {
            boolean isEvent = line.posting() != null && !taken.contains(id(line));
            if (isEvent && newest != Long.MIN_VALUE && line.at() < newest - OUT_OF_ORDERNESS - 1 - LATENESS) {
                Instant arrivedAt = Instant.ofEpochMilli(newest - OUT_OF_ORDERNESS - 1);
                String customer = line.posting().entry().customerId();
                late.add(new TooLate(
                        id(line), line.posting().itemId(), customer, Instant.ofEpochMilli(line.at()), arrivedAt));
            } else if (isEvent) {
                taken.add(id(line));
            }
            newest = Math.max(newest, line.at());
        }
        return late;
    }

    private static String id(Line line) {
        return line.posting().entry().eventId();
    }

    private static void assertSame(Reader is, Reader should, String where) {
        assertThat(is.escalations).as("escalations of " + where).isEqualTo(should.escalations);
        assertThat(is.outcomes).as("outcomes of " + where).isEqualTo(should.outcomes);
        assertThat(is.tooLate).as("too late of " + where).isEqualTo(should.tooLate);
        assertThat(is.unmatched).as("unmatched of " + where).isEqualTo(should.unmatched);
        assertThat(is.tracking).as("tracking of " + where).isEqualTo(should.tracking);
        assertThat(is.ledger).as("ledger of " + where).isEqualTo(should.ledger);
    }

    /** Reads a log as a job does: timers fire in their order, at their own time, when a watermark has come so far. */
    private static final class Reader {
        private final SlaRules rules;
        private final TreeSet<Long> timers = new TreeSet<>();
        private final List<Escalation> escalations = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<TooLate> tooLate = new ArrayList<>();
        private final List<Unmatched> unmatched = new ArrayList<>();
        private Ledger ledger;
        private Tracking tracking;
        private long watermark = Long.MIN_VALUE;

        Reader(SlaRules rules) {
            this.rules = rules;
        }

        /** Before one line in {@code every} a watermark comes, no further than the partition's; 0 for before none. */
        Reader reads(List<Line> log, Random random, int every) {
            long tide = Long.MIN_VALUE;
            for (Line line : log) {
                if (every > 0 && tide != Long.MIN_VALUE && random.nextInt(every) == 0) {
                    until(every == 1 ? tide : tide - random.nextLong(3 * LATENESS));
                }
                if (line.isTimeless()) {
                    take(rules.on(line.posting(), ledger, watermark));
                    continue;
                }
                if (line.posting() != null) {
                    awaited(rules.turnsBefore(line.posting().at(tide), ledger, watermark));
                    take(rules.on(line.posting().at(tide), ledger, watermark));
                }
                tide = Math.max(tide, line.at() - OUT_OF_ORDERNESS - 1);
            }
            until(tide + FOR_EVER);
            return this;
        }

        private void awaited(long tide) {
            while (rules.hasATurn(ledger, tide)) {
                take(rules.at(tide, ledger));
            }
        }

        private void until(long time) {
            watermark = Math.max(watermark, time);
            while (!timers.isEmpty() && timers.first() <= watermark) {
                take(rules.at(timers.pollFirst(), ledger));
            }
        }

        private void take(Step step) {
            ledger = step.ledger();
            tracking = step.tracking() == null ? tracking : step.tracking();
            step.wakeAt().ifPresent(timers::add);
            escalations.addAll(step.escalations());
            outcomes.addAll(step.outcomes());
            unmatched.addAll(step.unmatched());
            if (step.tooLate() != null) {
                tooLate.add(step.tooLate());
            }
        }
    }
}
