package io.switchboard.sla;

import io.switchboard.policy.Publication;
import io.switchboard.policy.Shelf;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Runs the clocks of all items, and when something is published brings all ledgers under it. Decides nothing
 * itself.
 *
 * <p>It is no broadcast function of Flink's, because those visit all keys in one go, and no event is heard meanwhile.
 * This visits a few, lets events and checkpoints pass, and goes on ({@link Sweep}). An item that something happens to
 * is brought under the new book by the rules, so nobody sees how far the sweep has come.
 *
 * @param <P> what was published, as it came in
 * @param <D> what becomes of it if it cannot be used
 */
public final class SlaOperator<P, D> extends LedgerOperator implements TwoInputStreamOperator<Posting, P, Escalation> {

    /** Names this operator in every savepoint: never change it. */
    public static final String UID = "sla";

    /** How the cycles ended. */
    public static final OutputTag<Outcome> OUTCOMES =
            new OutputTag<>("sla-outcomes", TypeInformation.of(Outcome.class));

    /** What came after the allowed lateness. */
    public static final OutputTag<TooLate> TOO_LATE = new OutputTag<>("too-late", TypeInformation.of(TooLate.class));

    /** What no policy matches. */
    public static final OutputTag<Unmatched> UNMATCHED =
            new OutputTag<>("unmatched-items", TypeInformation.of(Unmatched.class));

    /** Where the items stand. */
    public static final OutputTag<Whereabouts> TRACKING =
            new OutputTag<>("ticket-tracking", TypeInformation.of(Whereabouts.class));

    private static final long serialVersionUID = 1;

    /** Flink iterates over what it has on disk as it was, over what it has on the heap as it is. */
    private static final String ON_DISK = "rocksdb";

    private final SlaRules file;
    private final List<Publication> published;
    private final SerializableFunction<P, Publication> content;
    private final OutputTag<D> refusals;
    private final Refusal<P, D> refusal;

    private transient SlaRules rules;
    private transient BroadcastState<String, Publication> publications;
    private transient Map<String, Publication> known;
    /** What brought the rules, in words; of those that the sweep under way is for, all. */
    private transient List<String> causes;

    private transient ListState<Long> sweptState;
    private transient long swept;
    private transient Sweep sweep;
    private transient long lastMs;
    private transient Counter refused;

    /**
     * @param file the rules of the policy file alone
     * @param published what had been published when the job was submitted
     * @param content of what comes in
     * @param refusals where to put aside what cannot be used, in the form that {@code refusal} gives it
     */
    public SlaOperator(
            SlaRules file,
            List<Publication> published,
            SerializableFunction<P, Publication> content,
            OutputTag<D> refusals,
            Refusal<P, D> refusal) {
        this.file = file;
        this.published = new ArrayList<>(published);
        this.content = content;
        this.refusals = refusals;
        this.refusal = refusal;
    }

    /** What was published while the job ran, by its key. */
    static MapStateDescriptor<String, Publication> publicationsState() {
        return new MapStateDescriptor<>("publications", Types.STRING, TypeInformation.of(Publication.class));
    }

    /** The print of the book that a subtask has brought all its ledgers under; 0 while it is at it. */
    static ListStateDescriptor<Long> sweptState() {
        return new ListStateDescriptor<>("swept", Types.LONG);
    }

