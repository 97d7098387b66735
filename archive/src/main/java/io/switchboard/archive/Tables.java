package io.switchboard.archive;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All tables that there are: another one is a class and its place in this list. */
public final class Tables {

    /** Of the facts that topics tell. */
    public static final List<FactTable<?>> FACTS = List.of(
            Outcomes.TABLE,
            Escalations.TABLE,
            CallEvents.TABLE,
            TicketEvents.TABLE,
            Surveys.TABLE,
            Customers.TABLE,
            Acks.TABLE,
            Metrics.TABLE,
            Decisions.TABLE,
            Floods.TABLE,
            Risks.TABLE);

    /** And of what could not be taken. */
    public static final List<FactTable<?>> ALL = with(FACTS);

    private Tables() {}

    /** These and that of what could not be taken. */
    static List<FactTable<?>> with(List<FactTable<?>> facts) {
        return Stream.concat(facts.stream(), Stream.of(Refusals.TABLE)).toList();
    }

    /**
     * The table of facts that config calls {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static FactTable<?> named(String name) {
        return FACTS.stream()
                .filter(table -> table.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("tables has %s: use some of %s"
                        .formatted(name, FACTS.stream().map(FactTable::name).collect(Collectors.joining(", ")))));
    }
}
