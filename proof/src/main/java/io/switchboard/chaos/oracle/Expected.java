package io.switchboard.chaos.oracle;

import java.util.List;
import java.util.Map;

/**
 * What the output topics have to come to once they are folded.
 *
 * @param tooLate once for each arrival
 * @param refused once for each arrival
 */
public record Expected(
        Map<Standing.Key, Standing> standing, Map<Ended.Key, Ended> ended, List<Late> tooLate, List<Refused> refused) {}
