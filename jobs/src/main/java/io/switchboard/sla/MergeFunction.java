package io.switchboard.sla;

import io.switchboard.event.Lately;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Passes the messages of a ticket that was merged on to the one it was merged into. Decides nothing itself. */
public final class MergeFunction extends KeyedProcessFunction<String, Posting, Posting> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "inherited-messages";

    private static final long serialVersionUID = 1;

    /** Of each subtask. */
    private static final int UNMERGED = 65_536;

    /** As long as a ledger is kept that nothing happens to: so long it may be merged. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    private final MergeRules rules;

    private transient MapState<String, Entry> said;
    private transient MapState<String, Merge> merges;

    /** Tickets without any merge, as most are: to look for one on disk costs more than all else that is done here. */
    private transient Lately<String, Boolean> unmerged;

    public MergeFunction(MergeRules rules) {
        this.rules = rules;
    }

    /** What was said to the ticket, by its eventId. */
    static MapStateDescriptor<String, Entry> saidState() {
        return forgetting(new MapStateDescriptor<>("said", StringSerializer.INSTANCE, new EntrySerializer()));
    }

    /** By eventId: a ticket that was merged twice is inherited from twice. */
    static MapStateDescriptor<String, Merge> mergesState() {
        return forgetting(new MapStateDescriptor<>("merges", Types.STRING, TypeInformation.of(Merge.class)));
    }

    static <T> MapStateDescriptor<String, T> forgetting(MapStateDescriptor<String, T> state) {
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    @Override
    public void open(OpenContext context) {
        said = getRuntimeContext().getMapState(saidState());
        merges = getRuntimeContext().getMapState(mergesState());
        unmerged = new Lately<>(UNMERGED);
    }

    @Override
    public void processElement(Posting posting, Context context, Collector<Posting> out) throws Exception {
        if (rules.isTooLate(posting)) {
            return;
        }
        Entry entry = posting.entry();
        if (MergeRules.isMerge(entry)) {
            merged(posting, context, out);
        } else if (!said.contains(entry.eventId())) {
            said.put(entry.eventId(), entry);
            passOn(posting, context.getCurrentKey(), out);
        }
    }

    private void passOn(Posting posting, String key, Collector<Posting> out) throws Exception {
        if (unmerged.get(key) != null) {
            return;
        }
        boolean any = false;
        for (Merge merge : merges.values()) {
            any = true;
            out.collect(MergeRules.inherited(posting.itemId(), posting.entry(), merge));
        }
        if (!any) {
            unmerged.put(key, true);
        }
    }

    private void merged(Posting posting, Context context, Collector<Posting> out) throws Exception {
        Entry entry = posting.entry();
        if (merges.contains(entry.eventId())) {
            return;
        }
        Merge merge = new Merge(entry.mergedInto(), entry.at());
        merges.put(entry.eventId(), merge);
        unmerged.remove(context.getCurrentKey());
        for (Entry message : said.values()) {
            out.collect(MergeRules.inherited(posting.itemId(), message, merge));
        }
        context.timerService().registerEventTimeTimer(rules.forgetAt(merge.at()));
    }

    /** The first merge ends it: what comes so long after it would come too late for the target, too. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Posting> out) {
        said.clear();
        merges.clear();
    }
}
