package io.switchboard.sla;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimeServiceManager.ShouldStopAdvancingFn;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.ThrowingRunnable;

/** Keeps the {@link Ledger} of each item, takes the steps that the rules say, and counts the alarms that are set. */
abstract class LedgerOperator extends AbstractStreamOperator<Escalation> implements Triggerable<String, VoidNamespace> {

    private static final long serialVersionUID = 1;

    /** A net for items that fall silent and for tombstones, far beyond any deadline; it plays no part in the rules. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(400);

    /** What Flink calls the timers of a process function, which this was in the first release. */
    private static final String TIMERS = "user-timers";

    /** Ledgers of each subtask: some 4 kB each on the heap, some 20 us each to write before a checkpoint. */
    private static final int AT_HAND = 2_048;

    /** Bytes of each subtask: some 500 for each ledger, so of a hundred thousand. */
    private static final long MOST_NEAR = 48L << 20;

    /** Of the heap, where it is a small one. */
    private static final int SHARE_NEAR = 16;

    /** Before any other alarm. */
    private static final long BEGINNING = Long.MIN_VALUE + 1;

    private transient ValueState<KeptLedger> state;
    private transient AtHand ledgers;
    private transient ListState<Posting> early;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient MailboxExecutor mailbox;
    private transient long heard;
    private transient ListState<ArmedMinutes> armedState;
    private transient Armed armed;
    private transient Watermark reached;
    private transient boolean begun;
    private transient Counter escalations;
    private transient Counter outcomes;
    private transient Counter duplicates;
    private transient Counter tooLate;
    private transient Counter unmatched;
    private transient Counter breaches;
    private transient Counter withdrawn;

    /** Declared once, here, and shared with tests and migrations. */
    static ValueStateDescriptor<KeptLedger> ledgerState() {
        ValueStateDescriptor<KeptLedger> state = new ValueStateDescriptor<>("ledger", new LedgerSerializer());
        state.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        return state;
    }

    /** What happened to an item and was read before time had begun. */
    static ListStateDescriptor<Posting> earlyState() {
        return new ListStateDescriptor<>("early", TypeInformation.of(Posting.class));
    }

    /** How many alarms are set for each minute, counted by each subtask; every subtask is told all. */
    static ListStateDescriptor<ArmedMinutes> armedState() {
        return new ListStateDescriptor<>("armed minutes", new ArmedMinutesSerializer());
    }

    /** The same as releases kept it that dealt the minutes out anew. */
    static ListStateDescriptor<ArmedMinute> dealtState() {
        return new ListStateDescriptor<>("armed", TypeInformation.of(ArmedMinute.class));
    }

    /** The rules as they are now. */
    abstract SlaRules rules();

    /** Of each subtask. */
    private static long nearBytes() {
        return Math.min(MOST_NEAR, Runtime.getRuntime().maxMemory() / SHARE_NEAR);
    }

    /** Flink's state is at one item at a time: it is left at the one it was at. */
    private void keep(String item, PackedLedger ledger) throws IOException {
        String here = item();
        setCurrentKey(item);
        state.update(ledger);
        if (here != null) {
            setCurrentKey(here);
        }
    }

    /** The item that is worked on. */
    private String item() {
        return (String) getCurrentKey();
    }

    /** Of the item that is worked on. */
    private Ledger ledger() throws IOException {
        return ledgers.of(item());
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = context.getKeyedStateStore().getState(ledgerState());
        ledgers = new AtHand(item -> state.value(), this::keep, AT_HAND, new Near(nearBytes()));
        early = context.getKeyedStateStore().getListState(earlyState());
        armedState = context.getOperatorStateStore().getUnionListState(armedState());
        armed = counted(context.getOperatorStateStore().getListState(dealtState()));
    }

