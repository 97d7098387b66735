package io.switchboard.quality;

import static io.switchboard.quality.Counter.*;
import static io.switchboard.quality.Family.*;
import static io.switchboard.quality.Figure.count;
import static io.switchboard.quality.Figure.mean;
import static io.switchboard.quality.Figure.ratio;
import static io.switchboard.quality.Figure.share;
import static io.switchboard.quality.Unit.*;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A figure with its formula. One name may have several formulas: which one a row was made by stands in it.
 * Names and formulas are on the wire: they are for ever.
 */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
public enum Metric {
    CALLS_OFFERED(CALLS, "calls_offered", "count", COUNT, c -> count(c.get(OFFERED))),
    CALLS_ANSWERED(CALLS, "calls_answered", "count", COUNT, c -> count(Calls.answered(c))),
    CALLS_ABANDONED(CALLS, "calls_abandoned", "queued", COUNT, c -> count(Calls.abandoned(c))),
    CALLS_ABANDONED_IN_MENU(CALLS, "calls_abandoned", "menu", COUNT, c -> count(c.get(ABANDONED_IN_MENU))),
    CALLS_SHORT(CALLS, "calls_abandoned", "short", COUNT, c -> count(c.get(ABANDONED_SHORT))),
    CALLS_WAITING(CALLS, "calls_waiting", "count", COUNT, c -> count(c.get(WAITING))),
    CALLS_FLOWED_OUT(CALLS, "calls_flowed_out", "count", COUNT, c -> count(c.get(FLOWED_OUT))),
    CALLS_CALLED_BACK(CALLS, "calls_called_back", "count", COUNT, c -> count(c.get(CALLED_BACK))),
    CALLS_SERVED_IN_MENU(CALLS, "calls_served_in_menu", "count", COUNT, c -> count(c.get(SERVED_IN_MENU))),
    /** The default: who gave up within the threshold is nobody's fault. Also ContactCenters' g1. */
    SERVICE_LEVEL_F4(
            CALLS,
            "service_level",
            "f4",
            RATIO,
            c -> share(c.get(ANSWERED_WITHIN), Calls.events(c) - Calls.abandonedWithin(c))),
    SERVICE_LEVEL_F1(
            CALLS,
            "service_level",
            "f1",
            RATIO,
            c -> share(c.get(ANSWERED_WITHIN) + Calls.abandonedWithin(c), Calls.events(c))),
    SERVICE_LEVEL_F2(CALLS, "service_level", "f2", RATIO, c -> share(c.get(ANSWERED_WITHIN), Calls.answered(c))),
    /** The strict one. */
    SERVICE_LEVEL_F3(CALLS, "service_level", "f3", RATIO, c -> share(c.get(ANSWERED_WITHIN), Calls.events(c))),
    SERVICE_LEVEL_F5(
            CALLS,
            "service_level",
            "f5",
            RATIO,
            c -> share(c.get(ANSWERED_WITHIN) + c.get(ABANDONED_SHORT), Calls.events(c))),
    /** The strictest: who hung up in the menu was not answered either. */
    SERVICE_LEVEL_ALL(
            CALLS,
            "service_level",
            "f3-all",
            RATIO,
            c -> share(c.get(ANSWERED_WITHIN), Calls.events(c) + c.get(ABANDONED_IN_MENU))),
    SERVICE_LEVEL_CISCO_IGNORE(
            CALLS,
            "service_level",
            "cisco-ignore",
            RATIO,
            c -> share(c.get(ANSWERED_WITHIN), Calls.events(c) - Calls.abandonedWithin(c))),
    SERVICE_LEVEL_CISCO_NEGATIVE(
            CALLS, "service_level", "cisco-negative", RATIO, c -> share(c.get(ANSWERED_WITHIN), Calls.events(c))),
    SERVICE_LEVEL_CISCO_POSITIVE(
            CALLS,
            "service_level",
            "cisco-positive",
            RATIO,
            c -> share(c.get(ANSWERED_WITHIN) + Calls.abandonedWithin(c), Calls.events(c))),
    SERVICE_LEVEL_GENESYS(
            CALLS,
            "service_level",
            "genesys-flowouts-no-shorts",
            RATIO,
            c -> share(
                    c.get(ANSWERED_WITHIN),
                    Calls.answered(c) + Calls.abandoned(c) - c.get(ABANDONED_SHORT) + c.get(FLOWED_OUT))),
    ASA(
            CALLS,
            "speed_of_answer",
            "answered",
            MILLISECONDS,
            c -> mean(c.get(WAIT_ANSWERED_MS), Calls.answered(c), null)),
    WAIT_QUEUED(
            CALLS,
            "wait",
            "queued",
            MILLISECONDS,
            c -> mean(
                    c.get(WAIT_ANSWERED_MS) + c.get(WAIT_ABANDONED_MS),
                    Calls.answered(c) + Calls.abandoned(c),
                    Measure.WAIT.percentiles(c))),
    WAIT_ALL(
            CALLS,
            "wait",
            "all",
            MILLISECONDS,
            c -> mean(
                    c.get(WAIT_ANSWERED_MS) + c.get(WAIT_ABANDONED_MS),
                    Calls.answered(c) + Calls.abandoned(c) + c.get(ABANDONED_IN_MENU),
                    null)),
    EXCESS_WAIT(
            CALLS,
            "excess_wait",
            "queued",
            MILLISECONDS,
            c -> mean(c.get(WAIT_EXCESS_MS), Calls.answered(c) + Calls.abandoned(c), null)),
    DELAYED_SHARE(
            CALLS, "delayed", "queued", RATIO, c -> share(c.get(DELAYED), Calls.answered(c) + Calls.abandoned(c))),
    ABANDONMENT(CALLS, "abandonment", "queued", RATIO, c -> share(Calls.abandoned(c), Calls.queued(c))),
    ABANDONMENT_ALL(
            CALLS,
            "abandonment",
            "all",
            RATIO,
            c -> share(Calls.abandoned(c) + c.get(ABANDONED_IN_MENU), c.get(OFFERED))),
    ABANDONMENT_ADJUSTED(
            CALLS,
            "abandonment",
            "no-shorts",
            RATIO,
            c -> share(Calls.abandoned(c) - c.get(ABANDONED_SHORT), Calls.queued(c) - c.get(ABANDONED_SHORT))),
    HANDLING(
            CALLS,
            "handling",
            "by-end",
            MILLISECONDS,
            c -> mean(Calls.handling(c), c.get(HANDLED), Measure.HANDLING.percentiles(c))),
    HANDLING_ARRIVED(
            CALLS,
            "handling",
            "by-arrival",
            MILLISECONDS,
            c -> mean(c.get(HANDLING_ARRIVED_MS), c.get(HANDLED_ARRIVED), null)),
    TALK(CALLS, "talk", "by-end", MILLISECONDS, c -> mean(c.get(TALK_MS), c.get(HANDLED), null)),
    HOLD(CALLS, "hold", "by-end", MILLISECONDS, c -> mean(c.get(HOLD_MS), c.get(HELD), null)),
    WRAP(CALLS, "wrap", "by-end", MILLISECONDS, c -> mean(c.get(WRAP_MS), c.get(HANDLED), null)),
    TRANSFER_RATE(CALLS, "transfer_rate", "answered", RATIO, c -> share(c.get(TRANSFERRED), Calls.answered(c))),

