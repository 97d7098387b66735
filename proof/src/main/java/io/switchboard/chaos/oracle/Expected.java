package io.switchboard.chaos.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the output topics have to come to once they are folded.
 *
 * @param horizon how far time has come
 * @param toldFrom how far time has to come for a level to be told: to its {@code at}, and where a target was used up at
 *     closing time, to the next opening
 * @param ledgers of every item that was opened
 * @param tooLate once for each arrival
 * @param refused once for each arrival
 */
public record Expected(
        Instant horizon,
        Map<Standing.Key, Standing> standing,
        Map<Standing.Key, Instant> toldFrom,
        Map<Ended.Key, Ended> ended,
        Map<Whereabouts.Key, Whereabouts.Truth> ledgers,
        List<Late> tooLate,
        List<Refused> refused) {}
