package io.switchboard.risk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps what each model knows, and lets it answer and learn in the order of time, so that doing it again gives the same to
 * the bit. Decides nothing itself.
 */
public final class ModelFunction extends KeyedProcessFunction<String, Lesson, Prediction> implements Memory {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "models";

    /** How good the answers are, once a day. */
    public static final OutputTag<ScoreRow> SCORES = new OutputTag<>("scores", TypeInformation.of(ScoreRow.class));

    private static final long serialVersionUID = 1;

    private final ModelRules rules;

    private transient ValueState<Learner> learner;
    private transient MapState<String, Rate> rates;
    private transient MapState<String, Survival> survivals;
    private transient MapState<String, Open> open;
    private transient MapState<Long, List<Lesson>> waiting;
    private transient MapState<String, Score> scores;
    private transient MapState<Long, Calls> calls;

    public ModelFunction(Settings settings) {
        rules = new ModelRules(settings);
    }

    static ValueStateDescriptor<Learner> learnerState() {
        return new ValueStateDescriptor<>("learner", TypeInformation.of(Learner.class));
    }

    static MapStateDescriptor<String, Rate> ratesState() {
        return new MapStateDescriptor<>("rates", Types.STRING, TypeInformation.of(Rate.class));
    }

    static MapStateDescriptor<String, Survival> survivalsState() {
        return new MapStateDescriptor<>("survivals", Types.STRING, TypeInformation.of(Survival.class));
    }

    static MapStateDescriptor<String, Open> openState() {
        return new MapStateDescriptor<>("open", Types.STRING, TypeInformation.of(Open.class));
    }

