package io.switchboard.policy;

import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;

/** Reads conditions: CEL's grammar and types, less everything that is not declared, bounded or sure to have an answer. */
final class Cel {

    /** Longer is no condition, but a program. */
    private static final int LONGEST = 2_000;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final CelCompiler COMPILER = compiler();

    private Cel() {}

    /** The checked expression; what it may not say is an IllegalArgumentException of one line. */
    static CelExpr read(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new IllegalArgumentException("a condition of %d characters: keep to %d, or make two policies of it"
                    .formatted(text.length(), LONGEST));
        }
        CelAbstractSyntaxTree parsed = tree(text, COMPILER.parse(text));
        new Closed(text, parsed).require();
        return tree(text, COMPILER.check(parsed)).getExpr();
    }

    /** One line: the condition, the place in it counted from 1, what is wrong there. */
    static IllegalArgumentException wrong(String text, int offset, String problem) {
        return new IllegalArgumentException(
                "condition \"%s\" at %d: %s".formatted(SPACE.matcher(text).replaceAll(" "), offset + 1, problem));
    }

    private static CelAbstractSyntaxTree tree(String text, CelValidationResult result) {
        if (result.hasError()) {
            CelIssue first = result.getErrors().get(0);
            int offset = result.getSource()
                    .getLocationOffset(first.getSourceLocation())
                    .orElse(0);
            throw wrong(text, offset, plain(first.getMessage()));
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** CEL's words, less what only its makers understand. */
    private static String plain(String message) {
        if (message.startsWith("found no matching overload for")) {
            String types = message.substring(message.indexOf('('), message.indexOf(')') + 1);
            return "%s do not go together: compare a text with \"text\", a number with a whole number".formatted(types);
        }
        if (message.startsWith("expected type 'bool'")) {
            return "is not true or false: compare it, as in item.priority == \"P1\"";
        }
        String problem = message.replaceAll(" expecting .*", "").replaceAll(": at: ", " ");
        return problem + ": check quotes, brackets and ==, &&, ||, !, in";
    }

    private static CelCompiler compiler() {
        CelOptions options = CelOptions.current()
                .maxExpressionCodePointSize(LONGEST)
                .maxParseRecursionDepth(100)
                .build();
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options)
                .setResultType(SimpleType.BOOL);
        Field.DECLARED
                .values()
                .forEach(field ->
                        builder.addVar(field.name(), field.text() != null ? SimpleType.STRING : SimpleType.INT));
        return builder.build();
    }
}
