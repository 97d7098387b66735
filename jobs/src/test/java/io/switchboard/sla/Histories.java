package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;

import io.switchboard.event.Author;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random lives of a ticket, all of them within the allowed lateness, and random orders to hear of them. */
final class Histories {

    private static final Status[] STATUSES = {
        Status.NEW, Status.OPEN, Status.OPEN, Status.PENDING, Status.ON_HOLD, Status.RESOLVED, Status.CLOSED, null
    };
    private static final Priority[] PRIORITIES = {Priority.P1, Priority.P2, Priority.P3, null};
    private static final Author[] AUTHORS = {Author.CUSTOMER, Author.AGENT, Author.AGENT, Author.SYSTEM};
    private static final Visibility[] VISIBILITIES = {Visibility.PUBLIC, Visibility.PUBLIC, Visibility.INTERNAL};
    private static final String[] GROUPS = {"first line", "second line", null};

    private Histories() {}

    /** Up to {@code most} events in the order in which they happened. */
    static List<Posting> random(Random random, int most) {
        List<Posting> history = new ArrayList<>();
        Instant at = friday("08:00").plusSeconds(random.nextInt(6 * 3600));
        Author creator = AUTHORS[random.nextInt(AUTHORS.length)];
        Priority priority = PRIORITIES[random.nextInt(PRIORITIES.length)];
        history.add(Desk.opened(at).id("e0").by(creator).priority(priority).posting());
        int events = random.nextInt(most);
        for (int i = 1; i <= events; i++) {
            at = at.plusSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(2 * 20 * 3600 / most));
            priority = random.nextInt(4) == 0 ? PRIORITIES[random.nextInt(PRIORITIES.length)] : priority;
            history.add(Desk.told(kind(random), at)
                    .id("e" + i)
                    .status(STATUSES[random.nextInt(STATUSES.length)])
                    .priority(priority)
                    .by(AUTHORS[random.nextInt(AUTHORS.length)])
                    .read(VISIBILITIES[random.nextInt(VISIBILITIES.length)])
                    .group(GROUPS[random.nextInt(GROUPS.length)])
                    .posting());
        }
        return history;
    }

    private static Kind kind(Random random) {
        int drawn = random.nextInt(40);
        if (drawn == 0) {
            return random.nextBoolean() ? Kind.MERGED : Kind.SPAM;
        }
        return drawn < 20 ? Kind.UPDATED : Kind.MESSAGE;
    }

    /** Any order, with one event in ten heard twice. */
    static List<Posting> shuffled(List<Posting> history, Random random) {
        List<Posting> heard = new ArrayList<>(history);
        for (Posting posting : history) {
            if (random.nextInt(10) == 0) {
                heard.add(posting);
            }
        }
        Collections.shuffle(heard, random);
        return heard;
    }
}
