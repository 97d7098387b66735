package io.switchboard.quality;

import static io.switchboard.event.AgentEvent.Kind.AVAILABLE;
import static io.switchboard.event.AgentEvent.Kind.AWAY;
import static io.switchboard.event.AgentEvent.Kind.BUSY;
import static io.switchboard.event.AgentEvent.Kind.OFFLINE;
import static io.switchboard.event.AgentEvent.Kind.WRAP_UP;
import static io.switchboard.quality.Desks.agent;
import static io.switchboard.quality.Desks.call;
import static io.switchboard.quality.Desks.friday;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.AgentEvent;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How long agents were at what. */
class AttendanceTest {

    private static final Instant NINE = friday("09:00");
    private static final Instant NEXT_DAY = NINE.plus(Duration.ofDays(1));

    private static final List<AgentEvent.Kind> KINDS = List.of(AgentEvent.Kind.values());

    private final Office office = new Office(Desks.SETTINGS);

    @Test
    void occupancyIsTheTimeOfWorkOfThatAtWhichAnAgentWasReady() {
        happens("ada", 0, AVAILABLE);
        happens("ada", 20, BUSY);
        happens("ada", 40, WRAP_UP);
        happens("ada", 45, AWAY);
        happens("ada", 50, AVAILABLE);
        happens("ada", 60, OFFLINE);
        office.until(NEXT_DAY);

        assertThat(hour(NINE, Metric.OCCUPANCY).numerator()).isEqualTo(minutes(25));
        assertThat(hour(NINE, Metric.OCCUPANCY).value()).isEqualTo(25 / 55.0);
        assertThat(hour(NINE, Metric.UTILISATION).value()).isEqualTo(25 / 60.0);
        assertThat(hour(NINE.plusSeconds(3_600), Metric.OCCUPANCY)).isNull();
    }

    @Test
    void anHourHasTheTimeThatPassedInItThoughNothingWasSaid() {
        happens("ada", 0, BUSY);
        happens("ada", 150, OFFLINE);
        office.until(NEXT_DAY.plus(Duration.ofDays(1)));

        assertThat(office.rows)
                .filteredOn(row ->
                        row.metric().equals("utilisation") && row.dimension().equals("all"))
                .filteredOn(row -> row.grain().equals(Grain.HOUR.word()) && row.last())
                .extracting(MetricRow::numerator)
                .containsExactly(minutes(60), minutes(60), minutes(30));
    }

    @Test
    void whoIsStillThereIsCountedWhenTheHourEnds() {
        happens("ada", 0, BUSY);
        office.until(NINE.plusSeconds(3_601));

        assertThat(hour(NINE, Metric.OCCUPANCY).numerator()).isEqualTo(minutes(60));
    }

    @Test
    void aTeamSeesItOnItsOwnWall() {
        office.happens(agent("ada", NINE, BUSY, "second line"));
        office.happens(agent("ada", NINE.plusSeconds(3_600), OFFLINE, "second line"));
        office.until(NEXT_DAY.plus(Duration.ofDays(1)));

        assertThat(office.rows)
                .filteredOn(row ->
                        row.member().equals("second line") && row.metric().equals("utilisation"))
                .filteredOn(row -> row.grain().equals(Grain.HOUR.word()) && row.last())
                .extracting(MetricRow::windowStart)
                .as("in Kolkata it is half past")
                .containsExactly(friday("08:30"), friday("09:30"));
        assertThat(hour(NINE, Metric.UTILISATION).numerator()).isEqualTo(minutes(60));
    }