    TICKETS_CREATED(TICKETS, "tickets_created", "count", COUNT, c -> count(c.get(CREATED))),
    TICKETS_RESOLVED(TICKETS, "tickets_resolved", "count", COUNT, c -> count(c.get(RESOLVED))),
    FIRST_REPLY(
            TICKETS,
            "first_reply",
            "public-agent-wall",
            MILLISECONDS,
            c -> mean(c.get(FIRST_REPLY_MS), c.get(REPLIED), Measure.FIRST_REPLY.percentiles(c))),
    MTTA(
            TICKETS,
            "mtta",
            "assignee-or-ack-wall",
            MILLISECONDS,
            c -> mean(c.get(ACKNOWLEDGE_MS), c.get(ACKNOWLEDGED), null)),
    MTTR(
            TICKETS,
            "mttr",
            "resolve-wall",
            MILLISECONDS,
            c -> mean(c.get(RESOLVE_MS), c.get(RESOLVED), Measure.RESOLVE.percentiles(c))),
    REQUESTER_WAIT(
            TICKETS,
            "requester_wait",
            "new-open-hold-wall",
            MILLISECONDS,
            c -> mean(c.get(REQUESTER_WAIT_MS), c.get(RESOLVED), null)),
    AGENT_WORK(
            TICKETS,
            "agent_work",
            "new-open-wall",
            MILLISECONDS,
            c -> mean(c.get(AGENT_WORK_MS), c.get(RESOLVED), null)),
    REOPEN_RATE(RETURNS, "reopen_rate", "resolved", RATIO, c -> share(c.get(REOPENED), c.get(RESOLVED))),
    REASSIGN_RATE(TICKETS, "reassign_rate", "resolved", RATIO, c -> share(c.get(REASSIGNED), c.get(RESOLVED))),
    REASSIGNMENTS_EACH(
            TICKETS, "reassignments", "resolved", Unit.SCORE, c -> ratio(c.get(REASSIGNMENTS), c.get(RESOLVED))),

