package io.switchboard.surge;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Watches the arrivals of each place, and looks when none come. Decides nothing itself. */
public final class SurgeFunction extends KeyedProcessFunction<String, Arrival, Sighting> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "surge";

    /** Those that go on, at each look. */
    public static final OutputTag<Flood> FLOODS = new OutputTag<>("floods", TypeInformation.of(Flood.class));

    private static final long serialVersionUID = 1;

    /** A net for places in which nothing arrives any more. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(60);

    private final SurgeRules rules;
    private final Walls walls;

    private transient ValueState<PlaceWatch> watch;

    public SurgeFunction(SurgeRules rules, Walls walls) {
        this.rules = rules;
        this.walls = walls;
    }

    static ValueStateDescriptor<PlaceWatch> watchState() {
        var state = new ValueStateDescriptor<>("watch", TypeInformation.of(PlaceWatch.class));
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        watch = getRuntimeContext().getState(watchState());
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Sighting> out) throws Exception {
        PlaceWatch before = watch.value() == null ? PlaceWatch.from(arrival) : watch.value();
        take(before.arrival(rules, walls.of(before.region()), arrival.at()), context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Sighting> out) throws Exception {
        PlaceWatch before = watch.value();
        if (before != null) {
            take(before.until(rules, walls.of(before.region()), timestamp), context, out);
        }
    }

    private void take(PlaceWatch.Step step, Context context, Collector<Sighting> out) throws Exception {
        watch.update(step.next());
        step.sightings().forEach(out::collect);
        step.floods().forEach(flood -> context.output(FLOODS, flood));
        long look = step.next().nextLook();
        if (look != Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(look);
        }
    }
}