    @Test
    @Proves("R-100")
    void whereNobodyTellsWhoIsBusyNothingIsSaidOfItButWhatTheirCallsCameTo() {
        happens("ada", 0, AVAILABLE);
        office.happens(call("1", NINE, CallEvent.Kind.QUEUED, Status.QUEUED));
        office.happens(call("1", NINE.plusSeconds(60), CallEvent.Kind.ANSWERED, Status.CONNECTED));
        office.happens(call("1", NINE.plusSeconds(960), CallEvent.Kind.ENDED, Status.ENDED));
        happens("ada", 60, OFFLINE);
        office.until(NEXT_DAY);

        assertThat(hour(NINE, Metric.OCCUPANCY).value()).isNull();
        assertThat(hour(NINE, Metric.OCCUPANCY).denominator()).isEqualTo(minutes(60));
        assertThat(hour(NINE, Metric.OCCUPANCY_BY_CALLS).value()).isEqualTo(15 / 60.0);
    }

    @Test
    void whereNobodySaysWhoIsThereCallsMakeNoOccupancy() {
        office.happens(call("1", NINE, CallEvent.Kind.QUEUED, Status.QUEUED));
        office.happens(call("1", NINE.plusSeconds(60), CallEvent.Kind.ANSWERED, Status.CONNECTED));
        office.happens(call("1", NINE.plusSeconds(960), CallEvent.Kind.ENDED, Status.ENDED));
        office.until(NEXT_DAY);

        assertThat(office.rows).extracting(MetricRow::family).doesNotContain(Family.AGENTS);
    }

    /** Else who forgets to sign off would be idle for ever. */
    @Test
    void afterLongSilenceNobodyKnowsWhatAnAgentIsAt() {
        happens("ada", 0, BUSY);
        office.until(NEXT_DAY.plus(Duration.ofDays(20)));

        assertThat(office.rows)
                .filteredOn(row ->
                        row.metric().equals("utilisation") && row.dimension().equals("all"))
                .filteredOn(row -> row.grain().equals(Grain.HOUR.word()) && row.last())
                .hasSize((int) Desks.SETTINGS.agentSilence().toHours());
        assertThat(office.remembered()).isZero();
    }

    @Test
    @Proves("R-106")
    void aLateWordRestatesTheHoursAndADoubledOneDoesNot() {
        happens("ada", 0, BUSY);
        happens("ada", 120, OFFLINE);
        office.until(NINE.plusSeconds(4 * 3_600));
        assertThat(hour(NINE, Metric.UTILISATION).numerator()).isEqualTo(minutes(60));

        happens("ada", 30, AWAY);
        happens("ada", 30, AWAY);
        happens("ada", 0, BUSY);
        office.until(NEXT_DAY.plus(Duration.ofDays(1)));

        assertThat(hour(NINE, Metric.UTILISATION).numerator()).isEqualTo(minutes(30));
        assertThat(hour(NINE, Metric.UTILISATION).denominator()).isEqualTo(minutes(60));
        assertThat(hour(NINE, Metric.UTILISATION).numeratorDelta())
                .as("the last of three revisions")
                .isZero();
        assertThat(office.rows.stream()
                        .filter(row ->
                                row.windowStart().equals(NINE) && row.metric().equals("utilisation"))
                        .filter(row -> row.grain().equals(Grain.HOUR.word())
                                && row.dimension().equals("all"))
                        .mapToDouble(MetricRow::numeratorDelta))
                .containsExactly(minutes(60), -minutes(30), 0.0);
        assertThat(office.late).isEmpty();
    }

    @Test
    void whatComesAfterTheAllowedLatenessIsToldAndCountsNowhere() {
        happens("ada", 0, BUSY);
        happens("ada", 60, OFFLINE);
        office.until(NEXT_DAY.plusSeconds(3_600));
        happens("ada", 30, AWAY);

        assertThat(office.unheard).extracting(AgentEvent::kind).containsExactly(AWAY);
        office.until(NEXT_DAY.plus(Duration.ofDays(2)));
        assertThat(hour(NINE, Metric.UTILISATION).numerator()).isEqualTo(minutes(60));
    }

