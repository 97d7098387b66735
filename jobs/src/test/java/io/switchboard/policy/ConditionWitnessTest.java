package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.switchboard.Proves;
import io.switchboard.policy.Facts.CustomerFacts;
import io.switchboard.policy.Facts.EventFacts;
import io.switchboard.policy.Facts.ItemFacts;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our answers are those of CEL's own runtime, on random conditions and facts. */
class ConditionWitnessTest {

    private static final List<String> WORDS = List.of("", "a", "ab", "b", "OPEN", "P1", "é😀");
    private static final List<String> TEXTS =
            List.of("item.category", "item.group", "customer.contract", "event.intent");
    private static final List<String> NUMBERS = List.of("item.answers", "customer.tier", "size(item.group)");
    private static final List<String> ORDERS = List.of("==", "!=", "<", "<=", ">", ">=");

    @Test
    @Proves("R-54")
    void ourAnswerIsCels() throws Exception {
        CelCompiler compiler = compiler();
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        for (long seed = 0; seed < 1_500; seed++) {
            Random random = new Random(seed);
            String text = truth(random, 3);
            Condition condition = new Condition(text);
            CelRuntime.Program program =
                    runtime.createProgram(compiler.compile(text).getAst());
            for (int i = 0; i < 10; i++) {
                Facts facts = facts(random);
                assertThat(condition.holds(facts))
                        .as("seed %d: %s of %s", seed, text, facts)
                        .isEqualTo(cel(program, facts));
            }
        }
    }

    private static Object cel(CelRuntime.Program program, Facts facts) throws CelEvaluationException {
        return program.eval(
                name -> Optional.ofNullable(Field.DECLARED.get(name)).map(field -> field.value(facts)));
    }

    private static String truth(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> "%s %s %s".formatted(text(random), one(random, ORDERS), text(random));
            case 1 -> "%s %s %s".formatted(number(random), one(random, ORDERS), number(random));
            case 2 -> "%s in ['%s', '%s']".formatted(one(random, TEXTS), one(random, WORDS), one(random, WORDS));
            case 3 -> "%s in [%d, 2]".formatted(one(random, NUMBERS), random.nextInt(3));
            case 4 -> "%s.%s('%s')"
                    .formatted(
                            one(random, TEXTS),
                            one(random, List.of("startsWith", "endsWith", "contains", "matches")),
                            one(random, WORDS));
            case 5 -> "!(%s)".formatted(truth(random, depth - 1));
            case 6 -> "(%s) == (%s)".formatted(truth(random, depth - 1), truth(random, depth - 1));
            case 7 -> "(%s) && (%s)".formatted(truth(random, depth - 1), truth(random, depth - 1));
            default -> "(%s) || (%s)".formatted(truth(random, depth - 1), truth(random, depth - 1));
        };
    }

    private static String text(Random random) {
        return random.nextBoolean() ? one(random, TEXTS) : "'%s'".formatted(one(random, WORDS));
    }

    private static String number(Random random) {
        return random.nextBoolean() ? one(random, NUMBERS) : String.valueOf(random.nextInt(5) - 1);
    }

    private static Facts facts(Random random) {
        ItemFacts item = new ItemFacts(
                "t",
                "TICKET",
                "OPEN",
                "",
                "P1",
                one(random, WORDS),
                "",
                "",
                "",
                one(random, WORDS),
                "",
                "",
                "",
                random.nextInt(4),
                0,
                0);
        CustomerFacts customer = new CustomerFacts("c", random.nextInt(5), one(random, WORDS), "");
        EventFacts event = random.nextBoolean() ? null : new EventFacts("MESSAGE", "", "", one(random, WORDS), "");
        return new Facts(item, customer, event);
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static CelCompiler compiler() {
        CelCompilerBuilder builder =
                CelCompilerFactory.standardCelCompilerBuilder().setResultType(SimpleType.BOOL);
        Field.DECLARED
                .values()
                .forEach(field ->
                        builder.addVar(field.name(), field.text() != null ? SimpleType.STRING : SimpleType.INT));
        return builder.build();
    }
}
