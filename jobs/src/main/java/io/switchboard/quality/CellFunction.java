package io.switchboard.quality;

import io.switchboard.audit.Alarm;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Counts in one window of one member of one dimension, and tells its figures. Decides nothing itself. */
public final class CellFunction extends KeyedProcessFunction<String, CellChange, MetricRow> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "cells";

    public static final OutputTag<Alarm> ALARMS = new OutputTag<>("alarms", TypeInformation.of(Alarm.class));

    private static final long serialVersionUID = 1;

    private final CellRules rules;

    private transient ValueState<Cell> cell;

    public CellFunction(CellRules rules) {
        this.rules = rules;
    }

    static ValueStateDescriptor<Cell> cellState() {
        return new ValueStateDescriptor<>("cell", TypeInformation.of(Cell.class));
    }

    @Override
    public void open(OpenContext context) {
        cell = getRuntimeContext().getState(cellState());
    }

    @Override
    public void processElement(CellChange change, Context context, Collector<MetricRow> out) throws Exception {
        CellStep step = rules.on(change, cell.value(), context.timerService().currentWatermark());
        if (!step.late().isEmpty()) {
            context.output(ALARMS, afterFinal(change, step.late()));
        }
        take(step, context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MetricRow> out) throws Exception {
        Cell known = cell.value();
        if (known != null) {
            take(rules.at(timestamp, known), context, out);
        }
    }

    private void take(CellStep step, Context context, Collector<MetricRow> out) throws Exception {
        cell.update(step.cell());
        step.rows().forEach(out::collect);
        if (step.cell() != null && step.wakeAt() < Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(step.wakeAt());
        }
    }

    private static Alarm afterFinal(CellChange change, List<Family> families) {
        return new Alarm(
                Alarm.Kind.AFTER_FINAL,
                Instant.ofEpochMilli(change.start()),
                Instant.ofEpochMilli(change.end()),
                List.of(change.itemId()),
                1,
                0,
                "%s of %s %s %s were final and lack %s"
                        .formatted(families, change.grain(), change.dimension(), change.member(), change.counters()));
    }
}
