package io.switchboard.health;

import static io.switchboard.health.Patient.minute;

import io.switchboard.event.SurveyResponse.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What can be heard of a customer in a quarter of a year: seeded. */
final class Lives {

    private Lives() {}

    /** A few weeks in the order of their time; no two words of an item are of one time. */
    static List<Fact> of(Random dice) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Patient.profile(dice.nextInt(5), minute(-dice.nextInt(1_000))));
        for (int item = 0; item < 12; item++) {
            item(facts, "T-" + item, dice);
        }
        for (int answer = 0; answer < 4; answer++) {
            boolean isNps = dice.nextBoolean();
            facts.add(Patient.answer(
                    isNps ? Kind.NPS : Kind.CSAT,
                    isNps ? dice.nextInt(11) : 1 + dice.nextInt(5),
                    minute(dice.nextInt(60 * 24 * 90))));
        }
        for (int wave = 0; wave < 3; wave++) {
            wave(facts, dice.nextInt(60 * 24 * 60), dice);
        }
        facts.sort(Comparator.comparingLong(Fact::at));
        return facts;
    }

    private static void item(List<Fact> facts, String id, Random dice) {
        int openedAt = dice.nextInt(60 * 24 * 95);
        int at = openedAt;
        int reopens = 0;
        boolean isOpen = true;
        String category = dice.nextBoolean() ? "network" : "billing";
        int words = 1 + dice.nextInt(6);
        for (int word = 0; word < words; word++) {
            String agent = dice.nextInt(3) == 0 ? null : "agent-" + dice.nextInt(15);
            facts.add(Patient.item(id, category, minute(openedAt), minute(at), isOpen, reopens, agent));
            at += 1 + dice.nextInt(300);
            reopens += isOpen ? 0 : 1;
            isOpen = !isOpen;
        }
        for (int revision = 1; revision <= dice.nextInt(4); revision++) {
            long breachedAt = dice.nextInt(3) == 0 ? 0 : minute(openedAt + 60);
            facts.add(Patient.cycle(id, revision, breachedAt, minute(openedAt + 90 + revision)));
        }
    }

    /** For an hour or two the resources are pressed, and then and again not. */
    private static void wave(List<Fact> facts, int start, Random dice) {
        double share = dice.nextDouble();
        for (int minute = start; minute < start + 120; minute++) {
            share = dice.nextInt(15) == 0 ? dice.nextDouble() : share;
            facts.add(Patient.signal("vm-" + dice.nextInt(2), share, minute(minute) + dice.nextInt(30_000)));
        }
    }
}
