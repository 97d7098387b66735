package io.switchboard.quality;

import io.switchboard.event.CallEvent;
import io.switchboard.event.Status;
import java.time.Duration;
import java.time.Instant;

/** What the events of a call come to. A call counts where it arrived; what it took, also where it ended. */
final class CallFold {

    private final Story story;
    private final Settings settings;

    private Status status = Status.IVR;
    private Instant since;
    private Instant arrived;
    private Instant queued;
    private Instant answered;
    private CallEvent answeredBy;
    private CallEvent last;
    private CallEvent over;
    private long talkMs;
    private long holdMs;
    private boolean onHold;
    private boolean tellsOfHolding;
    private long wrapMs;
    private boolean transferred;

    private CallFold(Story story, Settings settings) {
        this.story = story;
        this.settings = settings;
    }

    /** Null for an item that is no call. */
    static CallFold of(Story story, Settings settings) {
        if (story.calls().isEmpty()) {
            return null;
        }
        CallFold fold = new CallFold(story, settings);
        story.calls().forEach(fold::take);
        return fold;
    }

    private void take(CallEvent event) {
        if (arrived == null) {
            arrived = event.at();
            since = event.at();
        }
        if (over != null) {
            return;
        }
        pass(event.at());
        status = after(event);
        onHold = status == Status.CONNECTED && isOnHoldAfter(event.kind());
        tellsOfHolding |= onHold;
        last = event;
        if (status == Status.QUEUED && queued == null) {
            queued = event.at();
        }
        if (status == Status.CONNECTED && answered == null) {
            answered = event.at();
            answeredBy = event;
        }
        transferred |= event.kind() == CallEvent.Kind.TRANSFERRED && answered != null;
        over = status == Status.ENDED ? event : null;
    }

    /** Whoever takes the call over talks to the customer. */
    private boolean isOnHoldAfter(CallEvent.Kind kind) {
        return switch (kind) {
            case HELD -> true;
            case RESUMED, ANSWERED, TRANSFERRED -> false;
            case OFFERED, QUEUED, ABANDONED, CALLBACK_REQUESTED, ENDED -> onHold;
        };
    }

    private void pass(Instant to) {
        long ms = Duration.between(since, to).toMillis();
        talkMs += status == Status.CONNECTED && !onHold ? ms : 0;
        holdMs += onHold ? ms : 0;
        wrapMs += status == Status.WRAP_UP ? ms : 0;
        since = to;
    }

    private Status after(CallEvent event) {
        if (event.kind() == CallEvent.Kind.CALLBACK_REQUESTED || event.kind() == CallEvent.Kind.ABANDONED) {
            return Status.ENDED;
        }
        if (event.status() != null) {
            return event.status();
        }
        return switch (event.kind()) {
            case OFFERED, TRANSFERRED, HELD, RESUMED -> status;
            case QUEUED -> Status.QUEUED;
            case ANSWERED -> Status.CONNECTED;
            case ABANDONED, CALLBACK_REQUESTED, ENDED -> Status.ENDED;
        };
    }

    /** When it will have waited for longer than the threshold, if nothing happens; null if that is past or cannot be. */
    Instant missedAt() {
        return over == null && answered == null && queued != null ? queued.plus(settings.threshold()) : null;
    }

    void into(Sheet sheet) {
        Cast cast = new Cast(story, settings);
        CallEvent decided = answeredBy != null ? answeredBy : last;
        sheet.count(arrived, cast.of(decided), arrivedCounters());
        if (answered != null && over != null) {
            sheet.count(over.at(), cast.of(over), handled());
        }
    }

    private Counters arrivedCounters() {
        Counters counters = Counters.of(Counter.OFFERED, 1);
        if (answered != null) {
            return counters.plus(answeredCounters());
        }
        if (over == null) {
            boolean missed = missedAt() != null && missedAt().toEpochMilli() < story.passed();
            return counters.plus(Counter.WAITING, 1).plus(Counter.WAITING_PAST, missed ? 1 : 0);
        }
        return counters.plus(
                switch (over.kind()) {
                    case ABANDONED -> queued == null ? Counters.of(Counter.ABANDONED_IN_MENU, 1) : abandoned();
                    case CALLBACK_REQUESTED -> Counters.of(Counter.CALLED_BACK, 1);
                    case OFFERED, QUEUED, ANSWERED, TRANSFERRED, ENDED, HELD, RESUMED -> queued == null
                            ? Counters.of(Counter.SERVED_IN_MENU, 1).plus(Counter.SELF_SERVED, 1)
                            : Counters.of(Counter.FLOWED_OUT, 1);
                });
    }

    private Counters answeredCounters() {
        long wait = waited(answered);
        Counters counters = waitCounters(wait)
                .plus(wait <= settings.threshold().toMillis() ? Counter.ANSWERED_WITHIN : Counter.ANSWERED_AFTER, 1)
                .plus(Counter.WAIT_ANSWERED_MS, wait)
                .plus(Counter.TRANSFERRED, transferred ? 1 : 0)
                .plus(Counter.ASSISTED, 1);
        return over == null
                ? counters
                : counters.plus(Counter.HANDLED_ARRIVED, 1).plus(Counter.HANDLING_ARRIVED_MS, handlingMs());
    }

    private Counters abandoned() {
        long wait = waited(over.at());
        Counter how = wait <= settings.shortAbandon().toMillis()
                ? Counter.ABANDONED_SHORT
                : wait <= settings.threshold().toMillis() ? Counter.ABANDONED_WITHIN : Counter.ABANDONED_AFTER;
        return waitCounters(wait).plus(how, 1).plus(Counter.WAIT_ABANDONED_MS, wait);
    }

    private Counters waitCounters(long wait) {
        return Counters.of(Counter.DELAYED, wait > 0 ? 1 : 0)
                .plus(
                        Counter.WAIT_EXCESS_MS,
                        Math.max(0, wait - settings.threshold().toMillis()))
                .measured(Measure.WAIT, wait);
    }

    private long waited(Instant until) {
        return queued == null || queued.isAfter(until)
                ? 0
                : Duration.between(queued, until).toMillis();
    }

    private Counters handled() {
        return Counters.of(Counter.HANDLED, 1)
                .plus(Counter.TALK_MS, talkMs)
                .plus(Counter.HELD, tellsOfHolding ? 1 : 0)
                .plus(Counter.HOLD_MS, holdMs)
                .plus(Counter.WRAP_MS, wrapMs)
                .measured(Measure.HANDLING, handlingMs());
    }

    private long handlingMs() {
        return talkMs + holdMs + wrapMs;
    }

    /** Of a call that somebody answered and that is over. */
    Contact contact(Cast cast) {
        CallEvent decided = answeredBy != null ? answeredBy : last;
        Traits traits = cast.of(decided);
        return Contact.of(story.itemId(), traits, arrived, answered != null && over != null ? over.at() : null, null);
    }
}