    BOT_CONTAINMENT(
            CHANNELS, "bot_containment", "no-agent", RATIO, c -> share(c.get(BOT_CONTAINED), c.get(BOT_TALKED))),
    AUTO_REPAIR(
            CHANNELS, "auto_repair", "monitoring-no-agent", RATIO, c -> share(c.get(AUTO_REPAIRED), c.get(MONITORED))),
    DEFLECTION(
            CHANNELS,
            "self_service_deflection",
            "served-or-assisted",
            RATIO,
            c -> share(c.get(SELF_SERVED), c.get(SELF_SERVED) + c.get(ASSISTED))),

    NPS(SURVEYS, "nps", "adjusted-wald", Unit.NPS, c -> Surveys.score(c)
            .within(Interval.adjustedNps(c.get(PROMOTERS), c.get(DETRACTORS), Surveys.nps(c)))),
    NPS_PROMOTERS(SURVEYS, "nps_promoters", "9-10", RATIO, c -> ratio(c.get(PROMOTERS), Surveys.nps(c))),
    NPS_PASSIVES(SURVEYS, "nps_passives", "7-8", RATIO, c -> ratio(c.get(PASSIVES), Surveys.nps(c))),
    NPS_DETRACTORS(SURVEYS, "nps_detractors", "0-6", RATIO, c -> ratio(c.get(DETRACTORS), Surveys.nps(c))),
    CSAT(SURVEYS, "csat", "top-2-wilson", RATIO, c -> share(Surveys.satisfied(c), Surveys.csat(c))),
    CES(SURVEYS, "ces", "mean", Unit.SCORE, Surveys::effort),
    CES_EASY(SURVEYS, "ces", "5-plus-wilson", RATIO, c -> share(Surveys.easy(c), Surveys.ces(c))),
    CES_NET(SURVEYS, "ces", "net", RATIO, Surveys::netEase),

    FCR(
            CONTACTS,
            "fcr",
            "same-customer-and-category",
            RATIO,
            c -> share(c.get(SOLVED_AT_FIRST), c.get(SOLVED_CONTACTS))),
    REPEAT_RATE(
            CONTACTS,
            "repeat_rate",
            "same-customer-and-category",
            RATIO,
            c -> share(c.get(REPEATED), c.get(SOLVED_CONTACTS))),
    RETURN_RATE(CONTACTS, "return_rate", "reopened", RATIO, c -> share(c.get(RETURNED), c.get(SOLVED_CONTACTS))),

    ATTAINMENT(CLOCKS, "attainment", "closed-in-time-counts", RATIO, c -> share(Cycles.met(c), Cycles.ended(c))),
    ATTAINMENT_STRICT(
            CLOCKS, "attainment", "fulfilled-only", RATIO, c -> share(c.get(CYCLES_MET), Cycles.fulfilled(c))),
    CANCELLED(CLOCKS, "cycles_cancelled", "count", COUNT, c -> count(c.get(CYCLES_CANCELLED))),
    CYCLE_WALL(CLOCKS, "cycle", "wall", MILLISECONDS, c -> mean(c.get(CYCLE_WALL_MS), Cycles.ended(c), null)),
    CYCLE_BUSINESS(
            CLOCKS, "cycle", "business", MILLISECONDS, c -> mean(c.get(CYCLE_BUSINESS_MS), Cycles.ended(c), null)),
    CYCLE_PAUSED(CLOCKS, "cycle", "paused", MILLISECONDS, c -> mean(c.get(CYCLE_PAUSED_MS), Cycles.ended(c), null)),

    BREACHED(Family.BREACHES, "breaches", "count", COUNT, c -> count(c.get(Counter.BREACHES))),

    OCCUPANCY(AGENTS, "occupancy", "busy-of-ready", RATIO, c -> Agents.busyOf(c, Agents.ready(c))),
    /** Of whoever does not tell when agents are busy, too; calls count where they end. */
    OCCUPANCY_BY_CALLS(AGENTS, "occupancy", "calls-of-ready", RATIO, Agents::onCalls),
    UTILISATION(
            AGENTS, "utilisation", "busy-of-signed-on", RATIO, c -> Agents.busyOf(c, Agents.ready(c) + c.get(AWAY_MS))),

    BACKLOG_1H(BACKLOG, "backlog", "to-1h", COUNT, c -> count(c.get(OPEN_1H))),
    BACKLOG_4H(BACKLOG, "backlog", "to-4h", COUNT, c -> count(c.get(OPEN_4H))),
    BACKLOG_1D(BACKLOG, "backlog", "to-1d", COUNT, c -> count(c.get(OPEN_1D))),
    BACKLOG_3D(BACKLOG, "backlog", "to-3d", COUNT, c -> count(c.get(OPEN_3D))),
    BACKLOG_7D(BACKLOG, "backlog", "to-7d", COUNT, c -> count(c.get(OPEN_7D))),
    BACKLOG_30D(BACKLOG, "backlog", "to-30d", COUNT, c -> count(c.get(OPEN_30D))),
    BACKLOG_OLDER(BACKLOG, "backlog", "older", COUNT, c -> count(c.get(OPEN_OLDER))),
    BACKLOG_ALL(BACKLOG, "backlog", "all", COUNT, c -> count(c.sum(OPEN_1H.id(), OPEN_OLDER.id() + 1))),

