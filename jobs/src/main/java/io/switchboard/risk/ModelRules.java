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

    /** What is said, and what to remember of the clock and of what was learned. */
    record Answer(Prediction prediction, Open open, Learner learner) {}

    /** What was said at a stage, before anything was learned of how it ended. */
    record Grade(Stage stage, double probability) {}

    Answer ask(Lesson question, Open before, Learner learner, Memory memory) {
        Glimpse seen = question.glimpse();
        Stage stage = question.stage();
        double[] pace = pace(seen, memory);
        Layout.Known known = known(seen, stage, pace[pace.length - 1], memory);
        double[] numbers = Layout.numbers(seen, stage, known);
        Learner heard = question.counts() ? learner.heard(numbers) : learner;
        double raw = heard.logit(numbers);
        Correction correction = heard.correction(stage);
        double probability = Logit.probability(correction.logit(raw));
        Open open = before == null ? Open.FRESH : before;
        Prediction.Call call = call(open, stage, probability);
        Prediction prediction = prediction(question, heard, numbers, probability, pace, call);
        Open next = question.counts()
                ? open.with(new Asked(seen, stage, known.base(), known.segments(), known.survival(), raw, probability))
                : open;
        return new Answer(prediction, called(next, call, stage, seen.at()), heard);
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

    /** What is learned of the clock's end; the answers are to be graded by what they were. */
    Learner end(Lesson ending, Open clock, Learner before, Memory memory) {
        Learner learner = before;
        boolean isBreach = ending.ending() == Lesson.Ending.BREACHED;
        for (Asked asked : clock.asked()) {
            double[] numbers = Layout.numbers(asked.glimpse(), asked.stage(), asked.known());
            learner = learner.told(numbers, asked.stage(), asked.logit(), isBreach);
            keep(asked, isBreach, ending.at(), memory);
        }
        if (!clock.asked().isEmpty()) {
            keepPace(clock.asked().get(0).glimpse(), ending, isBreach, memory);
        }
        return learner;
    }

    static List<Grade> grades(Open clock) {
        return clock.asked().stream()
                .map(asked -> new Grade(asked.stage(), asked.probability()))
                .toList();
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

    /** Of each kind the chance of a breach, and in the last place by how much the smallest differs from all, in logits. */
    private double[] pace(Glimpse seen, Memory memory) {
        List<String> kinds = kinds(seen);
        double[] pace = new double[kinds.size() + 1];
        double[] hazard = new double[Survival.BINS];
        Arrays.fill(hazard, 1);
        for (int i = 0; i < kinds.size(); i++) {
            Survival survival = memory.survival(kinds.get(i)).weighedAt(seen.at(), halfLife());
            hazard = survival.hazard(hazard, i == 0 ? GUESS : STRENGTH_OF_PACE);
            pace[i] = Survival.miss(hazard, seen.used());
        }
        pace[kinds.size()] = Logit.of(pace[kinds.size() - 1]) - Logit.of(pace[0]);
        return pace;
    }

    private void keepPace(Glimpse first, Lesson ending, boolean isBreach, Memory memory) {
        for (String kind : kinds(first)) {
            memory.keep(
                    kind,
                    memory.survival(kind).weighedAt(ending.at(), halfLife()).with(ending.used(), !isBreach));
        }
    }

    private Prediction prediction(
            Lesson question,
            Learner learner,
            double[] numbers,
            double probability,
            double[] pace,
            Prediction.Call call) {
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
        List<String> kinds = kinds(seen);
        return new Prediction(
                seen,
                question.stage(),
                question.counts(),
                probability,
                Logit.probability(base),
                reasons,
                pace[kinds.size() - 1],
                kinds.get(kinds.size() - 1),
                learner.learned(),
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
