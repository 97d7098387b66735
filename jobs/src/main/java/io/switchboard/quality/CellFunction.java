package io.switchboard.quality;

import io.switchboard.audit.Alarm;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Counts in one window of one member of one dimension, and tells its figures. Decides nothing itself. */
public final class CellFunction extends KeyedProcessFunction<String, CellChange, MetricRow>
        implements CheckpointedFunction {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "cells";

    public static final OutputTag<Alarm> ALARMS = new OutputTag<>("alarms", TypeInformation.of(Alarm.class));

    private static final long serialVersionUID = 1;

    private final CellRules rules;

    private transient ValueState<Cell> cell;
    private transient ListState<Long> reachedState;

    /** How far time had come; after a restore Flink does not know for a while, and what is final would begin anew. */
    private transient long reached;

    public CellFunction(CellRules rules) {
        this.rules = rules;
    }

    static ValueStateDescriptor<Cell> cellState() {
        return new ValueStateDescriptor<>("cell", TypeInformation.of(Cell.class));
    }

    /** How far time has come; every subtask is told what each of them knew. */
    static ListStateDescriptor<Long> reachedState() {
        return new ListStateDescriptor<>("reached", Types.LONG);
    }

    /** The furthest of all: time comes to all of them together, and only who has had something to do has noted it. */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        reachedState = context.getOperatorStateStore().getUnionListState(reachedState());
        reached = Long.MIN_VALUE;
        for (long each : reachedState.get()) {
            reached = Math.max(reached, each);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        reachedState.update(List.of(reached));
    }

    @Override
    public void open(OpenContext context) {
        cell = getRuntimeContext().getState(cellState());
    }

    @Override
    public void processElement(CellChange change, Context context, Collector<MetricRow> out) throws Exception {
        reached = Math.max(reached, context.timerService().currentWatermark());
        CellStep step = rules.on(change, cell.value(), reached);
        if (!step.late().isEmpty()) {
            context.output(ALARMS, afterFinal(change, step.late()));
        }
        take(step, context, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MetricRow> out) throws Exception {
        reached = Math.max(reached, context.timerService().currentWatermark());
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
