package io.switchboard.policy;

import com.google.re2j.Pattern;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Makes of a checked expression what answers it: some nanoseconds, no memory, and never an exception. */
final class Formula {

    /** What an expression is. */
    enum Type {
        TEXT,
        NUMBER,
        TRUTH;

        static Type of(CelExpr expr) {
            Field field = Field.DECLARED.get(path(expr));
            if (field != null) {
                return field.text() != null ? TEXT : NUMBER;
            }
            if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
                return expr.call().function().equals("size") ? NUMBER : TRUTH;
            }
            if (expr.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
                return TRUTH;
            }
            CelConstant.Kind kind = expr.constant().getKind();
            return kind == CelConstant.Kind.STRING_VALUE ? TEXT : kind == CelConstant.Kind.INT64_VALUE ? NUMBER : TRUTH;
        }
    }

    private Formula() {}

    /** The field's name, with its dots; null if it is none. */
    static String path(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return expr.ident().name();
        }
        if (expr.getKind() != CelExpr.ExprKind.Kind.SELECT || expr.select().testOnly()) {
            return null;
        }
        String operand = path(expr.select().operand());
        return operand == null ? null : operand + "." + expr.select().field();
    }

    static Predicate<Facts> truth(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            boolean fixed = expr.constant().booleanValue();
            return facts -> fixed;
        }
        CelCall call = expr.call();
        return switch (call.function()) {
            case "!_" -> truth(call.args().get(0)).negate();
            case "_&&_" -> truth(call.args().get(0)).and(truth(call.args().get(1)));
            case "_||_" -> truth(call.args().get(0)).or(truth(call.args().get(1)));
            case "@in" -> member(call.args().get(0), call.args().get(1).list().elements());
            case "startsWith" -> part(call, String::startsWith);
            case "endsWith" -> part(call, String::endsWith);
            case "contains" -> part(call, String::contains);
            case "matches" -> matches(call);
            default -> comparison(call);
        };
    }

    private static Predicate<Facts> comparison(CelCall call) {
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        return switch (Type.of(left)) {
            case TEXT -> texts(call.function(), text(left), text(right));
            case NUMBER -> numbers(call.function(), number(left), number(right));
            case TRUTH -> truths(call.function(), truth(left), truth(right));
        };
    }

    private static Predicate<Facts> texts(String operator, Function<Facts, String> a, Function<Facts, String> b) {
        return switch (operator) {
            case "_==_" -> facts -> a.apply(facts).equals(b.apply(facts));
            case "_!=_" -> facts -> !a.apply(facts).equals(b.apply(facts));
            default -> {
                LongPredicate order = order(operator);
                yield facts -> order.test(a.apply(facts).compareTo(b.apply(facts)));
            }
        };
    }

    private static Predicate<Facts> numbers(String operator, ToLongFunction<Facts> a, ToLongFunction<Facts> b) {
        LongPredicate order = order(operator);
        return facts -> order.test(Long.compare(a.applyAsLong(facts), b.applyAsLong(facts)));
    }

    private static Predicate<Facts> truths(String operator, Predicate<Facts> a, Predicate<Facts> b) {
        LongPredicate order = order(operator);
        return facts -> order.test(Boolean.compare(a.test(facts), b.test(facts)));
    }

    private static LongPredicate order(String operator) {
        return switch (operator) {
            case "_==_" -> sign -> sign == 0;
            case "_!=_" -> sign -> sign != 0;
            case "_<_" -> sign -> sign < 0;
            case "_<=_" -> sign -> sign <= 0;
            case "_>_" -> sign -> sign > 0;
            case "_>=_" -> sign -> sign >= 0;
            default -> throw new IllegalStateException(operator + " is allowed, but has no meaning: give it one");
        };
    }

    private static Predicate<Facts> member(CelExpr asked, List<CelExpr> elements) {
        Set<Object> values = elements.stream().map(Formula::value).collect(Collectors.toUnmodifiableSet());
        return switch (Type.of(asked)) {
            case TEXT -> {
                Function<Facts, String> text = text(asked);
                yield facts -> values.contains(text.apply(facts));
            }
            case NUMBER -> {
                ToLongFunction<Facts> number = number(asked);
                yield facts -> values.contains(number.applyAsLong(facts));
            }
            case TRUTH -> {
                Predicate<Facts> truth = truth(asked);
                yield facts -> values.contains(truth.test(facts));
            }
        };
    }

    private static Predicate<Facts> part(CelCall call, BiPredicate<String, String> how) {
        Function<Facts, String> whole = text(call.target().orElseThrow());
        Function<Facts, String> part = text(call.args().get(0));
        return facts -> how.test(whole.apply(facts), part.apply(facts));
    }

    private static Predicate<Facts> matches(CelCall call) {
        Function<Facts, String> text =
                text(call.target().orElseGet(() -> call.args().get(0)));
        Pattern pattern = Pattern.compile(
                call.args().get(call.args().size() - 1).constant().stringValue());
        return facts -> pattern.matcher(text.apply(facts)).find();
    }

    private static Function<Facts, String> text(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            String fixed = expr.constant().stringValue();
            return facts -> fixed;
        }
        return Field.DECLARED.get(path(expr)).text();
    }

    private static ToLongFunction<Facts> number(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            long fixed = expr.constant().int64Value();
            return facts -> fixed;
        }
        if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
            CelCall size = expr.call();
            Function<Facts, String> text =
                    text(size.target().orElseGet(() -> size.args().get(0)));
            return facts -> {
                String sized = text.apply(facts);
                return sized.codePointCount(0, sized.length());
            };
        }
        return Field.DECLARED.get(path(expr)).number();
    }

    static Object value(CelExpr constant) {
        return switch (Type.of(constant)) {
            case TEXT -> constant.constant().stringValue();
            case NUMBER -> constant.constant().int64Value();
            case TRUTH -> constant.constant().booleanValue();
        };
    }
}
