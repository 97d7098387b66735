package io.switchboard.quality;

import io.switchboard.event.AgentEvent;
import io.switchboard.event.CallEvent;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The rules at work without Flink: facts in, rows out, time as the test says. */
public final class Office {

    private record Alarm(long at, String item, String agent, String cell) {}

    private final Settings settings;
    private final StoryRules stories;
    private final ContactRules contacts;
    private final AttendanceRules attendances;
    private final Spread spread;
    private final CellRules cells;

    private final Map<String, Story> told = new HashMap<>();
    private final Map<String, List<Contact>> linked = new HashMap<>();
    private final Map<String, Attendance> attended = new HashMap<>();
    private final Map<String, Cell> open = new HashMap<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::at));
    private long time = Long.MIN_VALUE;

    public final List<MetricRow> rows = new ArrayList<>();
    public final List<String> late = new ArrayList<>();
    public final List<Fact> tooLate = new ArrayList<>();
    final List<AgentEvent> unheard = new ArrayList<>();

    public Office(Settings settings) {
        this.settings = settings;
        this.stories = new StoryRules(settings);
        this.contacts = new ContactRules(settings);
        this.attendances = new AttendanceRules(settings);
        this.spread = new Spread(settings);
        this.cells = new CellRules(settings);
    }

    public void happens(TicketEvent event) {
        take(Fact.of(event, time));
    }

    public void happens(CallEvent event) {
        take(Fact.of(event, time));
    }

    void happens(SurveyResponse response) {
        take(Fact.of(response));
    }

    void happens(AgentEvent event) {
        AttendanceStep step = attendances.on(new Heard(event, time), attended.get(event.agentId()), time);
        if (step.tooLate()) {
            unheard.add(event);
        } else {
            keep(event.agentId(), step);
        }
    }

    public void take(Fact fact) {
        StoryStep step = stories.on(fact, told.get(fact.itemId()), time);
        if (step.tooLate()) {
            tooLate.add(fact);
        } else {
            keep(fact.itemId(), step);
        }
    }

    /** Time passes, and what is due on the way is done in its order. */
    public void until(Instant then) {
        long to = then.toEpochMilli();
        while (!alarms.isEmpty() && alarms.peek().at() <= to) {
            Alarm alarm = alarms.remove();
            time = Math.max(time, alarm.at());
            if (alarm.item() != null && told.get(alarm.item()) != null) {
                keep(alarm.item(), stories.at(time, told.get(alarm.item())));
            } else if (alarm.agent() != null && attended.get(alarm.agent()) != null) {
                keep(alarm.agent(), attendances.at(time, attended.get(alarm.agent())));
            } else if (alarm.cell() != null && open.get(alarm.cell()) != null) {
                keep(alarm.cell(), cells.at(time, open.get(alarm.cell())), null);
            }
        }
        time = Math.max(time, to);
    }

    int remembered() {
        return told.size() + attended.size() + open.size();
    }

    private void keep(String item, StoryStep step) {
        told.compute(item, (id, story) -> step.story());
        if (step.story() != null && step.wakeAt() < Long.MAX_VALUE) {
            alarms.add(new Alarm(step.wakeAt(), item, null, null));
        }
        count(step.counted());
        for (Linked change : step.linked()) {
            List<Contact> before = contacts.kept(linked.getOrDefault(change.key(), List.of()), time);
            List<Contact> after = contacts.after(change, before, time);
            linked.put(change.key(), contacts.kept(after, time));
            count(contacts.differences(before, after));
        }
    }

    private void keep(String agent, AttendanceStep step) {
        attended.compute(agent, (id, known) -> step.attendance());
        if (step.attendance() != null && step.wakeAt() < Long.MAX_VALUE) {
            alarms.add(new Alarm(step.wakeAt(), null, agent, null));
        }
        count(step.counted());
    }

    private void count(List<Counted> counted) {
        for (CellChange change : spread.of(new Recount(counted))) {
            keep(change.key(), cells.on(change, open.get(change.key()), time), change.itemId());
        }
    }

    private void keep(String cell, CellStep step, String item) {
        open.compute(cell, (key, known) -> step.cell());
        rows.addAll(step.rows());
        step.late().forEach(family -> late.add(family + " " + cell + " " + item));
        if (step.cell() != null && step.wakeAt() < Long.MAX_VALUE) {
            alarms.add(new Alarm(step.wakeAt(), null, null, cell));
        }
    }

    /** The last told of a figure. */
    MetricRow row(Grain grain, String dimension, String member, Metric metric) {
        return row(grain, dimension, member, null, metric);
    }

    MetricRow row(Grain grain, String dimension, String member, String subject, Metric metric) {
        MetricRow found = null;
        for (MetricRow row : rows) {
            if (row.grain().equals(grain.word())
                    && row.dimension().equals(dimension)
                    && row.member().equals(member)
                    && java.util.Objects.equals(row.subject(), subject)
                    && row.metric().equals(metric.word())
                    && row.formula().equals(metric.formula())) {
                found = row;
            }
        }
        return found;
    }

    /** The last told of a figure of the window that begins then. */
    MetricRow row(Grain grain, Instant start, Metric metric) {
        MetricRow found = null;
        for (MetricRow row : rows) {
            if (row.grain().equals(grain.word())
                    && row.dimension().equals("all")
                    && row.subject() == null
                    && row.windowStart().equals(start)
                    && row.metric().equals(metric.word())
                    && row.formula().equals(metric.formula())) {
                found = row;
            }
        }
        return found;
    }

    Settings settings() {
        return settings;
    }
}
