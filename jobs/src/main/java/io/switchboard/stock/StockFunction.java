package io.switchboard.stock;

import io.switchboard.audit.Alarm;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps which records were read of the topic of each table, looks at the table now and then, and decides nothing. */
public final class StockFunction extends KeyedProcessFunction<String, Place, Alarm> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "stock";

    private static final long serialVersionUID = 1;

    private final StockRules rules;
    private final Shelf shelf;
    private final long everyMs;

    private transient ValueState<Stock> stock;
    private transient MapState<Slot, Slate> open;
    private transient Counter raised;
    private transient Counter agreed;
    private transient Long began;

    public StockFunction(StockRules rules, Shelf shelf, Duration lookEvery) {
        this.rules = rules;
        this.shelf = shelf;
        this.everyMs = lookEvery.toMillis();
    }

    static ValueStateDescriptor<Stock> stockState() {
        return new ValueStateDescriptor<>("stock", TypeInformation.of(Stock.class));
    }

    static MapStateDescriptor<Slot, Slate> openState() {
        return new MapStateDescriptor<>("open", TypeInformation.of(Slot.class), TypeInformation.of(Slate.class));
    }

    @Override
    public void open(OpenContext context) {
        stock = getRuntimeContext().getState(stockState());
        open = getRuntimeContext().getMapState(openState());
        raised = getRuntimeContext().getMetricGroup().counter("stock.raised");
        agreed = getRuntimeContext().getMetricGroup().counter("stock.agreed");
    }

    @Override
    public void processElement(Place place, Context context, Collector<Alarm> out) throws Exception {
        if (stock.value() == null) {
            long now = context.timerService().currentProcessingTime();
            stock.update(Stock.begun(now));
            context.timerService().registerProcessingTimeTimer(now + everyMs);
        }
        Slot slot = Slot.of(place);
        Slate known = open.get(slot);
        open.put(slot, (known == null ? Slate.BLANK : known).with(place));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alarm> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        began = began == null ? now : began;
        NavigableMap<Slot, Slate> records = records();
        String table = context.getCurrentKey();
        Stock before = stock.value();
        Sighting seen = shelf.look(table, rules.look(before, records));
        Step step = rules.judge(table, before, records, seen, began, now);
        stock.update(step.stock());
        for (Slot slot : step.done()) {
            open.remove(slot);
        }
        for (Alarm alarm : step.alarms()) {
            (alarm.kind() == Alarm.Kind.AGREED ? agreed : raised).inc();
            out.collect(alarm);
        }
        context.timerService().registerProcessingTimeTimer(now + everyMs);
    }

    private NavigableMap<Slot, Slate> records() throws Exception {
        NavigableMap<Slot, Slate> records = new TreeMap<>();
        for (Map.Entry<Slot, Slate> each : open.entries()) {
            records.put(each.getKey(), each.getValue());
        }
        return records;
    }
}
