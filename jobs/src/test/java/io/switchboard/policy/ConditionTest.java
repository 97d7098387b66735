package io.switchboard.policy;

import static io.switchboard.policy.FactsFixture.message;
import static io.switchboard.policy.FactsFixture.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Proves;
import io.switchboard.policy.Facts.CustomerFacts;
import io.switchboard.policy.Facts.EventFacts;
import io.switchboard.policy.Facts.ItemFacts;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "item.category == 'network'",
                "item.category != \"hardware\" && !(item.priority == 'P4')",
                "item.priority in ['P0', 'P1'] || customer.tier in [3, 4]",
                "item.priority <= 'P1' && 'P0' < item.priority",
                "customer.tier >= 3 && customer.tier < 4",
                "item.answers == 2 && item.reassignments != item.reopens",
                "item.category.startsWith('net') && item.category.endsWith('work') && item.category.contains('two')",
                "item.category.matches('^net(work|s)$') && matches(item.group, 'es')",
                "size(item.category) == 7 && item.category.size() > 6",
                "item.statusReason == '' && item.channel != ''",
                "(item.category == 'network') == (customer.tier == 3)",
                "event.kind == '' && event.author == ''",
                "true"
            })
    @Proves("R-54")
    void aConditionAsksAboutDeclaredFields(String text) {
        assertThat(new Condition(text).holds(ticket("network", "P1", 3))).isTrue();
        assertThat(new Condition("!(" + text + ")").holds(ticket("network", "P1", 3)))
                .isFalse();
    }

    @Test
    void aConditionOfAClockAsksAboutTheEvent() {
        Condition thanks = new Condition("event.author == 'CUSTOMER' && event.intent == 'thanks'");

        assertThat(thanks.holds(message("network", "CUSTOMER", "thanks"))).isTrue();
        assertThat(thanks.holds(message("network", "CUSTOMER", "question"))).isFalse();
        assertThat(thanks.holds(ticket("network", "P1"))).isFalse();
        assertThat(thanks.asksAboutTheEvent()).isTrue();
    }

    @Test
    void everythingThatIsKnownIsDeclared() {
        Stream<String> known = Stream.of(
                        names("item.", ItemFacts.class),
                        names("customer.", CustomerFacts.class),
                        names("event.", EventFacts.class))
                .flatMap(names -> names);

        assertThat(Field.DECLARED.keySet()).containsExactlyInAnyOrderElementsOf(known.toList());
    }

    @Test
    @Proves("R-54")
    void whatIsNotKnownIsEmptyAndNeverAnError() {
        Facts nothing = new Facts(
                new ItemFacts(null, null, null, null, null, null, null, null, null, null, null, null, null, 0, 0, 0),
                new CustomerFacts(null, 0, null, null),
                null);

        Field.DECLARED.forEach((name, field) -> {
            String unknown = field.text() != null ? "''" : "0";
            assertThat(new Condition(name + " == " + unknown).holds(nothing))
                    .as(name)
                    .isTrue();
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            textBlock =
                    """
                    item.categry == 'x'              | at 1: unknown field "item.categry": did you mean item.category? (use item.id, item.type,
                    true && ticket.category == 'x'   | at 9: unknown field "ticket.category": did you mean item.category?
                    item == 'x'                      | at 1: unknown field "item": did you mean item.id? (use item.id,
                    has(item.category)               | at 4: has is not allowed: use == != < <= > >= && || ! in startsWith endsWith contains matches size
                    item.category == 'x              | token recognition error
                    item.category =                  | at 15: token recognition error at: '=': check quotes, brackets and ==, &&, ||, !, in
                    item.category ==                 | at 17: mismatched input '<EOF>': check quotes, brackets and ==, &&, ||, !, in
                    item.category == 1               | at 15: (string, int) do not go together: compare a text with "text", a number with a whole number
                    customer.tier > 'x'              | at 15: (int, string) do not go together
                    item.category                    | is not true or false: compare it, as in item.priority == "P1"
                    'x'                              | at 1: is not true or false
                    item.priority == 'P9'            | at 18: item.priority is never "P9": did you mean P0? (use P0, P1, P2, P3, P4)
                    'PENDNG' != item.status          | at 1: item.status is never "PENDNG": did you mean PENDING?
                    item.channel in ['EMAIL', 'FAX'] | at 27: item.channel is never "FAX": use PHONE, EMAIL,
                    item.category in ['a', 1]        | at 24: is never in what is asked: list texts for a text, whole numbers for a number
                    item.category in [item.group]    | at 19: is no fixed value: write a list of texts or whole numbers
                    item.category in 'abc'           | do not go together
                    ['a'] == ['a']                   | at 1: a list stands only behind in, as in item.priority in ["P0", "P1"]
                    {'a': 1} == {'a': 1}             | { } is nothing that is asked
                    [1, 2].all(x, x > 0)             | all is not allowed: use == !=
                    item.answers + 1 > 2             | + is not allowed: use == !=
                    item.answers / 0 == 1            | / is not allowed
                    -item.answers < 0                | - is not allowed
                    item.answers > 1 ? true : false  | ?: is not allowed
                    customer.tier > 1.5              | at 17: is no text, whole number or true or false: what is not known is "" or 0
                    item.category == null            | is no text, whole number or true or false
                    item.group.matches(item.region)  | is no fixed pattern: write it out in quotes
                    item.group.matches('(')          | at 20: is no pattern, missing closing ): write RE2, as in ^net(work)?$
                    item.group.matches('((a{99}){99}){99}') | at 20: takes too long: keep to 200 characters and 1000 repetitions
                    timestamp('x') == timestamp('y') | timestamp is not allowed
                    """)
    @Proves("R-54")
    void whatIsNotClosedTypedDeclaredAndCheapIsRefusedInOneLine(String text, String problem) {
        assertThatThrownBy(() -> new Condition(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("condition \"" + text + "\" at ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    @Proves("R-54")
    void whatCostsTooMuchIsRefused() {
        String long_ = "item.group == '" + "x".repeat(2_000) + "'";
        String wide = "item.answers == 1" + " || item.answers == 1".repeat(90);
        String deep = "(".repeat(900) + "true" + ")".repeat(900);
        String pattern = "item.group.matches('" + "x".repeat(201) + "')";

        assertThatThrownBy(() -> new Condition(long_))
                .hasMessage("a condition of 2016 characters: keep to 2000, or make two policies of it");
        assertThatThrownBy(() -> new Condition(wide)).hasMessageContaining("has more than 200 parts: make two");
        assertThatThrownBy(() -> new Condition(deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recursion");
        assertThatThrownBy(() -> new Condition(pattern)).hasMessageContaining("takes too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            textBlock =
                    """
                    item.category == 'a'                            | item.category == 'b'                       | true
                    item.category == 'a'                            | item.category in ['a', 'b']                | false
                    item.priority in ['P0', 'P1']                   | 'P2' == item.priority                      | true
                    item.category == 'a' && customer.tier == 1      | item.group == 'x' && customer.tier in [2]  | true
                    item.category == 'a' || customer.tier == 1      | item.category == 'b'                       | false
                    item.category == 'a' || item.category == 'c'    | item.category == 'b' && item.group == 'x'  | true
                    item.category != 'a'                            | item.category == 'a'                       | false
                    item.category.startsWith('a')                   | item.category == 'b'                       | false
                    true                                            | item.category == 'b'                       | false
                    """)
    void conditionsExcludeEachOtherWhereItIsPlainToSee(String one, String other, boolean excluded) {
        assertThat(new Condition(one).excludes(new Condition(other))).isEqualTo(excluded);
        assertThat(new Condition(other).excludes(new Condition(one))).isEqualTo(excluded);
    }

    private static Stream<String> names(String prefix, Class<? extends Record> facts) {
        return Arrays.stream(facts.getRecordComponents())
                .map(RecordComponent::getName)
                .map(prefix::concat);
    }
}
