package io.switchboard.quality;

import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Direction;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the events of a ticket come to. */
final class TicketFold {

    /** A time at which it was settled, and what it had taken since the one before. */
    private static final class Resolution {
        private final TicketEvent event;
        private Counters counters;
        private Instant returned;

        Resolution(TicketEvent event, Counters counters) {
            this.event = event;
            this.counters = counters;
        }
    }

    private final Story story;
    private final Settings settings;
    private final TicketEvent first;
    private final Instant created;
    private final boolean ofAgent;

    private final List<Resolution> resolutions = new ArrayList<>();
    private Status status = Status.NEW;
    private Instant since;
    private Instant owedSince;
    private String team;
    private int reassignments;
    private long requesterMs;
    private long agentMs;
    private int messages;
    private boolean touched;
    private boolean botTalked;
    private TicketEvent replied;
    private TicketEvent taken;
    private Instant gone;
    private boolean merged;

    private TicketFold(Story story, Settings settings) {
        this.story = story;
        this.settings = settings;
        this.first = story.tickets().get(0);
        this.created =
                first.createdAt() != null && first.createdAt().isBefore(first.at()) ? first.createdAt() : first.at();
        this.since = created;
        this.team = first.group();
        this.ofAgent = first.author() == Author.AGENT;
        this.owedSince = first.direction() == Direction.OUTBOUND ? null : created;
    }

    /** Null for an item that is no ticket. */
    static TicketFold of(Story story, Settings settings) {
        if (story.tickets().isEmpty()) {
            return null;
        }
        TicketFold fold = new TicketFold(story, settings);
        story.tickets().forEach(fold::take);
        return fold;
    }

    private void take(TicketEvent event) {
        if (gone != null) {
            return;
        }
        pass(event.at());
        reassign(event);
        read(event);
        if (taken == null && event.assignee() != null) {
            taken = event;
        }
        switch (event.kind()) {
            case MERGED, DELETED, SPAM -> {
                gone = event.at();
                merged = event.kind() == TicketEvent.Kind.MERGED;
            }
            case CREATED, UPDATED, MESSAGE -> turn(event);
        }
    }

    private void pass(Instant to) {
        long ms = Duration.between(since, to).toMillis();
        boolean works = status == Status.NEW || status == Status.OPEN;
        agentMs += works ? ms : 0;
        requesterMs += works || status == Status.ON_HOLD ? ms : 0;
        since = to.isAfter(since) ? to : since;
    }

    /** Nobody counts as a team, too: from nobody to somebody is a change. */
    private void reassign(TicketEvent event) {
        if (!event.equals(first) && !Objects.equals(team, event.group())) {
            reassignments++;
        }
        team = event.group();
    }

    private void read(TicketEvent event) {
        touched |= event.author() == Author.AGENT;
        botTalked |= event.author() == Author.BOT && event.kind() == TicketEvent.Kind.MESSAGE;
        if (event.kind() != TicketEvent.Kind.MESSAGE || event.visibility() == Visibility.INTERNAL) {
            return;
        }
        if (event.author() == Author.CUSTOMER && owedSince == null) {
            owedSince = event.at();
        }
        if (event.author() == Author.AGENT) {
            messages++;
            boolean own = ofAgent && first.direction() != Direction.OUTBOUND && messages == 1;
            replied = replied == null && owedSince != null && !own ? event : replied;
        }
    }

    private void turn(TicketEvent event) {
        Status next = event.status() == null ? status : event.status();
        if (next.isSettled() && !status.isSettled()) {
            resolutions.add(new Resolution(event, resolved(event)));
        } else if (!next.isSettled() && status.isSettled()) {
            resolutions.get(resolutions.size() - 1).returned = event.at();
        }
        status = next;
    }

    private Counters resolved(TicketEvent event) {
        long ms = Duration.between(created, event.at()).toMillis();
        Counters counters = Counters.of(Counter.RESOLVED, 1)
                .plus(Counter.RESOLVE_MS, ms)
                .measured(Measure.RESOLVE, ms)
                .plus(Counter.REQUESTER_WAIT_MS, requesterMs)
                .plus(Counter.AGENT_WORK_MS, agentMs)
                .plus(Counter.REASSIGNED, reassignments > 0 ? 1 : 0)
                .plus(Counter.REASSIGNMENTS, reassignments);
        requesterMs = 0;
        agentMs = 0;
        reassignments = 0;
        return resolutions.isEmpty() ? counters.plus(channels(event)) : counters;
    }

