package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clock;
import static io.switchboard.sla.Policies.clockTo;
import static io.switchboard.sla.Policies.desk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.Escalation.Kind;
import io.switchboard.sla.Outcome.Verdict;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final String IN_THE_OFFICE = "default: {within: 2h, calendar: office}";

    @Test
    @Proves("R-70")
    @DisplayName("R-70: levels at a share, before and after, in the calendar's time or the wall's, to the second")
    void everyMeasureOfALevel() {
        Story story = Story.of(desk(clockTo(
                        "TOTAL_RESOLUTION",
                        IN_THE_OFFICE,
                        "levels: [{at: 75%}, {before: 30m, name: near}, {before: 30m, time: wall, name: wall near},"
                                + " {at: 150%}, {after: 90m, name: far}, {after: 90m, time: wall, name: wall far},"
                                + " {before: 1s, name: now}]")))
                .on(opened(friday("16:00:07")))
                .until(saturday("12:00").plusSeconds(3 * 86_400));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "75% WARNING " + monday("09:30:07"),
                        "near WARNING " + monday("09:30:07"),
                        "wall near WARNING " + monday("09:30:07"),
                        "now WARNING " + monday("10:00:06"),
                        "breach BREACH " + monday("10:00:07"),
                        "150% ESCALATION " + monday("11:00:07"),
                        "far ESCALATION " + monday("11:30:07"),
                        "wall far ESCALATION " + monday("11:30:07"));
    }

    @Test
    @Proves("R-70")
    @DisplayName(
            "R-70: before a Monday morning's target the wall's two hours are in the night, the calendar's on Friday")
    void theWallDoesNotCloseOverNight() {
        Story story = Story.of(desk(clockTo(
                        "TOTAL_RESOLUTION",
                        IN_THE_OFFICE,
                        "levels: [{before: 90m, name: calendar}, {before: 90m, time: wall, name: wall}]")))
                .on(opened(friday("16:00")))
                .until(monday("10:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "calendar WARNING " + friday("16:30"),
                        "wall WARNING " + monday("08:30"),
                        "breach BREACH " + monday("10:00"));
    }

    @Test
    @Proves("R-70")
    @DisplayName("R-70: a pause takes a level by the wall with it, before the target and after it")
    void aPauseTakesTheWallsLevelsWithIt() {
        Story story = Story.of(desk(clock(
                        "TOTAL_RESOLUTION",
                        "2h",
                        "levels: [{before: 30m, time: wall, name: near}, {after: 30m, time: wall, name: far}]")))
                .on(
                        opened(friday("09:00")),
                        turned(Status.PENDING, friday("10:00")),
                        turned(Status.OPEN, friday("12:00")))
                .until(friday("13:10"))
                .on(turned(Status.PENDING, friday("13:10:01")), turned(Status.OPEN, friday("14:10:01")))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "near WARNING " + friday("12:30"),
                        "breach BREACH " + friday("13:00"),
                        "far ESCALATION " + friday("14:30"));
    }

    @Test
    @Proves({"R-44", "R-70", "R-76"})
    @DisplayName("R-44: what is used up at closing time is followed by no level before it is broken, at the opening")
    void nothingFollowsABreachThatIsNone() {
        SlaRules rules = desk(clockTo(
                "TOTAL_RESOLUTION",
                "default: {within: 8h, calendar: office}",
                "levels: [{after: 10m, time: wall, name: lead}]",
                "repeat: {times: 1, every: 15m}"));
        Story kept = Story.of(rules)
                .on(opened(friday("09:00")), turned(Status.RESOLVED, saturday("12:00")))
                .until(monday("12:00"));
        assertThat(kept.told("TOTAL_RESOLUTION")).isEmpty();
        assertThat(kept.outcome("TOTAL_RESOLUTION").verdict()).isEqualTo(Verdict.MET);

        Story broken = Story.of(rules).on(opened(friday("09:00"))).until(monday("12:00"));
        assertThat(broken.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "breach BREACH " + friday("17:00"),
                        "lead ESCALATION " + monday("09:10"),
                        "lead again 1 ESCALATION " + monday("09:25"),
                        "exhausted CHAIN_EXHAUSTED " + monday("09:40"));
    }

    @Test
    @Proves({"R-25", "R-44"})
    @DisplayName("R-25, R-44: a chain that goes on in pauses counts from the opening at which the promise was broken")
    void aChainThatGoesOnCountsFromTheOpening() {
        Story story = Story.of(desk(clockTo(
                        "TOTAL_RESOLUTION",
                        "default: {within: 8h, calendar: office}",
                        "levels: [{after: 30m, time: wall, name: lead}]",
                        "options: {continueWhilePaused: true}")))
                .on(opened(friday("09:00")), turned(Status.PENDING, monday("09:10")))
                .until(monday("12:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("breach BREACH " + friday("17:00"), "lead ESCALATION " + monday("09:30"));
    }

    @Test
    @Proves("R-74")
    @DisplayName("R-74: a level at night says when it was reached and when it may be delivered; by day both are one")
    void aLevelAtNightIsDeliveredInTheMorning() {
        Story story = Story.of(desk(clock(
                        "TOTAL_RESOLUTION",
                        "8h",
                        "levels: [{at: 25%, deliver: office, notify: [lead]}, {at: 75%, deliver: office}, {at: 100%,"
                                + " deliver: office, notify: [boss, lead]}]")))
                .on(opened(friday("14:00")))
                .until(saturday("09:00"));
        assertThat(story.escalations())
                .extracting(Escalation::level, Escalation::at, Escalation::deliverAt, Escalation::recipients)
                .containsExactly(
                        tuple("25%", friday("16:00"), friday("16:00"), List.of("lead")),
                        tuple("75%", friday("20:00"), monday("09:00"), List.of()),
                        tuple("breach", friday("22:00"), monday("09:00"), List.of("boss", "lead")));
        assertThat(story.escalations().get(1).dueAt()).isEqualTo(friday("22:00"));
    }

    @Test
    @Proves("R-76")
    @DisplayName("R-76: the last level is repeated as often as the policy says, and the chain's end is a record")
    void theEndOfAChainIsARecord() {
        Story story = Story.of(desk(clock(
                        "TOTAL_RESOLUTION",
                        "1h",
                        "levels: [{after: 30m, name: lead}]",
                        "repeat: {times: 2, every: 10m}")))
                .on(opened(friday("09:00")))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "breach BREACH " + friday("10:00"),
                        "lead ESCALATION " + friday("10:30"),
                        "lead again 1 ESCALATION " + friday("10:40"),
                        "lead again 2 ESCALATION " + friday("10:50"),
                        "exhausted CHAIN_EXHAUSTED " + friday("11:00"));
    }

    @Test
    @Proves("R-76")
    @DisplayName(
            "R-76: a chain that grows too old ends, with its record, before its levels do; the target is still told")
    void aChainThatGrowsTooOldEnds() {
        Story story = Story.of(desk(clock(
                        "TOTAL_RESOLUTION",
                        "4h",
                        "levels: [{at: 25%}, {after: 2h, name: lead}]",
                        "repeat: {times: 9, every: 1h}",
                        "maxAge: 6h 30m")))
                .on(opened(friday("09:00")))
                .until(saturday("23:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "25% WARNING " + friday("10:00"),
                        "breach BREACH " + friday("13:00"),
                        "lead ESCALATION " + friday("15:00"),
                        "lead again 1 ESCALATION " + friday("16:00"),
                        "exhausted CHAIN_EXHAUSTED " + friday("16:30"));
    }

    @Test
    @Proves("R-76")
    @DisplayName("R-76: a level that comes after maxAge is not told, where nothing is repeated either")
    void aLevelAfterMaxAgeIsNotTold() {
        Story story = Story.of(desk(
                        clock("TOTAL_RESOLUTION", "4h", "levels: [{at: 25%}, {after: 2h, name: lead}]", "maxAge: 4h")))
                .on(opened(friday("09:00")))
                .until(saturday("23:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("25% WARNING " + friday("10:00"), "breach BREACH " + friday("13:00"));
    }

    @Test
    @Proves("R-76")
    @DisplayName("R-76: fulfilled, a chain is over without a word")
    void fulfilledAChainIsOver() {
        Story story = Story.of(desk(clock(
                        "TOTAL_RESOLUTION",
                        "1h",
                        "levels: [{after: 30m, name: lead}]",
                        "repeat: {times: 2, every: 10m}")))
                .on(opened(friday("09:00")), turned(Status.RESOLVED, friday("10:35")))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("breach BREACH " + friday("10:00"), "lead ESCALATION " + friday("10:30"));
    }

    @Test
    @Proves("R-77")
    @DisplayName("R-77: each level has the item as it stood then, and the version it stood at")
    void eachLevelHasAFreshSnapshot() {
        Story story = Story.of(desk(clock("TOTAL_RESOLUTION", "4h", "levels: [{at: 25%}, {at: 50%}]")))
                .on(
                        opened(friday("09:00")).id("v1"),
                        turned(Status.OPEN, friday("10:30"))
                                .priority(Priority.P2)
                                .group("second line")
                                .id("v2"),
                        turned(Status.PENDING, friday("11:30")).id("v3"),
                        turned(Status.OPEN, friday("11:40")).group("third line").id("v4"))
                .until(friday("14:00"));
        assertThat(story.escalations())
                .extracting(
                        Escalation::level,
                        e -> e.snapshot().version(),
                        e -> e.snapshot().group(),
                        e -> e.snapshot().priority())
                .containsExactly(
                        tuple("25%", "v1", "first line", null),
                        tuple("50%", "v2", "second line", Priority.P2),
                        tuple("breach", "v4", "third line", null));
        assertThat(story.escalations())
                .extracting(Escalation::kind)
                .containsExactly(Kind.WARNING, Kind.WARNING, Kind.BREACH);
    }
}
