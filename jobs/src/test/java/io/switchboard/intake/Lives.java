package io.switchboard.intake;

import io.switchboard.customer.Regard;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Tickets and calls to which anything happens, in any order, with much of it told twice: seeded. */
final class Lives {

    static final List<String> AGENTS = List.of("kim", "lee", "mia", "noa");

    static final String RULES =
            """
            intake:
              rules:
                - {when: customer.tier >= 3, domain: vip, plan: steps, languageLevel: 3, handle: 30m, response: 1h,
                   penalty: 200}
                - {when: item.type == "CALL", domain: desk, plan: any, handle: 6m, response: 20s, penalty: 40}
                - {when: item.priority != "P4", domain: desk, plan: steps, units: 2, handle: 20m, response: 8h}
            """;

    private static final List<Status> OF_TICKETS =
            List.of(Status.OPEN, Status.OPEN, Status.PENDING, Status.ON_HOLD, Status.RESOLVED, Status.CLOSED);
    private static final List<Status> OF_CALLS =
            List.of(Status.QUEUED, Status.QUEUED, Status.CONNECTED, Status.CONNECTED, Status.WRAP_UP, Status.ENDED);
    private static final List<Priority> PRIORITIES = List.of(Priority.P1, Priority.P2, Priority.P3, Priority.P4);
    private static final List<String> CLOCKS = List.of("FIRST_REPLY", "TOTAL_RESOLUTION", "own");

    private final Random dice;
    private int regards;

    Lives(long seed) {
        dice = new Random(seed);
    }

    /** What is heard of so many items, in the order of time; many things happen at the same instant. */
    List<News> of(int items, int events) {
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            lives.add(new Life(i % 3 == 0 ? ItemType.CALL : ItemType.TICKET, "" + i, i % 2 == 0 ? "C-" + i : null));
        }
        List<News> all = new ArrayList<>();
        double minute = 0;
        for (int i = 0; i < events; i++) {
            minute += dice.nextInt(4) / 8.0;
            int which = dice.nextInt(items);
            News news = next(lives.get(which), which, minute);
            all.add(news);
            if (dice.nextInt(5) == 0) {
                all.add(news);
            }
        }
        return all;
    }

    private News next(Life life, int which, double minute) {
        boolean isCall = which % 3 == 0;
        return switch (dice.nextInt(12)) {
            case 0, 1 -> life.assigned(oneOf(AGENTS), minute);
            case 2 -> life.assigned(null, minute);
            case 3, 4, 5 -> life.becomes(oneOf(isCall ? OF_CALLS : OF_TICKETS), minute);
            case 6 -> life.given(oneOf(AGENTS), isCall ? Status.CONNECTED : Status.OPEN, minute);
            case 7 -> life.prioritised(oneOf(PRIORITIES), minute);
            case 8 -> life.running(oneOf(CLOCKS), minute + dice.nextInt(60) - 10)
                    .again(minute);
            case 9 -> odds(isCall, which, minute);
            case 10 -> isCall ? life.handedOn(minute) : life.reopened(minute);
            default -> which % 2 == 0 ? customer(isCall, which, minute) : life.again(minute);
        };
    }

    private News odds(boolean isCall, int which, double minute) {
        Odds odds = new Odds(Life.clock(oneOf(CLOCKS)), Life.millis(minute), dice.nextDouble());
        return News.of(type(isCall), "" + which, odds);
    }

    private News customer(boolean isCall, int which, double minute) {
        Instant at = Life.at(minute - dice.nextInt(3));
        List<String> languages = dice.nextBoolean() ? List.of("de") : List.of();
        Customer customer = new Customer("C-" + which, at, dice.nextInt(5), null, null, null, languages);
        boolean isHow = dice.nextBoolean();
        boolean isWho = !isHow || dice.nextBoolean();
        return News.of(type(isCall), "" + which, isWho ? customer : null, isHow ? regard(which, at) : null);
    }

    private Regard regard(int which, Instant at) {
        regards++;
        return new Regard(
                "C-" + which,
                at.toEpochMilli(),
                "h-" + regards,
                dice.nextDouble(),
                dice.nextInt(5) / 2.0 - 1,
                Map.of("network", dice.nextInt(4)),
                Map.of(oneOf(AGENTS), at.minusSeconds(dice.nextInt(100_000)).toEpochMilli()));
    }

    private static ItemType type(boolean isCall) {
        return isCall ? ItemType.CALL : ItemType.TICKET;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(dice.nextInt(values.size()));
    }
}
