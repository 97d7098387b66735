package io.switchboard.doctor;

import java.util.List;

/** What facts mean for a job that is to be submitted; the facts were gathered before, so it asks nobody. */
interface Check {

    /** At least one. */
    List<Finding> findings();
}
