package io.switchboard.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.audit.Alarm;
import io.switchboard.audit.Alarm.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Records of partition 0 of a topic, one a second from ten o'clock on, and the rows that they are to be. */
@Proves("R-107")
class StockRulesTest {

    private final Warehouse warehouse = new Warehouse("call_events", "call-events");

    @Test
    void whatIsWholeRaisesNothingAndIsForgotten() {
        for (long offset = 0; offset < 5_000; offset += 1_000) {
            warehouse.read(LongStream.range(offset, offset + 1_000)).rows(LongStream.range(offset, offset + 1_000));
            assertThat(warehouse.look()).isEmpty();
        }
        warehouse.look();
        assertThat(warehouse.openSlots())
                .as("but for the slot of the next record")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void whatIsNotArchivedYetIsNoDifference() {
        warehouse.read(LongStream.range(0, 100)).rows(LongStream.range(0, 40));
        assertThat(warehouse.look()).isEmpty();
        assertThat(warehouse.look()).isEmpty();
    }

    @Test
    void whatWasNotReadYetIsNoneEither() {
        warehouse.read(LongStream.range(0, 40)).rows(LongStream.range(0, 100));
        assertThat(warehouse.look()).isEmpty();
        assertThat(warehouse.look()).isEmpty();
        warehouse.read(LongStream.range(40, 100));
        assertThat(warehouse.look()).isEmpty();
        assertThat(warehouse.look()).isEmpty();
    }

    @Test
    void recordsThatAreNoRowsAreNamedOnceWithTheirWindow() {
        warehouse
                .read(LongStream.range(0, 1_000))
                .rows(LongStream.range(0, 700))
                .rows(LongStream.range(720, 1_000));
        assertThat(warehouse.look())
                .as("a row of what was refused may come a moment later")
                .isEmpty();
        List<Alarm> alarms = warehouse.look();
        assertThat(alarms)
                .extracting(Alarm::kind, Alarm::table, Alarm::ids, Alarm::expected, Alarm::actual)
                .containsExactly(tuple(Kind.ROWS_MISSING, "call_events", List.of("call-events/0@700-719"), 20L, 0L));
        assertThat(alarms.get(0).windowStart()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(alarms.get(0).windowEnd())
                .as("a slot is one window: it ends with the last record in it")
                .isEqualTo(Instant.parse("2026-03-02T10:20:00Z"));
        assertThat(warehouse.look()).isEmpty();
    }

    /** Markers of transactions, and heartbeats, have offsets and are no records. */
    @Test
    void offsetsWithoutARecordAreMissedByNobodyAndEndNoRun() {
        warehouse
                .read(LongStream.range(0, 100).filter(offset -> offset % 10 != 9))
                .rows(LongStream.of(0, 98));
        warehouse.look();
        assertThat(warehouse.look())
                .extracting(Alarm::ids, Alarm::expected)
                .containsExactly(tuple(List.of("call-events/0@1-97"), 88L));
    }

    @Test
    void whatComesAfterAllTakesTheAlarmBack() {
        warehouse.read(LongStream.range(0, 10)).rows(LongStream.of(0, 1, 5, 6, 7, 8, 9));
        warehouse.look();
        warehouse.look();
        warehouse.rows(LongStream.of(2, 3));
        assertThat(warehouse.look())
                .extracting(Alarm::kind, Alarm::ids, Alarm::expected, Alarm::actual)
                .containsExactly(tuple(Kind.AGREED, List.of("call-events/0@2-3"), 2L, 2L));
        warehouse.rows(LongStream.of(4));
        assertThat(warehouse.look()).extracting(Alarm::kind).containsExactly(Kind.AGREED);
        warehouse.rows(LongStream.of(4));
        assertThat(warehouse.look()).extracting(Alarm::kind).containsExactly(Kind.ROWS_DOUBLED);
    }

    @Test
    void aRecordThatIsTwoRowsIsNamed() {
        warehouse.read(LongStream.range(0, 10)).rows(LongStream.range(0, 10)).rows(LongStream.of(3));
        warehouse.look();
        assertThat(warehouse.look())
                .extracting(Alarm::kind, Alarm::ids, Alarm::expected, Alarm::actual)
                .containsExactly(tuple(Kind.ROWS_DOUBLED, List.of("call-events/0@3"), 1L, 2L));
    }

    /** As when the archive job goes on from an older checkpoint. */
    @Test
    void soIsOneThatBecomesTheSecondLongAfter() {
        warehouse.read(LongStream.range(0, 5_000)).rows(LongStream.range(0, 5_000));
        warehouse.look();
        warehouse.look();
        warehouse.look();
        warehouse.rows(LongStream.range(4_000, 4_100));
        assertThat(warehouse.look())
                .extracting(Alarm::kind, Alarm::ids, Alarm::expected, Alarm::actual)
                .containsExactly(tuple(Kind.ROWS_DOUBLED, List.of("call-events/0@4000-4099"), 100L, 200L));
        assertThat(warehouse.look()).isEmpty();
    }

    @Test
    void aRowWithoutARecordIsNamed() {
        warehouse.read(LongStream.of(0, 1, 3, 4)).rows(LongStream.range(0, 5));
        warehouse.look();
        assertThat(warehouse.look())
                .extracting(Alarm::kind, Alarm::ids, Alarm::expected, Alarm::actual)
                .containsExactly(tuple(Kind.ROWS_UNKNOWN, List.of("call-events/0@2"), 0L, 1L));
    }

    @Test
    void butNotWhereATopicForgetsWhatIsBetween() {
        Warehouse customers = new Warehouse("customer_changes", "customers");
        customers.read(LongStream.of(0, 1, 3, 4)).rows(LongStream.range(0, 5));
        customers.look();
        assertThat(customers.look()).isEmpty();
    }

    @Test
    void rowsOfWhatTheTopicHasForgottenAreLeftOut() {
        warehouse.read(LongStream.range(100, 200)).rows(LongStream.range(0, 200));
        warehouse.look();
        assertThat(warehouse.look()).isEmpty();
    }

    /** The last record of all: nothing comes after it that would show that it was left out. */
    @Test
    void recordsThatWaitForLongAreToldAndThatIsTakenBack() {
        warehouse.read(LongStream.range(0, 10)).rows(LongStream.range(0, 9));
        for (int minutes = 0; minutes < 15; minutes++) {
            assertThat(warehouse.look()).as("after %d minutes", minutes).isEmpty();
        }
        assertThat(warehouse.looks(5))
                .extracting(Alarm::kind, Alarm::ids, Alarm::expected, Alarm::actual)
                .containsExactly(tuple(Kind.ROWS_BEHIND, List.of("call-events/0@9"), 1L, 0L));
        warehouse.rows(LongStream.of(9));
        assertThat(warehouse.looks(2))
                .extracting(Alarm::kind, Alarm::ids)
                .containsExactly(tuple(Kind.AGREED, List.of("call-events/0@9")));
    }

    @Test
    void whatWaitedWhileThisJobWasAwayHasNotWaitedForLong() {
        warehouse.read(LongStream.range(0, 10)).rows(LongStream.range(0, 9));
        warehouse.looks(2);
        warehouse.away(60).rows(LongStream.of(9));
        assertThat(warehouse.looks(3)).isEmpty();
    }

    @Test
    void eachPartitionIsJudgedByItsOwnRows() {
        warehouse.read(LongStream.range(0, 10)).rows(LongStream.range(0, 10));
        warehouse.partition(1).read(LongStream.range(0, 10)).rows(LongStream.of(0, 1, 2));
        warehouse.looks(3);
        warehouse.rows(LongStream.of(4));
        assertThat(warehouse.looks(2))
                .extracting(Alarm::kind, Alarm::ids)
                .containsExactly(tuple(Kind.ROWS_MISSING, List.of("call-events/1@3")));
    }

    @Test
    void ofVeryManyAHundredPlacesAreNamed() {
        warehouse
                .read(LongStream.range(0, 1_000))
                .rows(LongStream.range(0, 1_000).filter(offset -> offset % 2 == 1));
        warehouse.look();
        List<Alarm> alarms = warehouse.look();
        assertThat(alarms).extracting(Alarm::expected).containsExactly(500L);
        assertThat(alarms.get(0).ids()).hasSize(100).startsWith("call-events/0@0", "call-events/0@2");
        assertThat(alarms.get(0).detail()).contains("and 499 further places");
    }
}
