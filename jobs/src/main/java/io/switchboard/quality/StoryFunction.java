package io.switchboard.quality;

import io.switchboard.audit.Alarm;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps what is known of each item, and tells what has to be counted more or less. Decides nothing itself. */
public final class StoryFunction extends KeyedProcessFunction<String, Fact, Recount> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "stories";

    public static final OutputTag<Linked> CONTACTS = new OutputTag<>("contacts", TypeInformation.of(Linked.class));
    public static final OutputTag<Alarm> ALARMS = new OutputTag<>("alarms", TypeInformation.of(Alarm.class));

    private static final long serialVersionUID = 1;

    private final StoryRules rules;

    private transient ValueState<Story> story;

    public StoryFunction(StoryRules rules) {
        this.rules = rules;
    }

    static ValueStateDescriptor<Story> storyState() {
        return new ValueStateDescriptor<>("story", TypeInformation.of(Story.class));
    }

    @Override
    public void open(OpenContext context) {
        story = getRuntimeContext().getState(storyState());
    }

    @Override
    public void processElement(Fact fact, Context context, Collector<Recount> out) throws Exception {
        StoryStep step = rules.on(fact, story.value(), context.timerService().currentWatermark());
        if (step.tooLate()) {
            context.output(ALARMS, TooLate.alarm(fact.itemId(), fact.at(), fact.tide()));
        } else {
            take(step, context, out);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Recount> out) throws Exception {
        Story known = story.value();
        if (known != null) {
            take(rules.at(timestamp, known), context, out);
        }
    }

    private void take(StoryStep step, Context context, Collector<Recount> out) throws Exception {
        story.update(step.story());
        if (!step.counted().isEmpty()) {
            out.collect(new Recount(step.counted()));
        }
        step.linked().forEach(linked -> context.output(CONTACTS, linked));
        if (step.story() != null && step.wakeAt() < Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(step.wakeAt());
        }
    }
}
