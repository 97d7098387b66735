package io.switchboard.policy;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * A closed expression over declared fields, written in CEL, checked and compiled once.
 *
 * @param text as written
 */
public record Condition(String text) implements Serializable {

    /** Of every text that this JVM has met; they come from published policies, so they are few. */
    private static final ConcurrentMap<String, Compiled> COMPILED = new ConcurrentHashMap<>();

    private record Compiled(Predicate<Facts> formula, Set<String> fields, Alternatives alternatives) {}

    /** Refuses with one line what is not well-formed, well-typed, declared and cheap. */
    public Condition {
        text = text.strip();
        compiled(text);
    }

    /** Whether it is true of {@code facts}; it always has an answer. */
    public boolean holds(Facts facts) {
        return compiled(text).formula.test(facts);
    }

    /** What it asks about, by name. */
    public Set<String> fields() {
        return compiled(text).fields;
    }

    /** Whether it asks about what has just happened. */
    public boolean asksAboutTheEvent() {
        return fields().stream().map(Field.DECLARED::get).anyMatch(Field::isOfTheEvent);
    }

    /** Whether it is plain to see that nothing can fulfil both. */
    boolean excludes(Condition other) {
        return compiled(text).alternatives.excludes(compiled(other.text).alternatives);
    }

    private static Compiled compiled(String text) {
        Compiled known = COMPILED.get(text);
        return known != null ? known : COMPILED.computeIfAbsent(text, Condition::compile);
    }

    private static Compiled compile(String text) {
        CelExpr expr = Cel.read(text);
        Set<String> fields = new LinkedHashSet<>();
        ask(expr, fields);
        return new Compiled(Formula.truth(expr), Set.copyOf(fields), Alternatives.of(expr));
    }

    private static void ask(CelExpr expr, Set<String> fields) {
        if (Formula.path(expr) != null) {
            fields.add(Formula.path(expr));
        } else if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
            CelCall call = expr.call();
            List<CelExpr> parts = new ArrayList<>(call.args());
            call.target().ifPresent(parts::add);
            parts.forEach(part -> ask(part, fields));
        }
    }
}