    @Override
    SlaRules rules() {
        return rules;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        OperatorStateStore store = context.getOperatorStateStore();
        publications = store.getBroadcastState(publicationsState());
        known = new TreeMap<>();
        published.forEach(one -> known.put(one.key(), one));
        publications.entries().forEach(one -> known.put(one.getKey(), one.getValue()));
        Shelf shelf = Shelf.of(known.values());
        shelf.unusable().forEach(this::leaveOut);
        causes = List.of(file.cause());
        rules = Publishing.with(file, shelf.book(), file.cause());
        sweptState = store.getUnionListState(sweptState());
        List<Long> prints = listed(sweptState.get());
        swept = prints.stream().distinct().count() == 1 ? prints.get(0) : 0;
        if (context.isRestored() && prints.isEmpty()) {
            countArmed();
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        MetricGroup metrics = metrics();
        refused = metrics.counter("publications_refused");
        MetricGroup sweeps = metrics.addGroup("sweep");
        sweeps.gauge("running", () -> swept == 0 ? 1 : 0);
        sweeps.gauge("visited", () -> sweep == null ? 0 : sweep.visited());
        sweeps.gauge("last_ms", () -> lastMs);
        if (swept != print()) {
            beginSweep();
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        sweptState.update(List.of(swept));
    }

    @Override
    public void processElement1(StreamRecord<Posting> posting) throws Exception {
        post(posting.getValue(), posting.getTimestamp());
    }

    /** What cannot be used changes nothing: the last good book stays in force. */
    @Override
    public void processElement2(StreamRecord<P> published) throws Exception {
        Publication publication = content.apply(published.getValue());
        boolean isNew = !Publishing.knows(known, publication);
        try {
            if (isNew) {
                take(publication);
            }
        } catch (IllegalArgumentException e) {
            refuse(published, e.getMessage());
            return;
        }
        publications.put(publication.key(), publication);
        if (isNew && swept != print()) {
            beginSweep();
        }
    }

    /** While the ledgers are being brought under earlier ones, it is for all of these that they change. */
    private void take(Publication publication) {
        Map<String, Publication> all = Publishing.including(known, publication);
        List<String> words = sweep == null ? new ArrayList<>() : new ArrayList<>(causes);
        words.add(publication.inWords());
        rules = Publishing.with(file, all.values(), Publishing.cause(words));
        known = all;
        causes = words;
    }

    /** An earlier release, or another tz database, may have taken what this one does not: it stays in the state. */
    private void leaveOut(Publication published, String reason) {
        known.remove(published.key());
        if (speaksForAll()) {
            LOG.warn("{} is published and cannot be used: {}", published.key(), reason);
        }
    }

    private void refuse(StreamRecord<P> published, String reason) {
        if (speaksForAll()) {
            refused.inc();
            aside(refusals, refusal.of(published.getValue(), reason), published.getTimestamp());
        }
    }

    /** Every subtask hears of what is published, one says so. */
    private boolean speaksForAll() {
        return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    }

    /** Policies have no time of their own and hold none up. */
    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        processWatermark(mark);
    }

    @Override
    public void processWatermark2(Watermark mark) {}

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
        if (input == 0) {
            processWatermarkStatus(status);
        }
    }

    /** All is told before the job ends. */
    @Override
    public void finish() throws Exception {
        while (sweep != null) {
            visitSome(turn());
        }
        super.finish();
    }

    @Override
    public void close() throws Exception {
        endSweep();
        super.close();
    }

    /** One that is under way begins anew; its next turn is arranged already. */
    private void beginSweep() throws IOException {
        boolean arranged = sweep != null;
        endSweep();
        swept = 0;
        sweep = new Sweep(isOnDisk() ? items() : Sweep.copy(items()), now());
        if (!arranged) {
            later(turn(), this::sweepOn);
        }
    }

    private void sweepOn() throws Exception {
        Turn turn = turn();
        if (sweep != null && visitSome(turn)) {
            later(turn, this::sweepOn);
        }
    }

    private boolean visitSome(Turn turn) throws Exception {
        if (sweep.some(turn, this::refresh)) {
            return true;
        }
        lastMs = now() - sweep.since();
        swept = print();
        endSweep();
        return false;
    }

    private void endSweep() {
        if (sweep != null) {
            sweep.close();
            sweep = null;
        }
    }

    private static List<Long> listed(Iterable<Long> values) {
        List<Long> list = new ArrayList<>();
        values.forEach(list::add);
        return list;
    }

    private boolean isOnDisk() {
        return getKeyedStateBackend().getBackendTypeIdentifier().equals(ON_DISK);
    }

    private long print() {
        return rules.book().print();
    }

    /** Turns away what cannot be used. */
    public interface Refusal<P, D> extends Serializable {
        D of(P published, String reason);
    }
}
