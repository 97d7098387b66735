package io.switchboard.risk;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How a model learns and when it calls.
 *
 * @param halfLife after which what was seen of a segment counts for half
 * @param strength how many clocks a segment must have seen to be believed as much as what is true of all
 * @param alarmOn from which probability on somebody is called
 * @param alarmOff below which it is over
 * @param scoreOver the days of which a score is taken
 * @param keep how long after its last word an item whose clocks are over is remembered
 * @param zone of the hours of the week, and of the days of scores
 */
public record Settings(
        Duration halfLife, double strength, double alarmOn, double alarmOff, int scoreOver, Duration keep, ZoneId zone)
        implements Serializable {

    /** What a job does that is told nothing else. */
    public static final Settings DEFAULT =
            new Settings(Duration.ofDays(14), 2, .6, .4, 30, Duration.ofDays(31), ZoneId.of("UTC"));

    public Settings {
        require(
                halfLife.compareTo(Duration.ofHours(1)) >= 0 && halfLife.compareTo(Duration.ofDays(3650)) <= 0,
                "halfLife",
                halfLife,
                "give between PT1H and P3650D");
        require(strength > 0 && strength <= 1_000_000, "strength", strength, "give more than 0, such as 2");
        require(alarmOn > 0 && alarmOn < 1, "alarmOn", alarmOn, "give a probability, such as 0.6");
        require(alarmOff > 0 && alarmOff <= alarmOn, "alarmOff", alarmOff, "give more than 0 and at most alarmOn");
        require(scoreOver >= 1 && scoreOver <= 366, "scoreOver", scoreOver, "give 1 to 366 days");
        require(
                keep.compareTo(Duration.ofHours(1)) >= 0 && keep.compareTo(Duration.ofDays(3650)) <= 0,
                "keep",
                keep,
                "give between PT1H and P3650D");
    }

    private static void require(boolean valid, String key, Object value, String remedy) {
        if (!valid) {
            throw new IllegalArgumentException("%s is %s: %s".formatted(key, value, remedy));
        }
    }
}