    static MapStateDescriptor<Long, List<Lesson>> waitingState() {
        return new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(TypeInformation.of(Lesson.class)));
    }

    static MapStateDescriptor<String, Score> scoresState() {
        return new MapStateDescriptor<>("scores", Types.STRING, TypeInformation.of(Score.class));
    }

    static MapStateDescriptor<Long, Calls> callsState() {
        return new MapStateDescriptor<>("calls", Types.LONG, TypeInformation.of(Calls.class));
    }

    @Override
    public void open(OpenContext context) {
        learner = getRuntimeContext().getState(learnerState());
        rates = getRuntimeContext().getMapState(ratesState());
        survivals = getRuntimeContext().getMapState(survivalsState());
        open = getRuntimeContext().getMapState(openState());
        waiting = getRuntimeContext().getMapState(waitingState());
        scores = getRuntimeContext().getMapState(scoresState());
        calls = getRuntimeContext().getMapState(callsState());
    }

    @Override
    public void processElement(Lesson lesson, Context context, Collector<Prediction> out) throws Exception {
        if (lesson.at() <= context.timerService().currentWatermark()) {
            take(lesson, context, out);
            return;
        }
        List<Lesson> more = new ArrayList<>();
        if (waiting.contains(lesson.at())) {
            more.addAll(waiting.get(lesson.at()));
        }
        more.add(lesson);
        waiting.put(lesson.at(), more);
        context.timerService().registerEventTimeTimer(lesson.at());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Prediction> out) throws Exception {
        List<Lesson> turn = waiting.get(timestamp);
        if (turn != null) {
            waiting.remove(timestamp);
            for (Lesson lesson : turn.stream().sorted(Lesson.ORDER).toList()) {
                take(lesson, context, out);
            }
        }
        long today = rules.day(timestamp);
        if (rules.begins(today) == timestamp) {
            closeDay(today, context);
        }
    }

    private void take(Lesson lesson, Context context, Collector<Prediction> out) throws Exception {
        Learner known = learner.value();
        Learner usable = known == null || !known.isUsable() ? Learner.fresh() : known;
        if (lesson.ending() == null) {
            ModelRules.Answer answer = rules.ask(lesson, open.get(lesson.subject()), usable, this);
            learner.update(answer.learner());
            open.put(lesson.subject(), answer.open());
            out.collect(answer.prediction());
            return;
        }
        Open clock = open.get(lesson.subject());
        if (clock == null) {
            return;
        }
        open.remove(lesson.subject());
        if (lesson.ending() != Lesson.Ending.VOID) {
            learner.update(rules.end(lesson, clock, usable, this));
            grade(lesson, clock, context);
        }
    }

    private void grade(Lesson ending, Open clock, Context context) throws Exception {
        boolean isBreach = ending.ending() == Lesson.Ending.BREACHED;
        long day = rules.day(ending.at());
        for (ModelRules.Grade grade : ModelRules.grades(clock)) {
            String key = ModelRules.scoreOf(day, grade.stage());
            Score before = scores.contains(key) ? scores.get(key) : Score.none();
            scores.put(key, before.with(grade.probability(), isBreach));
        }
        Calls before = calls.contains(day) ? calls.get(day) : Calls.NONE;
        calls.put(day, before.with(clock, isBreach, ending.at()));
        context.timerService().registerEventTimeTimer(rules.begins(day + 1));
    }

    /** {@code today} begins: the days before it are told, and what has faded goes. */
    private void closeDay(long today, Context context) throws Exception {
        long first = rules.firstScoredBefore(today);
        Instant from = Instant.ofEpochMilli(rules.begins(first));
        Instant to = Instant.ofEpochMilli(rules.begins(today));
        String[] model = Glimpse.policyAndClock(context.getCurrentKey());
        for (Stage stage : Stage.values()) {
            Score sum = Score.none();
            for (long day = first; day < today; day++) {
                Score score = scores.get(ModelRules.scoreOf(day, stage));
                sum = score == null ? sum : sum.plus(score);
            }
            if (sum.ended() > 0) {
                context.output(SCORES, ScoreRow.of(model[0], model[1], stage, from, to, sum));
            }
        }
        Calls worth = Calls.NONE;
        for (long day = first; day < today; day++) {
            Calls ofDay = calls.get(day);
            worth = ofDay == null ? worth : worth.plus(ofDay);
        }
        if (worth.ended() > 0) {
            context.output(SCORES, ScoreRow.of(model[0], model[1], from, to, worth));
        }
        forget(today, first);
    }

    private void forget(long today, long first) throws Exception {
        dropIf(scores.iterator(), entry -> ModelRules.dayOf(entry.getKey()) < first);
        dropIf(calls.iterator(), entry -> entry.getKey() < first);
        long now = rules.begins(today);
        dropIf(rates.iterator(), entry -> rules.isFaded(entry.getValue(), now));
        dropIf(open.iterator(), entry -> rules.isLost(entry.getValue(), now));
        dropIf(survivals.iterator(), entry -> rules.isFaded(entry.getValue(), now));
    }

    private static <K, V> void dropIf(Iterator<Map.Entry<K, V>> entries, Predicate<Map.Entry<K, V>> unwanted) {
        while (entries.hasNext()) {
            if (unwanted.test(entries.next())) {
                entries.remove();
            }
        }
    }

    @Override
    public Rate rate(String segment) {
        Rate rate = read(rates, segment);
        return rate == null ? Rate.NONE : rate;
    }

    @Override
    public void keep(String segment, Rate rate) {
        write(rates, segment, rate);
    }

    @Override
    public Survival survival(String segment) {
        Survival survival = read(survivals, segment);
        return survival == null ? Survival.none() : survival;
    }

    @Override
    public void keep(String segment, Survival survival) {
        write(survivals, segment, survival);
    }

    private static <T> T read(MapState<String, T> state, String key) {
        try {
            return state.get(key);
        } catch (Exception e) {
            throw new IllegalStateException("The state of segment %s cannot be read".formatted(key), e);
        }
    }

    private static <T> void write(MapState<String, T> state, String key, T value) {
        try {
            state.put(key, value);
        } catch (Exception e) {
            throw new IllegalStateException("The state of segment %s cannot be written".formatted(key), e);
        }
    }
}
