package io.switchboard.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a customer can wait for. */
public enum ItemType {
    TICKET,
    CALL;

    /** Where an item of this type can stand. */
    public Set<Status> statuses() {
        EnumSet<Status> own = EnumSet.noneOf(Status.class);
        Arrays.stream(Status.values()).filter(status -> status.of() == this).forEach(own::add);
        return Collections.unmodifiableSet(own);
    }
}
