package io.switchboard.report;

import io.switchboard.query.Period;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The words and pictures of a report as HTML; nothing in it is fetched. */
final class Page {

    private static final String STYLE =
            """
            body { font: 15px/1.45 system-ui, sans-serif; color: #222; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
            h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 2.2rem 0 .2rem }
            p { margin: .2rem 0 .6rem; color: #555 } .scroll { overflow-x: auto }
            table { border-collapse: collapse } td, th { padding: .2rem .7rem; border-bottom: 1px solid #ddd; text-align: left }
            td.n { text-align: right; font-variant-numeric: tabular-nums } svg { max-width: 100%; height: auto }
            """;

    private Page() {}

    static String html(Period period, List<String> sections) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Switchboard %1$s</title>
                <style>%2$s</style></head>
                <body>
                <h1>Service, %1$s</h1>
                %3$s
                </body></html>
                """
                .formatted(title(period), STYLE, String.join("\n", sections));
    }

    private static String title(Period period) {
        return "%s to %s".formatted(local(period.from(), period), local(period.to(), period));
    }

    private static String local(Instant at, Period period) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(period.zone()));
    }

    static String section(Section section, String doc, Sheet sheet) {
        return section(section, doc, content(section, sheet));
    }

    /** Where not every table is kept, what can be said of the others is. */
    static String without(Section section, String doc, Set<String> missing) {
        String why = "Not answered: the archive job does not keep " + String.join(", ", missing) + ".";
        return section(section, doc, "<p>" + escaped(why) + "</p>");
    }

    private static String section(Section section, String doc, String content) {
        return "<section><h2>%s</h2><p>%s</p>%s</section>".formatted(escaped(section.title()), escaped(doc), content);
    }

    private static String content(Section section, Sheet sheet) {
        if (sheet.isEmpty()) {
            return "<p>Nothing in this period.</p>";
        }
        return plot(section, sheet) + table(sheet);
    }

    private static String plot(Section section, Sheet sheet) {
        if (section.plot() == null) {
            return "";
        }
        Sheet drawn = sheet.where(section.across(), section.up());
        return drawn.isEmpty() ? "" : section.plot().svg(drawn, section.across(), section.up());
    }

    private static String table(Sheet sheet) {
        String head = sheet.columns().stream()
                .map(column -> "<th>" + escaped(column) + "</th>")
                .collect(Collectors.joining());
        String rows = sheet.rows().stream()
                .map(row -> row.stream().map(Page::cell).collect(Collectors.joining("", "<tr>", "</tr>")))
                .collect(Collectors.joining("\n"));
        return "<div class=\"scroll\"><table><tr>%s</tr>\n%s</table></div>".formatted(head, rows);
    }

    private static String cell(String value) {
        if (value == null) {
            return "<td>–</td>";
        }
        String kind = value.matches("-?\\d+(\\.\\d+)?") ? " class=\"n\"" : "";
        return "<td%s>%s</td>".formatted(kind, escaped(value));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
