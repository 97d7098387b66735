package io.switchboard.risk;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How likely clocks are to be breached, by those that have ended; and what is learned from each that ends. */
public record ModelRules(Settings settings) implements Serializable {

    private static final String ALL = "ALL";

    /** How much a first guess of all weighs: half a breach in one clock. */
    private static final double GUESS = .5;

    /** How many clocks a kind must have seen for its pace to be believed as much as that of all. */
    private static final double STRENGTH_OF_PACE = 5;

    /** After its due time; a net, in milliseconds. */
    private static final long LOST_AFTER = Duration.ofDays(400).toMillis();

    /** The weight of clocks that can be forgotten. */
    private static final double FADED = .001;

    /**
     * What comes of a lesson.
     *
     * @param prediction the answer to a question; null for an ending
     * @param learned the clock that was learned from, with what had been said of it; null if none was
     */
    record Result(Prediction prediction, Open learned) {

        static final Result NOTHING = new Result(null, null);
    }

    /** Of what nobody was asked about, and of what was given up, nothing is learned. */
    Result take(Lesson lesson, Memory memory) {
        if (lesson.ending() == null) {
            return new Result(ask(lesson, memory), null);
        }
        Open clock = memory.open(lesson.subject());
        if (clock == null) {
            return Result.NOTHING;
        }
        memory.forget(lesson.subject());
        if (lesson.ending() == Lesson.Ending.VOID) {
            return Result.NOTHING;
        }
        end(lesson, clock, memory);
        return new Result(null, clock);
    }

    private Prediction ask(Lesson question, Memory memory) {
        Glimpse seen = question.glimpse();
        Stage stage = question.stage();
        Pace pace = pace(seen, memory);
        Layout.Known known = known(seen, stage, pace.ahead(), memory);
        double[] numbers = Layout.numbers(seen, stage, known);
        Learner learner = question.counts() ? memory.learner().heard(numbers) : memory.learner();
        double raw = learner.logit(numbers);
        double probability = Logit.probability(learner.correction(stage).logit(raw));
        Open before = memory.open(question.subject());
        Open open = before == null ? Open.FRESH : before;
        Prediction.Call call = call(open, stage, probability);
        if (question.counts()) {
            memory.keep(learner);
            open = open.with(
                    new Asked(seen, stage, known.base(), known.segments(), known.survival(), raw, probability));
        }
        memory.keep(question.subject(), called(open, call, stage, seen.at()));
        return prediction(question, learner, numbers, probability, pace, call);
    }

    private Prediction.Call call(Open open, Stage stage, double probability) {
        if (probability >= settings.alarmOn() && open.mayCall(stage)) {
            return Prediction.Call.RAISED;
        }
        return open.alarm() && probability <= settings.alarmOff() ? Prediction.Call.CLEARED : null;
    }

    private static Open called(Open open, Prediction.Call call, Stage stage, long at) {
        if (call == null) {
            return open;
        }
        return call == Prediction.Call.RAISED ? open.called(stage, at) : open.calm();
    }

    private void end(Lesson ending, Open clock, Memory memory) {
        Learner learner = memory.learner();
        for (Asked asked : clock.asked()) {
            double[] numbers = Layout.numbers(asked.glimpse(), asked.stage(), asked.known());
            learner = learner.told(numbers, asked.stage(), asked.logit(), ending.isBreach());
            keep(asked, ending.isBreach(), ending.at(), memory);
        }
        memory.keep(learner);
        if (!clock.asked().isEmpty()) {
            keepPace(clock.asked().get(0).glimpse(), ending, memory);
        }
    }

    private void keep(Asked asked, boolean isBreach, long at, Memory memory) {
        keep(name(asked.stage(), ALL, ""), isBreach, at, memory);
        for (Segment segment : Segment.values()) {
            String member = segment.of(asked.glimpse(), settings.zone());
            if (member != null) {
                keep(name(asked.stage(), segment.name(), member), isBreach, at, memory);
            }
        }
    }

    private void keep(String segment, boolean isBreach, long at, Memory memory) {
        memory.keep(segment, memory.rate(segment).weighedAt(at, halfLife()).with(isBreach));
    }

    private Layout.Known known(Glimpse seen, Stage stage, double pace, Memory memory) {
        Rate all = memory.rate(name(stage, ALL, "")).weighedAt(seen.at(), halfLife());
        double share = all.share(GUESS, 1);
        double base = Logit.of(share);
        Segment[] kinds = Segment.values();
        double[] segments = new double[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            String member = kinds[i].of(seen, settings.zone());
            if (member != null) {
                Rate rate = memory.rate(name(stage, kinds[i].name(), member)).weighedAt(seen.at(), halfLife());
                segments[i] = Logit.of(rate.share(share, settings.strength())) - base;
            }
        }
        return new Layout.Known(base, segments, pace);
    }

