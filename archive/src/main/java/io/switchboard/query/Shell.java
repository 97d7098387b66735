package io.switchboard.query;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks the tables one question after another; remembers the questions and completes the names. */
final class Shell {

    private static final List<String> WORDS = List.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP BY",
            "ORDER BY",
            "LIMIT",
            "JOIN",
            "LEFT JOIN",
            "COUNT(*)",
            "AVG(",
            "SUM(",
            "MIN(",
            "MAX(",
            "FILTER (WHERE",
            "CASE WHEN",
            "DISTINCT",
            "HAVING");

    private static final String HELP =
            "A query ends with ;   \\t tables and views   \\q or Ctrl-D ends   \\r looks at the tables anew   \\? this";

    private final ArchiveOption archive;
    private final Format format;

    Shell(ArchiveOption archive, Format format) {
        this.archive = archive;
        this.format = format;
    }

    void run() {
        Duck duck = archive.open();
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            LineReader reader = reader(terminal, duck);
            PrintWriter out = terminal.writer();
            out.println(HELP);
            StringBuilder statement = new StringBuilder();
            String line = read(reader, statement);
            while (line != null && !line.strip().equals("\\q")) {
                if (line.strip().equals("\\r")) {
                    duck = anew(duck);
                } else if (line.strip().startsWith("\\")) {
                    order(line.strip(), duck, out);
                } else if (add(statement, line)) {
                    duck = answer(duck, statement.toString(), out);
                    statement.setLength(0);
                }
                out.flush();
                line = read(reader, statement);
            }
        } catch (IOException e) {
            throw new ClusterException("There is no terminal: give the query as an argument", e);
        } finally {
            duck.close();
        }
    }

    private static LineReader reader(Terminal terminal, Duck duck) {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(new StringsCompleter(Names.all(WORDS, duck.relations())))
                .variable(LineReader.HISTORY_FILE, history())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
    }

    private static Path history() {
        return Installation.current().root().resolve(".switchboard/query-history");
    }

    /** Null when there is no more; after Ctrl-C nothing is left of the statement, either. */
    private static String read(LineReader reader, StringBuilder statement) {
        try {
            return reader.readLine(statement.length() == 0 ? "switchboard> " : "       ...> ");
        } catch (UserInterruptException e) {
            statement.setLength(0);
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    private Duck anew(Duck duck) {
        duck.close();
        return archive.open();
    }

    private static void order(String order, Duck duck, PrintWriter out) {
        if (order.equals("\\t")) {
            Listing.relations(duck.relations(), out);
        } else {
            out.println(HELP);
        }
    }

    /** Whether the statement has come to its end. */
    private static boolean add(StringBuilder statement, String line) {
        if (!line.isBlank()) {
            statement.append(line).append('\n');
        }
        return line.stripTrailing().endsWith(";");
    }

    /** Where compaction has taken files away meanwhile, as the tables are now. */
    private Duck answer(Duck duck, String sql, PrintWriter out) {
        ask(duck, sql, out);
        if (!duck.isStale()) {
            return duck;
        }
        Duck now = anew(duck);
        ask(now, sql, out);
        return now;
    }

    private void ask(Duck duck, String sql, PrintWriter out) {
        try {
            duck.ask(sql, answer -> format.write(answer, out));
        } catch (ClusterException e) {
            out.println(duck.isStale() ? "(the tables were compacted meanwhile)" : e.getMessage());
        }
    }
}