    /** The first subtask takes on what all have counted, so that what one counted down and another up comes to nothing. */
    private Armed counted(ListState<ArmedMinute> dealt) throws Exception {
        Armed all = new Armed();
        all.add(dealt.get());
        dealt.clear();
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            for (ArmedMinutes each : armedState.get()) {
                all.add(each.minutes());
            }
        }
        return all;
    }

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
        mailbox = getContainingTask()
                .getMailboxExecutorFactory()
                .createExecutor(getOperatorConfig().getChainIndex());
        MetricGroup metrics = metrics();
        escalations = metrics.counter("escalations");
        outcomes = metrics.counter("outcomes");
        duplicates = metrics.counter("duplicates");
        tooLate = metrics.counter("too_late");
        unmatched = metrics.counter("unmatched");
        breaches = metrics.counter("breaches");
        withdrawn = metrics.counter("breaches_withdrawn");
        metrics.gauge("due_not_fired", this::dueNotFired);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        ledgers.writeBack();
        super.snapshotState(context);
        armedState.update(List.of(armed.minutes()));
    }

    final long dueNotFired() {
        return armed.dueBy(now());
    }

    final MetricGroup metrics() {
        return getMetricGroup().addGroup("sla");
    }

    final long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    /** A piece of what takes long, beginning now. */
    final Turn turn() {
        return new Turn(this::now);
    }

    /**
     * The next piece, when events and checkpoints have had their turn: as long as this one at the most, and no longer than there
     * are any. The task's mail comes between its events, and needs no other thread to wake it, as a timer would.
     */
    final void later(Turn done, ThrowingRunnable<Exception> next) {
        giveWay(new Pause(done, this::now, () -> heard), next);
    }

    private void giveWay(Pause pause, ThrowingRunnable<Exception> next) {
        try {
            mailbox.execute(
                    () -> {
                        if (pause.isOver()) {
                            next.run();
                        } else {
                            giveWay(pause, next);
                        }
                    },
                    "the next turn of the clocks");
        } catch (RejectedExecutionException e) {
            LOG.debug("The task ends: whoever goes on from its state does the rest", e);
        }
    }

    /**
     * Alarms that are due at once go off a few at a time, so that neither a checkpoint nor an event waits for all of them. An
     * event in between is told first what was due before it, whether its alarm has gone off or not.
     */
    @Override
    public void processWatermark(Watermark mark) throws Exception {
        boolean arranged = reached != null;
        if (!begun && !arranged) {
            LOG.info("Time begins at {}", mark);
        }
        reached = mark;
        if (!arranged) {
            soundSome();
        }
    }

    private void soundSome() throws Exception {
        Turn turn = turn();
        if (reached != null && !soundAll(turn::isOver)) {
            later(turn, this::soundSome);
        }
    }

    /** Time has come to the watermark, for all that follows too, when there is no alarm left. */
    private boolean soundAll(ShouldStopAdvancingFn interrupted) throws Exception {
        if (!getTimeServiceManager().orElseThrow().tryAdvanceWatermark(reached, interrupted)) {
            return false;
        }
        output.emitWatermark(reached);
        reached = null;
        begun = true;
        return true;
    }

    /** All is told before the job ends. */
    @Override
    public void finish() throws Exception {
        if (reached != null) {
            soundAll(() -> false);
        }
        super.finish();
    }

    /** All items there are; to be closed. */
    final Stream<String> items() throws IOException {
        ledgers.writeBack();
        return this.<String>getKeyedStateBackend().getKeys(ledgerState().getName(), VoidNamespace.INSTANCE);
    }

    /** The first release did not count: this is done once, when its state is restored. */
    final void countArmed() throws Exception {
        try (Stream<String> items = items()) {
            for (Iterator<String> left = items.iterator(); left.hasNext(); ) {
                setCurrentKey(left.next());
                armed.moved(null, ledger());
            }
        }
    }

    /**
     * Until time begins, what happens to an item is put by: acknowledgements, and what is known of customers, come from elsewhere, and
     * what was there when the job began is read first. Else an event would let time pass for its item, and levels be told
     * that had been acknowledged. When it begins, what was put by comes before whatever is read then, wherever that comes from:
     * an acknowledgement, too, lets happen what waits for its time, and that must find the item.
     */
    final void post(Posting posting, long at) throws Exception {
        heard++;
        long time = timers.currentWatermark();
        boolean hasTime = time != Long.MIN_VALUE;
        if (!hasTime && posting.tide() != null) {
            early.add(posting);
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, BEGINNING);
            return;
        }
        if (hasTime && !begun) {
            begin();
        }
        happen(posting, time, at);
    }

    /** What was put by happens as if it were read now and no time had passed: all that was read before it is known. */
    private void begin() throws Exception {
        List<Posting> postings = new ArrayList<>();
        early.get().forEach(postings::add);
        early.clear();
        for (Posting posting : postings) {
            happen(posting, Long.MIN_VALUE, posting.entry().at());
        }
    }

    private void happen(Posting posting, long time, long at) throws Exception {
        Ledger kept = awaited(rules().turnsBefore(posting, ledger(), time), at);
        take(kept, rules().on(posting, kept, time), at);
    }

    /** The ledger, when all that waited for a time by {@code now} has had its turn. */
    private Ledger awaited(long now, long at) throws Exception {
        Ledger kept = ledger();
        while (rules().hasATurn(kept, now)) {
            take(kept, rules().at(now, kept), at);
            kept = ledger();
        }
        return kept;
    }

    /** A timer is only a reason to look at the clock: one that is stale finds nothing due. */
    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        if (timer.getTimestamp() == BEGINNING) {
            begin();
            return;
        }
        Ledger kept = ledger();
        if (kept != null) {
            take(kept, rules().at(timer.getTimestamp(), kept), timer.getTimestamp());
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("No timer of %s goes by the wall".formatted(SlaOperator.UID));
    }

    /** Brings one ledger under the rules as they are now. */
    final void refresh(String item) throws Exception {
        setCurrentKey(item);
        long time = timers.currentWatermark();
        Ledger kept = awaited(time, time);
        if (kept != null) {
            take(kept, rules().refreshed(kept, time), Math.max(kept.passed(), time));
        }
    }

    private void take(Ledger before, Step step, long at) throws Exception {
        Ledger after = step.ledger();
        if (after != null && !after.equals(before)) {
            ledgers.update(item(), after);
            armed.moved(before, after);
        }
        step.wakeAt().ifPresent(wake -> timers.registerEventTimeTimer(VoidNamespace.INSTANCE, wake));
        step.escalations().forEach(escalation -> output.collect(stamped(escalation, at)));
        step.outcomes().forEach(outcome -> aside(SlaOperator.OUTCOMES, outcome, at));
        if (step.tooLate() != null) {
            aside(SlaOperator.TOO_LATE, step.tooLate(), at);
        }
        step.unmatched().forEach(one -> aside(SlaOperator.UNMATCHED, one, at));
        Whereabouts.after(before, step).ifPresent(whereabouts -> aside(SlaOperator.TRACKING, whereabouts, at));
        count(step);
    }

    final <T> void aside(OutputTag<T> where, T what, long at) {
        output.collect(where, stamped(what, at));
    }

    /** What has no time on its way in has none on its way out. */
    private static <T> StreamRecord<T> stamped(T what, long at) {
        return at < 0 ? new StreamRecord<>(what) : new StreamRecord<>(what, at);
    }

    private void count(Step step) {
        escalations.inc(step.escalations().size());
        outcomes.inc(step.outcomes().size());
        duplicates.inc(step.duplicate() ? 1 : 0);
        tooLate.inc(step.tooLate() == null ? 0 : 1);
        unmatched.inc(step.unmatched().size());
        for (Escalation escalation : step.escalations()) {
            breaches.inc(escalation.beginsABreach() ? 1 : 0);
            withdrawn.inc(escalation.endsABreach() ? 1 : 0);
        }
    }
}
