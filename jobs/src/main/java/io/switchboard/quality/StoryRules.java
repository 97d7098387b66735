package io.switchboard.quality;

import io.switchboard.event.Ack;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What becomes of an item's story, and of what was counted of it: after each event it is counted anew, and the difference told. */
public final class StoryRules implements Serializable {

    private static final long serialVersionUID = 1;

    /** An item of which nobody has told anything for so long is forgotten, over or not: 400 days. */
    private static final long LONGEST_MS = 400L * 24 * 3600 * 1000;

    private final Settings settings;

    public StoryRules(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param known null for an item that nothing is known of
     * @param time how far time has come, in epoch milliseconds
     */
    StoryStep on(Fact fact, Story known, long time) {
        Story before = known == null ? Story.of(fact.itemId()) : known;
        if (isTooLate(fact)) {
            return new StoryStep(known, List.of(), List.of(), wakeAt(known, account(known)), true);
        }
        return step(
                before,
                before.with(fact, settled(settings.lateness()).toMillis()).passedTo(time));
    }

    /** How far apart the ends of a cycle are when it ended twice: what corrects an end comes within it. */
    public static Duration settled(Duration lateness) {
        return lateness.multipliedBy(2);
    }

    /** Time has passed. */
    StoryStep at(long time, Story known) {
        Story story = known.passedTo(time);
        if (time >= endsAt(known, account(known))) {
            return new StoryStep(null, List.of(), List.of(), Long.MAX_VALUE, false);
        }
        return step(known, story);
    }

    /** Judged by the time of its own partition, so that each run over the same log says the same. */
    private boolean isTooLate(Fact fact) {
        long lateness = settings.lateness().toMillis();
        return fact.tide() != Long.MIN_VALUE && fact.at().toEpochMilli() + lateness < fact.tide();
    }

    private StoryStep step(Story before, Story after) {
        Account was = account(before);
        Account is = account(after);
        return new StoryStep(
                after, is.sheet().since(was.sheet()), linked(was.contacts(), is.contacts()), wakeAt(after, is), false);
    }

    private static List<Linked> linked(List<Contact> were, List<Contact> are) {
        List<Linked> linked = new ArrayList<>();
        were.stream().filter(contact -> !are.contains(contact)).forEach(gone -> linked.add(new Linked(gone, true)));
        are.stream().filter(contact -> !were.contains(contact)).forEach(here -> linked.add(new Linked(here, false)));
        return linked;
    }

    private Account account(Story story) {
        return Account.of(story == null ? Story.of("") : story, settings);
    }

    private long wakeAt(Story story, Account account) {
        return story == null ? Long.MAX_VALUE : Math.min(account.wakeAt(), endsAt(story, account));
    }

    private long endsAt(Story story, Account account) {
        long last = lastHeard(story);
        return last == Long.MIN_VALUE
                ? Long.MAX_VALUE
                : last + (account.over() ? settings.keep().toMillis() : LONGEST_MS);
    }

    private static long lastHeard(Story story) {
        long last = Long.MIN_VALUE;
        if (!story.tickets().isEmpty()) {
            last = story.tickets().get(story.tickets().size() - 1).at().toEpochMilli();
        }
        if (!story.calls().isEmpty()) {
            last = Math.max(
                    last, story.calls().get(story.calls().size() - 1).at().toEpochMilli());
        }
        for (var response : story.surveys()) {
            last = Math.max(last, response.at().toEpochMilli());
        }
        for (ClockEnd end : story.ends()) {
            last = Math.max(last, end.endedAt().toEpochMilli());
        }
        for (Breach breach : story.breaches()) {
            last = Math.max(last, breach.at().toEpochMilli());
        }
        for (Ack ack : story.acks()) {
            last = Math.max(last, ack.at().toEpochMilli());
        }
        return last == Long.MIN_VALUE && !story.customers().isEmpty() ? story.passed() : last;
    }
}
