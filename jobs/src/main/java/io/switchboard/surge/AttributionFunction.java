package io.switchboard.surge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Brings the floods of a domain together that were looked at at the same moment. Decides nothing itself. */
public final class AttributionFunction extends KeyedProcessFunction<String, Flood, Sighting> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "attribution";

    private static final long serialVersionUID = 1;

    private transient ValueState<List<KnownFlood>> known;
    private transient MapState<Long, List<Flood>> looks;

    /** What went on at the last look. */
    static ValueStateDescriptor<List<KnownFlood>> knownState() {
        return new ValueStateDescriptor<>("known", Types.LIST(TypeInformation.of(KnownFlood.class)));
    }

    /** What goes on at looks that are not complete yet, by their times. */
    static MapStateDescriptor<Long, List<Flood>> looksState() {
        return new MapStateDescriptor<>("looks", Types.LONG, Types.LIST(TypeInformation.of(Flood.class)));
    }

    @Override
    public void open(OpenContext context) {
        known = getRuntimeContext().getState(knownState());
        looks = getRuntimeContext().getMapState(looksState());
    }

    @Override
    public void processElement(Flood flood, Context context, Collector<Sighting> out) throws Exception {
        List<Flood> together = new ArrayList<>(Objects.requireNonNullElse(looks.get(flood.at()), List.of()));
        together.add(flood);
        looks.put(flood.at(), together);
        context.timerService().registerEventTimeTimer(flood.at());
    }

    /** The look is complete; if there was nothing to see, what went on before is over. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Sighting> out) throws Exception {
        List<Flood> floods = looks.get(timestamp);
        if (floods == null) {
            known.clear();
            return;
        }
        looks.remove(timestamp);
        Attribution.Step step = Attribution.look(Objects.requireNonNullElse(known.value(), List.of()), floods);
        known.update(step.floods());
        step.sightings().forEach(out::collect);
        context.timerService().registerEventTimeTimer(timestamp + PlaceWatch.LOOK_EVERY);
    }
}
