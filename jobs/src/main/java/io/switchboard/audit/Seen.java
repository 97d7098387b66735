package io.switchboard.audit;

import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;

/** A record that a reader sees of an item; one of the three is there. */
public record Seen(String itemId, Escalation told, Outcome ended, Tracking stands) {

    public static Seen of(Escalation told) {
        return new Seen(told.itemId(), told, null, null);
    }

    public static Seen of(Outcome ended) {
        return new Seen(ended.itemId(), null, ended, null);
    }

    public static Seen of(Tracking stands) {
        return new Seen(stands.itemId(), null, null, stands);
    }

    Dossier in(Dossier dossier) {
        if (told != null) {
            return dossier.with(told);
        }
        return ended != null ? dossier.with(ended) : dossier.with(stands);
    }
}