    /** Who solved it: nobody of ours, or one of us. */
    private Counters channels(TicketEvent event) {
        boolean alone = !touched && messages == 0;
        boolean byItself = alone && (event.author() == Author.CUSTOMER || event.author() == Author.BOT);
        boolean monitored = event.channel() == Channel.MONITORING;
        return Counters.of(Counter.BOT_TALKED, botTalked ? 1 : 0)
                .plus(Counter.BOT_CONTAINED, botTalked && alone ? 1 : 0)
                .plus(Counter.MONITORED, monitored ? 1 : 0)
                .plus(Counter.AUTO_REPAIRED, monitored && alone && event.assignee() == null ? 1 : 0)
                .plus(Counter.SELF_SERVED, byItself && !monitored ? 1 : 0)
                .plus(Counter.ASSISTED, touched ? 1 : 0);
    }

    void into(Sheet sheet) {
        Cast cast = new Cast(story, settings);
        sheet.count(created, cast.of(first), Counters.of(Counter.CREATED, 1));
        for (Resolution resolution : resolutions) {
            sheet.count(
                    resolution.event.at(),
                    cast.of(resolution.event),
                    resolution.counters.plus(Counter.REOPENED, isBack(resolution) ? 1 : 0));
        }
        if (replied != null) {
            long ms = Duration.between(owedSince, replied.at()).toMillis();
            sheet.count(
                    replied.at(),
                    cast.of(replied),
                    Counters.of(Counter.REPLIED, 1)
                            .plus(Counter.FIRST_REPLY_MS, ms)
                            .measured(Measure.FIRST_REPLY, ms));
        }
        acknowledge(sheet, cast);
        new Backlog(settings).into(sheet, created, story.tickets().get(0).at(), this::isOpen, story.passed(), cast);
    }

    private boolean isBack(Resolution resolution) {
        return resolution.returned != null
                && !resolution.returned.isAfter(resolution.event.at().plus(settings.repeatWithin()));
    }

    /** Somebody took it, or said that somebody would, or answered it. */
    private void acknowledge(Sheet sheet, Cast cast) {
        Instant at = earlier(taken == null ? null : taken.at(), replied == null ? null : replied.at());
        for (Ack ack : story.acks()) {
            at = ack.kind() == Ack.Kind.ACK ? earlier(at, ack.at()) : at;
        }
        if (at != null && !at.isBefore(created)) {
            sheet.count(
                    at,
                    cast.at(at),
                    Counters.of(Counter.ACKNOWLEDGED, 1)
                            .plus(
                                    Counter.ACKNOWLEDGE_MS,
                                    Duration.between(created, at).toMillis()));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    boolean isOpen(Instant at) {
        if (gone != null && !at.isBefore(gone)) {
            return false;
        }
        for (Resolution resolution : resolutions) {
            boolean settled = !at.isBefore(resolution.event.at());
            if (settled && (resolution.returned == null || at.isBefore(resolution.returned))) {
                return false;
            }
        }
        return true;
    }

    boolean isOver() {
        return gone != null || status.isSettled();
    }

    /** Nothing can come of it any more. One that is only resolved can come back after months. */
    boolean isForGood() {
        return gone != null || status.isFinal();
    }

    Instant created() {
        return created;
    }

    /** When something happened last: time may not have come to that yet. */
    Instant last() {
        return story.tickets().get(story.tickets().size() - 1).at();
    }

    /** The last time it was solved by {@code at}; null if it was not. */
    TicketEvent solvedBefore(Instant at) {
        TicketEvent solved = null;
        for (Resolution resolution : resolutions) {
            solved = resolution.event.at().isAfter(at) ? solved : resolution.event;
        }
        return solved;
    }

    /** Null of spam and of what was deleted: it is as if nobody had asked. What was merged did ask again. */
    Contact contact(Cast cast) {
        if (gone != null && !merged) {
            return null;
        }
        if (resolutions.isEmpty()) {
            return Contact.of(story.itemId(), cast.of(first), created, null, null);
        }
        Resolution resolution = resolutions.get(0);
        return Contact.of(
                story.itemId(), cast.of(resolution.event), created, resolution.event.at(), resolution.returned);
    }
}