    /** Two days of an agent's words, late by up to a day and partly doubled, against looking at each minute. */
    @Property(tries = 60)
    void theHoursOfAnAgentAreThoseOfLookingAtEachMinute(@ForAll long seed) {
        Random dice = new Random(seed);
        List<AgentEvent> said = new ArrayList<>();
        for (int minute = dice.nextInt(200);
                minute < 2 * 24 * 60;
                minute += 1 + dice.nextInt(dice.nextBoolean() ? 30 : 1_200)) {
            AgentEvent.Kind kind = KINDS.get(dice.nextInt(KINDS.size()));
            said.add(agent(
                    "ada",
                    NINE.plus(minute, ChronoUnit.MINUTES),
                    kind,
                    dice.nextBoolean() ? "first line" : "second line"));
        }
        Office desk = new Office(Desks.SETTINGS);
        delayed(said, dice).forEach((arrival, together) -> {
            desk.until(arrival);
            together.forEach(desk::happens);
        });
        desk.until(NINE.plus(Duration.ofDays(20)));

        assertThat(desk.late).isEmpty();
        assertThat(desk.unheard).isEmpty();
        assertThat(told(desk, Grain.HOUR, "all", "")).isEqualTo(looked(said, Grain.HOUR, "UTC", null));
        assertThat(told(desk, Grain.HOUR, "team", "second line"))
                .isEqualTo(looked(said, Grain.HOUR, "Asia/Kolkata", "second line"));
        assertThat(told(desk, Grain.DAY, "team", "second line"))
                .isEqualTo(looked(said, Grain.DAY, "Asia/Kolkata", "second line"));
        assertThat(desk.remembered()).isZero();
    }

    /** By up to 20 hours, some twice; by their arrival. */
    private static Map<Instant, List<AgentEvent>> delayed(List<AgentEvent> said, Random dice) {
        TreeMap<Instant, List<AgentEvent>> byArrival = new TreeMap<>();
        for (AgentEvent event : said) {
            for (int times = dice.nextInt(4) == 0 ? 2 : 1; times > 0; times--) {
                byArrival
                        .computeIfAbsent(
                                event.at().plus(dice.nextInt(20 * 60), ChronoUnit.MINUTES), none -> new ArrayList<>())
                        .add(event);
            }
        }
        byArrival.values().forEach(together -> Collections.shuffle(together, dice));
        return byArrival;
    }

    /** Milliseconds signed on, by the beginning of the window. */
    private static Map<Instant, Double> told(Office office, Grain grain, String dimension, String member) {
        Map<Instant, Double> told = new TreeMap<>();
        office.rows.stream()
                .filter(row -> row.grain().equals(grain.word()) && row.metric().equals(Metric.UTILISATION.word()))
                .filter(row -> row.dimension().equals(dimension) && row.member().equals(member) && row.last())
                .filter(row -> row.denominator() > 0)
                .forEach(row -> told.put(row.windowStart(), row.denominator()));
        return told;
    }

    /** What the agent was at, minute by minute. */
    private static Map<Instant, Double> looked(List<AgentEvent> said, Grain grain, String zone, String team) {
        Map<Instant, Double> looked = new TreeMap<>();
        for (int i = 0; i < said.size(); i++) {
            AgentEvent event = said.get(i);
            boolean counts = event.kind() != OFFLINE && (team == null || team.equals(event.group()));
            Instant end = event.at().plus(Desks.SETTINGS.agentSilence());
            if (i + 1 < said.size() && said.get(i + 1).at().isBefore(end)) {
                end = said.get(i + 1).at();
            }
            for (Instant at = event.at(); counts && at.isBefore(end); at = at.plusSeconds(60)) {
                looked.merge(grain.window(at, ZoneId.of(zone)).start(), 60_000.0, Double::sum);
            }
        }
        return looked;
    }

    private void happens(String id, int minute, AgentEvent.Kind kind) {
        office.happens(agent(id, NINE.plus(minute, ChronoUnit.MINUTES), kind));
    }

    private MetricRow hour(Instant start, Metric metric) {
        return office.row(Grain.HOUR, start, metric);
    }

    private static double minutes(int n) {
        return n * 60_000.0;
    }
}
