package io.switchboard.sla;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Spares a recipient more notices than one can read: beyond the cap, one digest a window. Decides nothing itself. */
public final class NoticeFunction extends KeyedProcessFunction<String, Addressed, Notice> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "notices";

    private static final long serialVersionUID = 1;

    private final NoticeRules rules;

    private transient ValueState<NoticeWindow> window;
    private transient ListState<Addressed> waiting;

    public NoticeFunction(NoticeRules rules) {
        this.rules = rules;
    }

    static ValueStateDescriptor<NoticeWindow> windowState() {
        return new ValueStateDescriptor<>("window", TypeInformation.of(NoticeWindow.class));
    }

    /** What the digest at the end of the window is to name. */
    static ListStateDescriptor<Addressed> waitingState() {
        return new ListStateDescriptor<>("waiting", TypeInformation.of(Addressed.class));
    }

    @Override
    public void open(OpenContext context) {
        window = getRuntimeContext().getState(windowState());
        waiting = getRuntimeContext().getListState(waitingState());
    }

    /** It counts in the window in which it is told: a correction of last week disturbs its reader today. */
    @Override
    public void processElement(Addressed one, Context context, Collector<Notice> out) throws Exception {
        NoticeWindow now = present(rules.window(time(context)), context, out);
        if (rules.isSingle(now.told())) {
            out.collect(rules.single(now.since(), one));
            window.update(new NoticeWindow(now.since(), now.told() + 1));
        } else {
            waiting.add(one);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Notice> out) throws Exception {
        NoticeWindow last = window.value();
        if (last != null && rules.end(last.since()) <= timestamp) {
            close(last, out);
        }
    }

    /** Windows never go back: what is a little late counts in the present one. */
    private NoticeWindow present(long since, Context context, Collector<Notice> out) throws Exception {
        NoticeWindow last = window.value();
        if (last != null && last.since() >= since) {
            return last;
        }
        if (last != null) {
            close(last, out);
        }
        NoticeWindow next = new NoticeWindow(since, 0);
        window.update(next);
        context.timerService().registerEventTimeTimer(rules.end(since));
        return next;
    }

    private void close(NoticeWindow last, Collector<Notice> out) throws Exception {
        List<Addressed> left = new ArrayList<>();
        waiting.get().forEach(left::add);
        rules.digests(last.since(), left).forEach(out::collect);
        waiting.clear();
        window.clear();
    }

    private static long time(Context context) {
        long watermark = context.timerService().currentWatermark();
        return context.timestamp() == null ? watermark : Math.max(context.timestamp(), watermark);
    }
}
