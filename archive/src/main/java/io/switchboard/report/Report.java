package io.switchboard.report;

import io.switchboard.query.Duck;
import io.switchboard.query.Period;
import io.switchboard.query.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** What a manager wants to know of a period, on one page that needs nothing else. */
final class Report {

    static final List<Section> SECTIONS = List.of(
            Section.drawn("attainment-by-day", "Promises kept, day by day", Plot.LINE, "ended_on", "attainment_pct"),
            Section.drawn("quality-score-by-day", "How good the service was", Plot.LINE, "on_day", "score_pct"),
            Section.table("attainment-by-clock", "Promises kept, by what was promised"),
            Section.table("attainment-by-tier-and-week", "Promises kept, by tier and week"),
            Section.table("attainment-by-region-and-month", "Promises kept, by region and month"),
            Section.drawn(
                    "worst-categories-by-time-lost",
                    "Where time was lost after the deadline",
                    Plot.BARS,
                    "category",
                    "late_total_ms"),
            Section.drawn(
                    "worst-teams-by-breaches",
                    "Who had it when a deadline passed",
                    Plot.BARS,
                    "group_name",
                    "breaches"),
            Section.table("breach-causes", "Where items stood when a deadline passed"),
            Section.table("worst-customers-by-breaches", "Whose promises were missed most often"),
            Section.table("escalations-by-level", "What was escalated"),
            Section.table("escalation-chains-not-acknowledged", "Breaches that nobody took care of"),
            Section.table("first-contact-resolution-by-team", "Solved at the first contact"),
            Section.drawn("call-service-level-by-day", "Calls answered within 20 s", Plot.LINE, "offered_on", "f4_pct"),
            Section.table("call-waits-and-handling-by-month", "How long callers waited and talked"),
            Section.drawn(
                    "call-abandonment-by-hour",
                    "Callers who gave up, by hour of the day",
                    Plot.BARS,
                    "hour_of_day",
                    "abandoned_pct"),
            Section.table("surge-cost", "What surges cost"),
            Section.table("surge-response", "How soon floods were found and helped"),
            Section.table("nps-by-region-and-quarter", "Would customers recommend us"),
            Section.table("prediction-calibration", "Breaches that were foreseen, and those that came"),
            Section.table("alarm-lead-times", "How long before, and how many of them"),
            Section.drawn("risk-reasons", "What made breaches likelier", Plot.BARS, "reason", "alarms"),
            Section.table("csat-by-month", "Were customers satisfied"),
            Section.table(
                    "conservation-of-breaches", "Breaches that outcomes and escalations disagree on (should be none)"));

    private final Duck duck;
    private final Map<String, SqlFile> questions;

    Report(Duck duck, Map<String, SqlFile> questions) {
        this.duck = duck;
        this.questions = questions;
    }

    String html(Period period) {
        List<String> parts = new ArrayList<>();
        for (Section section : SECTIONS) {
            SqlFile question = questions.get(section.question());
            Set<String> missing = duck.missing(question);
            parts.add(
                    missing.isEmpty()
                            ? Page.section(section, question.doc(), answer(question))
                            : Page.without(section, question.doc(), missing));
        }
        return Page.html(period, parts);
    }

    private Sheet answer(SqlFile question) {
        AtomicReference<Sheet> sheet = new AtomicReference<>();
        duck.ask(question.sql(), answer -> sheet.set(Sheet.read(answer)));
        return sheet.get();
    }
}
