package io.switchboard.policy;

import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Direction;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import io.switchboard.policy.Facts.CustomerFacts;
import io.switchboard.policy.Facts.EventFacts;
import io.switchboard.policy.Facts.ItemFacts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Something that a condition may ask about: a text or a number.
 *
 * @param name as conditions call it
 * @param text null for a number
 * @param number null for a text
 * @param values all that it can be, beside unknown; empty for anything
 */
record Field(String name, Function<Facts, String> text, ToLongFunction<Facts> number, List<String> values) {

    /** All that are declared, by their names. */
    static final Map<String, Field> DECLARED = declared();

    /** Of what has just happened; a policy, which is for the item whatever happens, cannot ask about it. */
    boolean isOfTheEvent() {
        return name.startsWith("event.");
    }

    Object value(Facts facts) {
        return text != null ? text.apply(facts) : (Object) number.applyAsLong(facts);
    }

    private static Map<String, Field> declared() {
        Map<String, Field> declared = new LinkedHashMap<>();
        Stream.of(itemWords(), itemNumbers(), customer(), event())
                .flatMap(fields -> fields)
                .forEach(field -> declared.put(field.name, field));
        return declared;
    }

    private static Stream<Field> itemWords() {
        return Stream.of(
                item("id", ItemFacts::id),
                item("type", ItemFacts::type, ItemType.values()),
                item("status", ItemFacts::status, Status.values()),
                item("statusReason", ItemFacts::statusReason),
                item("priority", ItemFacts::priority, Priority.values()),
                item("category", ItemFacts::category),
                item("channel", ItemFacts::channel, Channel.values()),
                item("language", ItemFacts::language),
                item("region", ItemFacts::region),
                item("group", ItemFacts::group),
                item("assignee", ItemFacts::assignee),
                item("createdBy", ItemFacts::createdBy, Author.values()),
                item("direction", ItemFacts::direction, Direction.values()));
    }

    private static Stream<Field> itemNumbers() {
        return Stream.of(
                number("item.answers", facts -> facts.item().answers()),
                number("item.reassignments", facts -> facts.item().reassignments()),
                number("item.reopens", facts -> facts.item().reopens()));
    }

    private static Stream<Field> customer() {
        return Stream.of(
                customer("id", CustomerFacts::id),
                number("customer.tier", facts -> facts.customer().tier()),
                customer("contract", CustomerFacts::contract),
                customer("region", CustomerFacts::region));
    }

    private static Stream<Field> event() {
        return Stream.of(
                event("kind", EventFacts::kind, TicketEvent.Kind.values()),
                event("author", EventFacts::author, Author.values()),
                event("visibility", EventFacts::visibility, Visibility.values()),
                event("intent", EventFacts::intent),
                event("actor", EventFacts::actor));
    }

    private static Field item(String name, Function<ItemFacts, String> word, Enum<?>... values) {
        return text("item." + name, facts -> word.apply(facts.item()), values);
    }

    private static Field customer(String name, Function<CustomerFacts, String> word) {
        return text("customer." + name, facts -> word.apply(facts.customer()));
    }

    private static Field event(String name, Function<EventFacts, String> word, Enum<?>... values) {
        return text("event." + name, facts -> facts.event() == null ? "" : word.apply(facts.event()), values);
    }

    private static Field text(String name, Function<Facts, String> word, Enum<?>... values) {
        List<String> names = Arrays.stream(values).map(Enum::name).toList();
        return new Field(name, facts -> known(word.apply(facts)), null, names);
    }

    private static Field number(String name, ToLongFunction<Facts> number) {
        return new Field(name, null, number, List.of());
    }

    private static String known(String word) {
        return word == null ? "" : word;
    }
}
