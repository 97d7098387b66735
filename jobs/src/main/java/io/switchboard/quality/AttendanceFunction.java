package io.switchboard.quality;

import io.switchboard.audit.Alarm;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps what each agent was at, and tells what of their time has to be counted more or less. Decides nothing itself. */
public final class AttendanceFunction extends KeyedProcessFunction<String, Heard, Recount> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "attendance";

    public static final OutputTag<Alarm> ALARMS = new OutputTag<>("alarms", TypeInformation.of(Alarm.class));

    private static final long serialVersionUID = 1;

    private final AttendanceRules rules;

    private transient ValueState<Attendance> attendance;

    public AttendanceFunction(AttendanceRules rules) {
        this.rules = rules;
    }

    static ValueStateDescriptor<Attendance> attendanceState() {
        return new ValueStateDescriptor<>("attendance", TypeInformation.of(Attendance.class));
    }

    @Override
    public void open(OpenContext context) {
        attendance = getRuntimeContext().getState(attendanceState());
    }

    @Override
    public void processElement(Heard heard, Context context, Collector<Recount> out) throws Exception {
        AttendanceStep step =
                rules.on(heard, attendance.value(), context.timerService().currentWatermark());
        if (step.tooLate()) {
            context.output(ALARMS, TooLate.alarm(heard.agentId(), heard.event().at(), heard.tide()));
        } else {
            take(step, context, out);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Recount> out) throws Exception {
        Attendance known = attendance.value();
        if (known != null) {
            take(rules.at(timestamp, known), context, out);
        }
    }

    private void take(AttendanceStep step, Context context, Collector<Recount> out) throws Exception {
        attendance.update(step.attendance());
        if (!step.counted().isEmpty()) {
            out.collect(new Recount(step.counted()));
        }
        if (step.attendance() != null && step.wakeAt() < Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(step.wakeAt());
        }
    }
}
