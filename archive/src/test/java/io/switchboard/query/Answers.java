package io.switchboard.query;

import io.switchboard.archive.Warehouse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** What is answered over a warehouse, for tests of other packages. */
public final class Answers {

    private Answers() {}

    /** The answer as the command would print it with {@code --format csv}. */
    public static String csv(Warehouse warehouse, String sql) {
        try (Duck duck = Duck.over(warehouse, Views.in(Path.of("../deploy/sql/views")))) {
            StringWriter text = new StringWriter();
            PrintWriter out = new PrintWriter(text);
            duck.ask(sql, answer -> Format.csv.write(answer, out));
            out.flush();
            return text.toString();
        }
    }
}