    /** The clocks whose pace is known, each of a smaller kind; the pace of each is drawn towards that of the one before. */
    private static List<String> kinds(Glimpse seen) {
        List<String> kinds = new ArrayList<>(List.of("all clocks"));
        if (seen.snapshot().priority() != null) {
            kinds.add(seen.snapshot().priority().name());
            if (seen.snapshot().group() != null) {
                kinds.add(seen.snapshot().priority() + " of " + seen.snapshot().group());
            }
        }
        return kinds;
    }

    /**
     * How fast clocks like one are fulfilled.
     *
     * @param of which clocks these are: the smallest kind that it is known to be of
     * @param miss of them, still open with the same share used, the chance of a breach
     * @param ahead by how much that differs from all clocks, in logits
     */
    private record Pace(String of, double miss, double ahead) {}

    private Pace pace(Glimpse seen, Memory memory) {
        double[] hazard = new double[Survival.BINS];
        Arrays.fill(hazard, 1);
        double ofAll = Double.NaN;
        Pace pace = null;
        for (String kind : kinds(seen)) {
            Survival survival = memory.survival(kind).weighedAt(seen.at(), halfLife());
            hazard = survival.hazard(hazard, pace == null ? GUESS : STRENGTH_OF_PACE);
            double miss = Survival.miss(hazard, seen.used());
            ofAll = pace == null ? Logit.of(miss) : ofAll;
            pace = new Pace(kind, miss, Logit.of(miss) - ofAll);
        }
        return pace;
    }

    private void keepPace(Glimpse first, Lesson ending, Memory memory) {
        for (String kind : kinds(first)) {
            Survival before = memory.survival(kind).weighedAt(ending.at(), halfLife());
            memory.keep(kind, before.with(ending.used(), !ending.isBreach()));
        }
    }

    private Prediction prediction(
            Lesson question, Learner learner, double[] numbers, double probability, Pace pace, Prediction.Call call) {
        Glimpse seen = question.glimpse();
        Correction correction = learner.correction(question.stage());
        double base = correction.shift();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            double weight = learner.weight(i);
            base += correction.slope() * weight * learner.means()[i];
            double adds = correction.slope() * weight * (numbers[i] - learner.means()[i]);
            if (adds != 0) {
                weights.merge(Layout.ABOUT.get(i), adds, Double::sum);
            }
        }
        List<Prediction.Reason> reasons = weights.entrySet().stream()
                .map(each ->
                        new Prediction.Reason(each.getKey(), value(each.getKey(), seen, question), each.getValue()))
                .sorted(Comparator.comparingDouble((Prediction.Reason reason) -> -Math.abs(reason.weight()))
                        .thenComparing(Prediction.Reason::about))
                .toList();
        return new Prediction(
                seen,
                question.stage(),
                question.counts(),
                probability,
                Logit.probability(base),
                reasons,
                pace.miss(),
                pace.of(),
                learner.learned(),
                learner.layout(),
                call);
    }

    private String value(String about, Glimpse seen, Lesson question) {
        for (Segment segment : Segment.values()) {
            if (segment.title().equals(about)) {
                return segment.of(seen, settings.zone());
            }
        }
        return switch (about) {
            case "time used" -> "%.0f %%".formatted(100 * seen.used());
            case "reassignments" -> Integer.toString(seen.reassignments());
            case "reopens" -> Integer.toString(seen.reopens());
            case "status" -> seen.snapshot().status() == null
                    ? null
                    : seen.snapshot().status().name();
            case "stage" -> question.stage().name();
            default -> null;
        };
    }

    /** Days since 1970 in the zone of the settings. */
    long day(long at) {
        return Instant.ofEpochMilli(at).atZone(settings.zone()).toLocalDate().toEpochDay();
    }

    /** When a day begins, in epoch milliseconds. */
    long begins(long day) {
        return LocalDate.ofEpochDay(day)
                .atStartOfDay(settings.zone())
                .toInstant()
                .toEpochMilli();
    }

    /** The first of the days of which a score is taken when {@code today} begins. */
    long firstScoredBefore(long today) {
        return today - settings.scoreOver();
    }

    static String scoreOf(long day, Stage stage) {
        return day + "|" + stage;
    }

    static long dayOf(String score) {
        return Long.parseLong(score.substring(0, score.indexOf('|')));
    }

    /** Nobody would see that it is gone. */
    boolean isFaded(Rate rate, long now) {
        return rate.weighedAt(now, halfLife()).ended() < FADED;
    }

    /** Its end was never told: nothing that lives is silent for so long. */
    boolean isLost(Open clock, long now) {
        return clock.asked().stream().allMatch(asked -> asked.glimpse().dueAt() + LOST_AFTER <= now);
    }

    boolean isFaded(Survival survival, long now) {
        return Arrays.stream(survival.weighedAt(now, halfLife()).exposure()).sum() < FADED;
    }

    private static String name(Stage stage, String segment, String member) {
        return stage + "|" + segment + "|" + member;
    }

    private double halfLife() {
        return settings.halfLife().toMillis();
    }
}
