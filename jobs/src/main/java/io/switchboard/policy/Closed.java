package io.switchboard.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Keeps a condition closed: declared fields, words that their fields can be, and only such operators as have an
 * answer for whatever they are asked; no arithmetic, which can overflow, no macros, which can take long.
 */
final class Closed {

    private static final int MOST_NODES = 200;
    private static final int LONGEST_PATTERN = 200;
    private static final int MOST_REPEATS = 1_000;
    private static final java.util.regex.Pattern REPEAT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    /** CEL's names of what is allowed, and how it is written. */
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("_==_", "=="),
            Map.entry("_!=_", "!="),
            Map.entry("_<_", "<"),
            Map.entry("_<=_", "<="),
            Map.entry("_>_", ">"),
            Map.entry("_>=_", ">="),
            Map.entry("_&&_", "&&"),
            Map.entry("_||_", "||"),
            Map.entry("!_", "!"),
            Map.entry("@in", "in"));

    private static final Set<String> FUNCTIONS = Set.of("startsWith", "endsWith", "contains", "matches", "size");
    private static final String ALLOWED = "use == != < <= > >= && || ! in startsWith endsWith contains matches size";

    private final String text;
    private final CelAbstractSyntaxTree tree;
    private int nodes;

    Closed(String text, CelAbstractSyntaxTree tree) {
        this.text = text;
        this.tree = tree;
    }

    void require() {
        require(tree.getExpr());
    }

    private void require(CelExpr expr) {
        if (++nodes > MOST_NODES) {
            throw wrong(expr, "has more than %d parts: make two policies of it".formatted(MOST_NODES));
        }
        switch (expr.getKind()) {
            case CONSTANT -> constant(expr);
            case IDENT, SELECT -> field(expr);
            case CALL -> call(expr, expr.call());
            case LIST -> throw wrong(expr, "a list stands only behind in, as in item.priority in [\"P0\", \"P1\"]");
            case STRUCT, MAP, COMPREHENSION, NOT_SET -> throw wrong(expr, "{ } is nothing that is asked: " + ALLOWED);
        }
    }

    private void constant(CelExpr expr) {
        switch (expr.constant().getKind()) {
            case STRING_VALUE, INT64_VALUE, BOOLEAN_VALUE -> {}
            case NOT_SET,
                    NULL_VALUE,
                    UINT64_VALUE,
                    DOUBLE_VALUE,
                    BYTES_VALUE,
                    DURATION_VALUE,
                    TIMESTAMP_VALUE -> throw wrong(
                    expr, "is no text, whole number or true or false: what is not known is \"\" or 0");
        }
    }

    private void field(CelExpr expr) {
        String path = Formula.path(expr);
        if (path == null) {
            throw wrong(expr, "has no parts: ask about a field, as in item.category");
        }
        if (!Field.DECLARED.containsKey(path)) {
            throw wrong(
                    expr,
                    "unknown field \"%s\": %s".formatted(path, Nearest.use(meant(path), Field.DECLARED.keySet())));
        }
    }

    /** Who writes ticket.category or category means the field that ends so. */
    private static String meant(String path) {
        String end = "." + path.substring(path.lastIndexOf('.') + 1);
        return Field.DECLARED.keySet().stream()
                .filter(name -> name.endsWith(end))
                .findFirst()
                .orElse(path);
    }

    private void call(CelExpr expr, CelCall call) {
        if (!OPERATORS.containsKey(call.function()) && !FUNCTIONS.contains(call.function())) {
            throw wrong(expr, "%s is not allowed: %s".formatted(written(call.function()), ALLOWED));
        }
        if (call.function().equals("@in") && call.args().get(1).getKind() == CelExpr.ExprKind.Kind.LIST) {
            member(call.args().get(0), call.args().get(1).list().elements());
            return;
        }
        call.target().ifPresent(this::require);
        call.args().forEach(this::require);
        if (call.function().equals("matches")) {
            pattern(call.args().get(call.args().size() - 1));
        } else if (OPERATORS.containsKey(call.function()) && call.args().size() == 2) {
            word(call.args().get(0), call.args().get(1));
            word(call.args().get(1), call.args().get(0));
        }
    }

    private void member(CelExpr asked, List<CelExpr> elements) {
        require(asked);
        for (CelExpr element : elements) {
            require(element);
            if (element.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
                throw wrong(element, "is no fixed value: write a list of texts or whole numbers");
            }
            if (Formula.Type.of(element) != Formula.Type.of(asked)) {
                throw wrong(element, "is never in what is asked: list texts for a text, whole numbers for a number");
            }
            word(asked, element);
        }
    }

    /** A word that the field can never be is a mistake. */
    private void word(CelExpr asked, CelExpr given) {
        Field field = Field.DECLARED.get(Formula.path(asked));
        boolean isWord = given.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && given.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        if (field == null || field.values().isEmpty() || !isWord) {
            return;
        }
        String word = given.constant().stringValue();
        if (!word.isEmpty() && !field.values().contains(word)) {
            throw wrong(
                    given, "%s is never \"%s\": %s".formatted(field.name(), word, Nearest.use(word, field.values())));
        }
    }

    private void pattern(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || expr.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            throw wrong(expr, "is no fixed pattern: write it out in quotes");
        }
        String pattern = expr.constant().stringValue();
        if (pattern.length() > LONGEST_PATTERN || repeats(pattern) > MOST_REPEATS) {
            throw wrong(
                    expr,
                    "takes too long: keep to %d characters and %d repetitions"
                            .formatted(LONGEST_PATTERN, MOST_REPEATS));
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw wrong(expr, "is no pattern, %s: write RE2, as in ^net(work)?$".formatted(e.getDescription()));
        }
    }

    /** At most how often anything in it is repeated by count. */
    private static long repeats(String pattern) {
        double product = 1;
        for (Matcher repeat = REPEAT.matcher(pattern); repeat.find(); ) {
            String most = repeat.group(2) == null || repeat.group(2).isEmpty() ? repeat.group(1) : repeat.group(2);
            product *= Math.max(1, Double.parseDouble(most));
        }
        return Math.round(product);
    }

    private static String written(String function) {
        return function.startsWith("_") || function.startsWith("-") ? function.replace("_", "") : function;
    }

    private IllegalArgumentException wrong(CelExpr expr, String problem) {
        CelExpr first = expr;
        while (first.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            first = first.select().operand();
        }
        return Cel.wrong(text, tree.getSource().getPositionsMap().getOrDefault(first.id(), 0), problem);
    }
}
