package io.switchboard.quality;

import static io.switchboard.quality.Counter.*;

import io.switchboard.event.SurveyResponse;

/** What several formulas about surveys have in common. */
final class Surveys {

    private Surveys() {}

    static long nps(Counters c) {
        return c.get(PROMOTERS) + c.get(PASSIVES) + c.get(DETRACTORS);
    }

    static Figure score(Counters c) {
        return new Figure(
                c.get(PROMOTERS) - c.get(DETRACTORS),
                nps(c),
                nps(c) == 0 ? null : 100.0 * (c.get(PROMOTERS) - c.get(DETRACTORS)) / nps(c),
                null,
                null,
                null);
    }

    static long csat(Counters c) {
        return c.get(CSAT_1) + c.get(CSAT_2) + c.get(CSAT_3) + satisfied(c);
    }

    static long satisfied(Counters c) {
        return c.get(CSAT_4) + c.get(CSAT_5);
    }

    static long ces(Counters c) {
        return hard(c) + c.get(CES_4) + easy(c);
    }

    static long easy(Counters c) {
        return c.get(CES_5) + c.get(CES_6) + c.get(CES_7);
    }

    private static long hard(Counters c) {
        return c.get(CES_1) + c.get(CES_2) + c.get(CES_3);
    }

    static Figure effort(Counters c) {
        return Figure.ratio(
                (double) c.get(CES_1)
                        + 2.0 * c.get(CES_2)
                        + 3.0 * c.get(CES_3)
                        + 4.0 * c.get(CES_4)
                        + 5.0 * c.get(CES_5)
                        + 6.0 * c.get(CES_6)
                        + 7.0 * c.get(CES_7),
                (double) ces(c));
    }

    static Figure netEase(Counters c) {
        return Figure.ratio(c.get(CES_6) + c.get(CES_7) - hard(c), ces(c));
    }

    /** The counter of an answer. */
    static Counter of(SurveyResponse response) {
        int score = response.score();
        return switch (response.kind()) {
            case NPS -> score >= 9 ? PROMOTERS : score >= 7 ? PASSIVES : DETRACTORS;
            case CSAT -> CSAT_1.behind(score - 1);
            case CES -> CES_1.behind(score - 1);
        };
    }
}
