package io.switchboard.policy;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a condition lets its fields be, as far as == and in say so: one of some ways, each of which allows some fields
 * only some values. Whatever else it asks is taken to be possible.
 */
record Alternatives(List<Map<String, Set<Object>>> ways) {

    private static final Alternatives ANYTHING = new Alternatives(List.of(Map.of()));
    private static final int MOST = 64;

    static Alternatives of(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return ANYTHING;
        }
        CelCall call = expr.call();
        return switch (call.function()) {
            case "_||_" -> of(call.args().get(0)).or(of(call.args().get(1)));
            case "_&&_" -> of(call.args().get(0)).and(of(call.args().get(1)));
            case "@in" -> values(call.args().get(0), call.args().get(1).list().elements());
            case "_==_" -> either(call.args().get(0), call.args().get(1));
            default -> ANYTHING;
        };
    }

    /** Nothing can be both. */
    boolean excludes(Alternatives other) {
        return and(other).ways.isEmpty();
    }

    private static Alternatives either(CelExpr a, CelExpr b) {
        return a.getKind() == CelExpr.ExprKind.Kind.CONSTANT ? values(b, List.of(a)) : values(a, List.of(b));
    }

    private static Alternatives values(CelExpr asked, List<CelExpr> given) {
        String path = Formula.path(asked);
        boolean fixed = given.stream().allMatch(value -> value.getKind() == CelExpr.ExprKind.Kind.CONSTANT);
        if (path == null || !fixed) {
            return ANYTHING;
        }
        return new Alternatives(
                List.of(Map.of(path, given.stream().map(Formula::value).collect(Collectors.toSet()))));
    }

    private Alternatives or(Alternatives other) {
        List<Map<String, Set<Object>>> either = new ArrayList<>(ways);
        either.addAll(other.ways);
        return bounded(either);
    }

    private Alternatives and(Alternatives other) {
        List<Map<String, Set<Object>>> both = new ArrayList<>();
        for (Map<String, Set<Object>> way : ways) {
            for (Map<String, Set<Object>> more : other.ways) {
                Map<String, Set<Object>> joined = new HashMap<>(way);
                more.forEach((field, values) -> joined.merge(field, values, Alternatives::common));
                if (joined.values().stream().noneMatch(Set::isEmpty)) {
                    both.add(joined);
                }
            }
        }
        return bounded(both);
    }

    private static Set<Object> common(Set<Object> a, Set<Object> b) {
        Set<Object> common = new HashSet<>(a);
        common.retainAll(b);
        return common;
    }

    private static Alternatives bounded(List<Map<String, Set<Object>>> ways) {
        return ways.size() > MOST ? ANYTHING : new Alternatives(ways);
    }
}
