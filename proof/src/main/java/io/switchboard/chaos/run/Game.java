package io.switchboard.chaos.run;

import io.switchboard.chaos.fault.Schedule;
import java.util.Locale;

/** What is done to which job. */
record Game(Schedule schedule, Setting setting) {

    /** Such as {@code seed-17}, for a folder. */
    String name() {
        String seed = "seed-" + schedule.seed();
        return setting.mutant() == null
                ? seed
                : seed + "-" + setting.mutant().name().toLowerCase(Locale.ROOT);
    }
}
