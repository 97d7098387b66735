package io.switchboard.health;

import io.switchboard.event.HealthSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Raises a case when a customer's resources have been pressed for long enough, once until the pressure is released, and says
 * what becomes of it. What happens at one instant happens at once. Times are epoch milliseconds.
 */
final class Watchman {

    private final String customerId;
    private final Chart chart;
    private final Settings settings;
    private final List<ProactiveCase> cases = new ArrayList<>();

    Watchman(String customerId, Chart chart, Settings settings) {
        this.customerId = customerId;
        this.chart = chart;
        this.settings = settings;
    }

    /** What is to be told, in its order. */
    List<ProactiveCase> cases() {
        return List.copyOf(cases);
    }

    /** All that happens after {@code before} and up to {@code time}, instant by instant. */
    void passes(long before, long time) {
        OptionalLong next = next(before);
        while (next.isPresent() && next.getAsLong() <= time) {
            happens(next.getAsLong());
            next = next(next.getAsLong());
        }
    }

    /** A measurement comes. What comes after its time counts from now. */
    void hears(HealthSignal signal, long time) {
        if (signal.millis() > time) {
            chart.awaits(signal);
            if (chart.waiting().size() > Chart.MOST) {
                passes(time, chart.waiting().get(0).millis());
            }
        } else if (isFresh(signal, time)) {
            chart.measures(signal);
            happens(time);
        }
    }

    /** What the case is now, after something was heard that may have ended it. */
    void settles(long time) {
        Followed followed = chart.followed();
        if (followed == null) {
            return;
        }
        ProactiveCase now = followed.at(time, customerId, settings.caseAfter().toMillis());
        if (!followed.isTold(now)) {
            chart.follows(followed.told(now));
            cases.add(now);
        }
        forgetsPressure();
    }

    /** Where nothing is measured and no case is open, what is pressed next begins anew. */
    private void forgetsPressure() {
        boolean isOpen = chart.followed() != null && chart.followed().isOpen();
        if (!isOpen && Pressure.highest(chart.resources().values(), settings).isEmpty()) {
            chart.watches(Watch.QUIET);
        }
    }

    /** The next instant after {@code time} at which something happens by itself. */
    OptionalLong next(long time) {
        List<Long> instants = new ArrayList<>();
        LongConsumer add = instants::add;
        chart.waiting().stream().mapToLong(HealthSignal::millis).forEach(add);
        chart.resources().values().stream().mapToLong(this::staleFrom).forEach(add);
        Watch watch = chart.watch();
        if (watch.over() != 0 && !watch.engaged()) {
            instants.add(watch.over() + settings.sustained().toMillis());
        }
        if (watch.under() != 0 && watch.engaged()) {
            instants.add(watch.under() + settings.sustained().toMillis());
        }
        Followed followed = chart.followed();
        if (followed != null && followed.isOpen()) {
            instants.add(followed.raisedAt() + settings.caseAfter().toMillis());
            instants.add(followed.contactAt() == 0 ? Long.MAX_VALUE : followed.contactAt());
        }
        return instants.stream()
                .mapToLong(Long::longValue)
                .filter(instant -> instant > time)
                .min();
    }

    private void happens(long time) {
        List<HealthSignal> due = chart.waiting().stream()
                .filter(signal -> signal.millis() <= time)
                .toList();
        due.forEach(chart::measures);
        chart.waiting().removeAll(due);
        chart.resources().values().removeIf(signal -> !isFresh(signal, time));
        looks(time);
        settles(time);
    }

    private void looks(long time) {
        var highest = Pressure.highest(chart.resources().values(), settings);
        Watch watch = highest.map(pressure -> chart.watch().seeing(pressure.index(), time, settings))
                .orElseGet(() -> chart.watch().blind());
        long sustained = settings.sustained().toMillis();
        if (!watch.engaged() && watch.over() != 0 && watch.over() + sustained <= time) {
            raise(highest.orElseThrow(), watch.over(), watch.over() + sustained);
            watch = watch.engaged(true);
        }
        if (watch.engaged() && watch.under() != 0 && watch.under() + sustained <= time) {
            chart.follows(relieved(chart.followed(), watch.under() + sustained));
            watch = watch.engaged(false);
        }
        chart.watches(watch);
        forgetsPressure();
    }

    private static Followed relieved(Followed followed, long at) {
        return followed == null ? null : followed.relieved(at);
    }

    private void raise(Pressure pressure, long since, long at) {
        String caseId = CaseTicket.id(customerId, at);
        Followed followed = new Followed(
                caseId,
                since,
                at,
                pressure.index(),
                pressure.resource(),
                pressure.parts(),
                0,
                0,
                ProactiveCase.State.RAISED,
                null);
        for (KnownItem item : chart.items().values()) {
            followed = item.isContact() ? followed.contacted(item.openedAt()) : followed;
        }
        chart.follows(followed);
        cases.add(followed.now(customerId, ProactiveCase.State.RAISED, at, null));
    }

    private boolean isFresh(HealthSignal signal, long time) {
        return staleFrom(signal) > time;
    }

    private long staleFrom(HealthSignal signal) {
        return signal.millis() + settings.staleAfter().toMillis() + 1;
    }
}
