package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.Author;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

@Proves("R-30")
class MergeFunctionTest {

    private static final Duration KEEP = Duration.ofDays(30);
    private static final Duration LATENESS = Duration.ofDays(1);

    private static final Posting OPENED = opened(friday("09:00")).posting();
    private static final Posting ANSWER = answered(friday("09:30")).posting();
    private static final Posting QUESTION =
            told(Kind.MESSAGE, friday("09:45")).by(Author.CUSTOMER).posting();
    private static final Posting NOTE = told(Kind.MESSAGE, friday("09:50"))
            .by(Author.AGENT)
            .read(Visibility.INTERNAL)
            .posting();
    private static final Posting MERGED =
            told(Kind.MERGED, friday("10:00")).mergedInto("T-2").posting();
    private static final Posting AFTERWARDS =
            told(Kind.MESSAGE, friday("10:30")).by(Author.CUSTOMER).posting();

    static KeyedOneInputStreamOperatorTestHarness<String, Posting, Posting> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new MergeFunction(new MergeRules(KEEP.toMillis(), LATENESS.toMillis()))),
                Posting::itemId,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    @Test
    void whatWasSaidToATicketGoesWithItIntoTheOther() throws Exception {
        assertThat(inherited(OPENED, ANSWER, QUESTION, MERGED))
                .extracting(Posting::itemId, posting -> posting.entry().eventId(), posting -> posting.entry()
                        .at())
                .containsExactlyInAnyOrder(
                        row(OPENED, MERGED.entry().at()),
                        row(ANSWER, MERGED.entry().at()),
                        row(QUESTION, MERGED.entry().at()));
    }

    @Test
    void whatIsSaidAfterwardsGoesThereAtItsOwnTime() throws Exception {
        assertThat(inherited(MERGED, AFTERWARDS))
                .extracting(Posting::itemId, posting -> posting.entry().eventId(), posting -> posting.entry()
                        .at())
                .containsExactly(row(AFTERWARDS, AFTERWARDS.entry().at()));
    }

    @Test
    void nothingGoesAnywhereBeforeTheMerge() throws Exception {
        assertThat(inherited(OPENED, ANSWER, QUESTION)).isEmpty();
    }

    @Test
    void onlyWhatIsSaidInPublicAndMergesConcernIt() {
        assertThat(List.of(OPENED, ANSWER, QUESTION, MERGED, AFTERWARDS)).allMatch(MergeRules::concerns);
        assertThat(MergeRules.concerns(NOTE)).isFalse();
        assertThat(MergeRules.concerns(told(Kind.MERGED, friday("10:00")).posting()))
                .as("nobody knows where to")
                .isFalse();
        assertThat(MergeRules.concerns(opened(friday("09:00")).by(Author.AGENT).posting()))
                .isFalse();
    }

    @Test
    void whatIsTooLateForTheSourceIsNotInherited() throws Exception {
        assertThat(inherited(
                        OPENED,
                        readAt(friday("09:45").plus(LATENESS).plusMillis(1), QUESTION),
                        MERGED,
                        readAt(friday("10:30").plus(LATENESS).plusMillis(1), AFTERWARDS)))
                .as("neither of before the merge nor of after it")
                .extracting(posting -> posting.entry().eventId())
                .containsExactly(OPENED.entry().eventId());
    }

    @Test
    void whatTheSourceJustTakesIsInherited() throws Exception {
        assertThat(inherited(
                        readAt(friday("09:45").plus(LATENESS), QUESTION),
                        readAt(friday("10:00").plus(LATENESS), MERGED),
                        AFTERWARDS.at(Long.MIN_VALUE)))
                .extracting(posting -> posting.entry().eventId())
                .containsExactly(QUESTION.entry().eventId(), AFTERWARDS.entry().eventId());
    }

    @Test
    void whereTheMergeIsTooLateForTheSourceNothingGoesAnywhere() throws Exception {
        assertThat(inherited(OPENED, readAt(friday("10:00").plus(LATENESS).plusMillis(1), MERGED), AFTERWARDS))
                .isEmpty();
    }

    @Test
    void anyOrderAndAnyDuplicatesGiveTheSame() throws Exception {
        Set<Posting> expected = Set.copyOf(inherited(OPENED, ANSWER, QUESTION, MERGED, AFTERWARDS));
        for (long seed = 1; seed <= 200; seed++) {
            List<Posting> order =
                    new ArrayList<>(List.of(OPENED, ANSWER, QUESTION, MERGED, AFTERWARDS, MERGED, QUESTION));
            Collections.shuffle(order, new Random(seed));
            List<Posting> all = inherited(order.toArray(Posting[]::new));
            assertThat(new LinkedHashSet<>(all)).as("seed %d", seed).isEqualTo(expected);
            assertThat(all).as("seed %d", seed).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatWasSaidBeforeARestartIsInheritedAfterIt() throws Exception {
        OperatorSubtaskState snapshot;
        try (var merges = harness()) {
            merges.open();
            hear(merges, OPENED);
            snapshot = merges.snapshot(1, 1);
        }
        try (var merges = harness()) {
            merges.initializeState(snapshot);
            merges.open();
            hear(merges, MERGED);
            assertThat(merges.extractOutputValues()).hasSize(1);
        }
    }

    /** In the first releases Flink kept an entry as it keeps any record. */
    @Test
    void whatAnEarlierReleaseKeptOfItIsInheritedToo() throws Exception {
        OperatorSubtaskState snapshot;
        try (var earlier = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AsFlinkKeepsAnyRecord()), Posting::itemId, Types.STRING)) {
            earlier.setStateBackend(new EmbeddedRocksDBStateBackend());
            earlier.open();
            earlier.processElement(OPENED, 0);
            earlier.processElement(QUESTION, 0);
            snapshot = earlier.snapshot(1, 1);
        }
        try (var merges = harness()) {
            merges.initializeState(snapshot);
            merges.open();
            hear(merges, MERGED);
            assertThat(merges.extractOutputValues())
                    .hasSize(2)
                    .containsExactlyInAnyOrderElementsOf(inherited(OPENED, QUESTION, MERGED));
        }
    }

    private static final class AsFlinkKeepsAnyRecord extends KeyedProcessFunction<String, Posting, Posting> {

        private static final long serialVersionUID = 1;

        @Override
        public void processElement(Posting posting, Context context, Collector<Posting> out) throws Exception {
            getRuntimeContext()
                    .getMapState(MergeFunction.forgetting(
                            new MapStateDescriptor<>("said", Types.STRING, TypeInformation.of(Entry.class))))
                    .put(posting.entry().eventId(), posting.entry());
        }
    }

    @Test
    void longAfterTheMergeNothingIsKept() throws Exception {
        try (var merges = harness()) {
            merges.open();
            hear(merges, OPENED, MERGED);
            merges.processWatermark(monday("10:00").plus(KEEP).plus(LATENESS).toEpochMilli());
            hear(merges, AFTERWARDS);
            assertThat(merges.extractOutputValues()).hasSize(1);
            assertThat(merges.numEventTimeTimers()).isZero();
        }
    }

    private static List<Posting> inherited(Posting... postings) throws Exception {
        try (var merges = harness()) {
            merges.setStateBackend(new HashMapStateBackend()); // for many stories
            merges.open();
            hear(merges, postings);
            return merges.extractOutputValues();
        }
    }

    static void hear(KeyedOneInputStreamOperatorTestHarness<String, Posting, Posting> merges, Posting... postings)
            throws Exception {
        for (Posting posting : postings) {
            merges.processElement(posting, posting.entry().at());
        }
    }

    /** When time had come so far in its partition. */
    private static Posting readAt(Instant tide, Posting posting) {
        return posting.at(tide.toEpochMilli());
    }

    private static org.assertj.core.groups.Tuple row(Posting said, long at) {
        return org.assertj.core.api.Assertions.tuple("T-2", said.entry().eventId(), at);
    }
}
