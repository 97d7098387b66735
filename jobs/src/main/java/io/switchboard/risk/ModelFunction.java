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
import org.apache.flink.util.function.FunctionUtils;
import org.apache.flink.util.function.SupplierWithException;
import org.apache.flink.util.function.ThrowingRunnable;

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
    private transient MapState<Long, Integer> turns;
    private transient MapState<String, Lesson> waiting;
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

    static MapStateDescriptor<Long, Integer> turnsState() {
        return new MapStateDescriptor<>("turns", Types.LONG, Types.INT);
    }

    /** One by one: many may wait for the same instant. */
    static MapStateDescriptor<String, Lesson> waitingState() {
        return new MapStateDescriptor<>("waiting", Types.STRING, TypeInformation.of(Lesson.class));
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
        turns = getRuntimeContext().getMapState(turnsState());
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
        Integer before = turns.get(lesson.at());
        int place = before == null ? 0 : before;
        turns.put(lesson.at(), place + 1);
        waiting.put(turn(lesson.at(), place), lesson);
        context.timerService().registerEventTimeTimer(lesson.at());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Prediction> out) throws Exception {
        for (Lesson lesson : due(timestamp)) {
            take(lesson, context, out);
        }
        long today = rules.day(timestamp);
        if (rules.begins(today) == timestamp) {
            closeDay(today, context);
        }
    }

    /** What waits for this instant, in its order; it waits no more. */
    private List<Lesson> due(long timestamp) throws Exception {
        Integer count = turns.get(timestamp);
        if (count == null) {
            return List.of();
        }
        turns.remove(timestamp);
        List<Lesson> due = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            due.add(waiting.get(turn(timestamp, place)));
            waiting.remove(turn(timestamp, place));
        }
        due.sort(Lesson.ORDER);
        return due;
    }

    private static String turn(long at, int place) {
        return at + "|" + place;
    }

    private void take(Lesson lesson, Context context, Collector<Prediction> out) throws Exception {
        ModelRules.Result result = rules.take(lesson, this);
        if (result.prediction() != null) {
            out.collect(result.prediction());
        }
        if (result.learned() != null) {
            grade(lesson, result.learned());
        }
        lookAfter(rules.day(lesson.at()), context);
    }

    private void lookAfter(long day, Context context) {
        context.timerService().registerEventTimeTimer(rules.begins(day + 1));
    }

    private void grade(Lesson ending, Open clock) throws Exception {
        long day = rules.day(ending.at());
        for (Asked asked : clock.asked()) {
            String key = ModelRules.scoreOf(day, asked.stage());
            Score before = scores.get(key);
            scores.put(key, (before == null ? Score.none() : before).with(asked.probability(), ending.isBreach()));
        }
        Calls before = calls.get(day);
        calls.put(day, (before == null ? Calls.NONE : before).with(clock, ending.isBreach(), ending.at()));
    }

    /**
     * {@code today} begins: the days before it are told, unless nothing ended on the last of them, and what has faded goes. Of a model that
     * is asked no more, since its policy is retired, that goes on until only its weights are left.
     */
    private void closeDay(long today, Context context) throws Exception {
        long first = rules.firstScoredBefore(today);
        if (calls.get(today - 1) != null) {
            tell(first, today, context);
        }
        boolean isLeft = forget(today, first);
        long time = context.timerService().currentWatermark();
        if (isLeft && time < Long.MAX_VALUE) {
            lookAfter(Math.max(today, rules.day(time)), context);
        }
    }

    private void tell(long first, long today, Context context) throws Exception {
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
    }

    /** What is too old goes; true if anything stays that will be. */
    private boolean forget(long today, long first) throws Exception {
        long now = rules.begins(today);
        boolean any = forget(scores, entry -> ModelRules.dayOf(entry.getKey()) < first);
        any |= forget(calls, entry -> entry.getKey() < first);
        any |= forget(rates, entry -> rules.isFaded(entry.getValue(), now));
        any |= forget(open, entry -> rules.isLost(entry.getValue(), now));
        any |= forget(survivals, entry -> rules.isFaded(entry.getValue(), now));
        return any;
    }

    private static <K, V> boolean forget(MapState<K, V> all, Predicate<Map.Entry<K, V>> unwanted) throws Exception {
        Iterator<Map.Entry<K, V>> entries = all.iterator();
        while (entries.hasNext()) {
            if (unwanted.test(entries.next())) {
                entries.remove();
            }
        }
        if (all.isEmpty()) {
            all.clear(); // an empty map is something, too
            return false;
        }
        return true;
    }

    /** One that was learned with other numbers is of no use. */
    @Override
    public Learner learner() {
        Learner known = read(learner::value);
        return known == null || !known.isUsable() ? Learner.fresh() : known;
    }

    @Override
    public void keep(Learner next) {
        write(() -> learner.update(next));
    }

    @Override
    public Open open(String subject) {
        return read(() -> open.get(subject));
    }

    @Override
    public void keep(String subject, Open clock) {
        write(() -> open.put(subject, clock));
    }

    @Override
    public void forget(String subject) {
        write(() -> open.remove(subject));
    }

    @Override
    public Rate rate(String segment) {
        Rate rate = read(() -> rates.get(segment));
        return rate == null ? Rate.NONE : rate;
    }

    @Override
    public void keep(String segment, Rate rate) {
        write(() -> rates.put(segment, rate));
    }

    @Override
    public Survival survival(String kind) {
        Survival survival = read(() -> survivals.get(kind));
        return survival == null ? Survival.none() : survival;
    }

    @Override
    public void keep(String kind, Survival survival) {
        write(() -> survivals.put(kind, survival));
    }

    /** The rules know no state, and so none of its exceptions: they pass through as they are. */
    private static <T> T read(SupplierWithException<T, Exception> state) {
        return FunctionUtils.uncheckedSupplier(state).get();
    }

    private static void write(ThrowingRunnable<Exception> state) {
        ThrowingRunnable.unchecked(state).run();
    }
}