    QUALITY_SCORE(Family.SCORE, "quality_score", "five-parts", RATIO, (c, weights) -> weights.score(c)),
    SCORE_RESPONSE(Family.SCORE, "score_part", "response-speed", RATIO, Part.RESPONSE_SPEED::figure),
    SCORE_RESOLUTION(Family.SCORE, "score_part", "resolution-rate", RATIO, Part.RESOLUTION_RATE::figure),
    SCORE_PROFESSIONALISM(Family.SCORE, "score_part", "professionalism", RATIO, Part.PROFESSIONALISM::figure),
    SCORE_ATTITUDE(Family.SCORE, "score_part", "attitude", RATIO, Part.ATTITUDE::figure),
    SCORE_REPEAT(Family.SCORE, "score_part", "repeat-enquiries", RATIO, Part.REPEAT_ENQUIRIES::figure);

    private static final Set<Metric> LIVE = EnumSet.of(
            CALLS_OFFERED,
            CALLS_ANSWERED,
            CALLS_ABANDONED,
            CALLS_WAITING,
            SERVICE_LEVEL_F4,
            SERVICE_LEVEL_F3,
            ASA,
            ABANDONMENT,
            HANDLING,
            TICKETS_CREATED,
            TICKETS_RESOLVED,
            FIRST_REPLY,
            ATTAINMENT,
            BREACHED);

    private static final Map<Grain, Map<Family, List<Metric>>> TOLD = told();

    private static final Map<Grain, BitSet> RELEVANT = relevantCounters();

    private final Family family;
    private final String word;
    private final String formula;
    private final Unit unit;
    private final BiFunction<Counters, Weights, Figure> figure;

    Metric(Family family, String word, String formula, Unit unit, Function<Counters, Figure> figure) {
        this(family, word, formula, unit, (counters, weights) -> figure.apply(counters));
    }

    Metric(Family family, String word, String formula, Unit unit, BiFunction<Counters, Weights, Figure> figure) {
        this.family = family;
        this.word = word;
        this.formula = formula;
        this.unit = unit;
        this.figure = figure;
    }

    /** Those of a family that are told for windows of that length; in minutes only what one looks at in minutes. */
    static List<Metric> of(Family family, Grain grain) {
        return TOLD.get(grain).get(family);
    }

    private static Map<Grain, Map<Family, List<Metric>>> told() {
        Map<Grain, Map<Family, List<Metric>>> told = new EnumMap<>(Grain.class);
        for (Grain grain : Grain.values()) {
            Map<Family, List<Metric>> families = new EnumMap<>(Family.class);
            for (Family family : Family.values()) {
                families.put(
                        family,
                        Arrays.stream(values())
                                .filter(metric -> metric.family == family && family.isOf(grain))
                                .filter(metric -> grain != Grain.MINUTE || LIVE.contains(metric))
                                .toList());
            }
            told.put(grain, families);
        }
        return told;
    }

    /** What matters to anything that is told for windows of that length. */
    static Counters relevant(Grain grain, Counters counters) {
        return counters.only(RELEVANT.get(grain));
    }

    private static Map<Grain, BitSet> relevantCounters() {
        Map<Grain, BitSet> relevant = new EnumMap<>(Grain.class);
        for (Grain grain : Grain.values()) {
            BitSet ids = new BitSet();
            for (Counter counter : Counter.values()) {
                Counters one = Counters.of(counter, 1);
                ids.set(
                        counter.id(),
                        Arrays.stream(values())
                                .filter(metric -> of(metric.family, grain).contains(metric))
                                .anyMatch(metric -> !metric.of(one, Weights.DEFAULT)
                                        .equals(metric.of(Counters.NONE, Weights.DEFAULT))));
            }
            relevant.put(grain, ids);
        }
        return relevant;
    }

    /** Nothing happened that it tells of. */
    boolean isEmpty(Figure figure) {
        boolean nothing = figure.numerator() == 0 && (figure.denominator() == 0 || unit == COUNT);
        return nothing || (family == Family.SCORE && figure.value() == null);
    }

    Family family() {
        return family;
    }

    public String word() {
        return word;
    }

    public String formula() {
        return formula;
    }

    Unit unit() {
        return unit;
    }

    public Figure of(Counters counters, Weights weights) {
        return figure.apply(counters, weights);
    }
}
