package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.deploy.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCommandTest {

    private static final String DESK =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: TOTAL_RESOLUTION
                    targets:
                      default: {within: 4h, calendar: always}
            """;

    /** The incident was opened on 29 February at 01:16 and closed an hour and 24 minutes later. */
    private static final String HEADER =
            "number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,made_sla,caller_id,opened_by,"
                    + "opened_at,sys_created_by,sys_created_at,sys_updated_by,sys_updated_at,contact_type,location,"
                    + "category,subcategory,u_symptom,cmdb_ci,impact,urgency,priority,assignment_group,assigned_to,"
                    + "knowledge,u_priority_confirmation,notify,problem_id,rfc,vendor,caused_by,closed_code,"
                    + "resolved_by,resolved_at,closed_at\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void root() {
        System.setProperty(Installation.ROOT_PROPERTY, "../..");
    }

    @Test
    void aGoodDocumentHasNothingToBeSaid() {
        assertThat(run("policy", "lint", file("desk.yaml", DESK))).isZero();
        assertThat(out.toString()).endsWith("desk.yaml: nothing to say\n");
    }

    @Test
    void aMistakeIsSaidWithFileLineFieldValueAndRemedy() {
        String broken = file("desk.yaml", DESK.replace("TICKET", "TICKETS"));

        assertThat(run("policy", "lint", broken)).isOne();
        assertThat(out.toString())
                .startsWith("ERROR " + broken + ":6: ")
                .contains("items", "TICKETS", "TICKET")
                .hasLineCount(1);
    }

    @Test
    void aPolicyThatNeverComesIntoPlayIsAnErrorAtItsLine() {
        String both = file("desk.yaml", DESK + policies(DESK).replace("id: desk", "id: shadow"));

        assertThat(run("policy", "lint", both)).isOne();
        assertThat(out.toString())
                .startsWith("ERROR " + both + ":12: policy shadow version 1: its clock TOTAL_RESOLUTION never runs");
    }

    @Test
    void aCalendarThatNobodyUsesIsAWarningAndNoError() {
        String spare = file("desk.yaml", DESK.replace("policies:", "  spare: {zone: UTC, open: 24x7}\npolicies:"));

        assertThat(run("policy", "lint", spare)).isZero();
        assertThat(out.toString())
                .isEqualTo("WARNING " + spare
                        + ":3: calendar spare: no policy uses it: remove it, or name it in a target\n");
    }

    @Test
    void twoDocumentsThatPromiseTheSameDoNotDiffer() {
        assertThat(run("policy", "diff", file("old.yaml", DESK), file("new.yaml", DESK)))
                .isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatTheNewOnePromisesOtherwiseIsSaidLineByLine() {
        String next = DESK.replace("version: 1", "version: 2").replace("4h", "2h");

        assertThat(run("policy", "diff", file("old.yaml", DESK), file("new.yaml", next)))
                .isOne();
        assertThat(out.toString())
                .startsWith("policy desk, version: 1 → 2\n")
                .contains("policy desk, clock TOTAL_RESOLUTION, target P1: PT4H of always → PT2H of always\n");
    }

    @Test
    void anIncidentIsExplainedSpanBySpanWithTheSumOfItsDeadline() {
        assertThat(explain("INC1")).isZero();
        assertThat(out.toString())
                .startsWith("TICKET INC1, opened 2016-02-29T01:16:00.000Z, as of 2016-02-29T11:29:00.000Z\n")
                .contains("TOTAL_RESOLUTION 1 of desk version 1: MET_LATE, breached 2016-02-29T05:16:00.000Z,"
                        + " due 2016-02-29T05:16:00.000Z, target PT4H\n")
                .containsPattern(
                        "2016-02-29T01:16:00.000Z  2016-02-29T11:29:00.000Z  RUN .* PT10H13M  PT10H13M  PT4H\n")
                .contains("due 2016-02-29T05:16:00.000Z = 2016-02-29T01:16:00.000Z + PT4H of always v1 ");
    }

    @Test
    void aWorkingDayThatLeadsToAnOpeningIsExplainedByIt() {
        String day = DESK.replace("zone: UTC, open: 24x7", "zone: UTC, open: [{days: Mon-Fri, hours: \"09:00-17:00\"}]")
                .replace("within: 4h", "workingDays: 1");

        assertThat(run(
                        "policy",
                        "explain",
                        "INC1",
                        "--policies",
                        file("desk.yaml", day),
                        "--feed",
                        "uci-incidents",
                        incidents()))
                .isZero();
        assertThat(out.toString())
                .contains("due 2016-03-01T09:00:00.000Z = 2016-02-29T01:16:00.000Z + PT8H of always v1 ");
    }

    @Test
    void anIdThatNobodyKnowsIsToldWithTheNearest() {
        assertThat(explain("INK1")).isOne();
        assertThat(err.toString()).isEqualTo("No event tells of the TICKET INK1: did you mean INC1?\n");
    }

    @Test
    void anIncidentThatNoPolicyMatchesIsSaidToHaveNoClocks() {
        String calls = DESK.replace("items: TICKET", "items: CALL").replace("TOTAL_RESOLUTION", "CALL_ANSWER");

        assertThat(run(
                        "policy",
                        "explain",
                        "INC1",
                        "--policies",
                        file("calls.yaml", calls),
                        "--feed",
                        "uci-incidents",
                        incidents()))
                .isZero();
        assertThat(out.toString()).contains("no policy matches it: it has no clocks (R-08)");
    }

    @Test
    void underTheSamePolicyNoBreachAppearsOrVanishes() {
        assertThat(backtest(DESK)).isZero();
        assertThat(out.toString())
                .contains("1 items up to 2016-02-29T11:29:00.000Z: 1 breaches before, 1 after\n")
                .endsWith("Both promise the same: no breach appears, none vanishes\n");
    }

    @Test
    void aLongerPromiseMakesBreachesVanishByTierPriorityAndCategory() {
        assertThat(backtest(DESK.replace("4h", "40h"), "--items", "5")).isZero();
        assertThat(out.toString())
                .contains("0     P3        Category 55  TOTAL_RESOLUTION  1       0      0       1\n")
                .endsWith("vanishes INC1 TOTAL_RESOLUTION 1 of desk, breached 2016-02-29T05:16:00.000Z\n");
    }

    @Test
    void aLineOfARecordingThatNobodyCanReadIsNamedAndCountedAndTheOthersArePlayed() {
        String call = "AA0101\t%s\t0\t0\tPS\t990105\t9:00:00\t9:00:10\t9:00:10\t9:01:10\t60\tAGENT\t60\tANNA\n";
        String recording = file(
                "january.txt",
                "vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\tq_start\tq_exit\tq_time"
                        + "\toutcome\tser_time\tserver\n"
                        + call.formatted(1)
                        + call.formatted(2).replace("990105\t9", "990105 9")
                        + call.formatted(3).replace("\t60\tAGENT", "\tsixty\tAGENT")
                        + call.formatted(4));
        String policies = "../policies/anonymous-bank.yaml";

        assertThat(run("policy", "backtest", policies, "--against", policies, "--from", "anonymous-bank", recording))
                .isZero();
        assertThat(err.toString())
                .isEqualTo("refused  january.txt:3: 14 fields wanted, got 13:"
                        + " AA0101\\t2\\t0\\t0\\tPS\\t990105 9:00:00\\t9:00:10\\t9:00:10\\t9:01:10\\t60\\tAGENT\\t60\\tANNA\n"
                        + "refused  january.txt:4: q_time is 'sixty', not a number:"
                        + " AA0101\\t3\\t0\\t0\\tPS\\t990105\\t9:00:00\\t9:00:10\\t9:00:10\\t9:01:10\\tsixty\\tAGENT\\t60\\tANNA\n"
                        + "refused  2 lines of the files\n");
        assertThat(out.toString()).startsWith("2 items up to 1999-01-05T09:02:10.000Z: 2 breaches before, 2 after\n");
    }

    @Test
    void aBacktestNeedsAHistory() {
        assertThat(run("policy", "backtest", file("new.yaml", DESK))).isEqualTo(2);
        assertThat(err.toString()).contains("--from");
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThat(run("policy", "retire", "desk", "--at", "soon", "--reason", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'soon' is no time").contains("2026-07-01T00:00:00Z");
    }

    @Test
    void nothingIsPublishedWhereNoBrokerIs() {
        assertThat(run("policy", "list", "--bootstrap-server", "localhost:1")).isOne();
        assertThat(err.toString()).contains("localhost:1").hasLineCount(1);
    }

    private int explain(String id) {
        return run(
                "policy", "explain", id, "--policies", file("desk.yaml", DESK), "--feed", "uci-incidents", incidents());
    }

    private int backtest(String next, String... more) {
        String[] fixed = {
            "policy",
            "backtest",
            file("new.yaml", next),
            "--against",
            file("old.yaml", DESK),
            "--from",
            "uci-incidents",
            incidents()
        };
        String[] all = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return run(all);
    }

    private String incidents() {
        return file("log.csv", HEADER + row("New", "29/2/2016 01:23", 0) + row("Closed", "29/2/2016 11:29", 1));
    }

    private static String row(String state, String updated, int count) {
        return "INC1,%s,true,0,0,%d,true,Caller 1,Opened by 8,29/2/2016 01:16,Created by 6,29/2/2016 01:23,Updated by 21,%s,Phone,Location 143,Category 55,Subcategory 170,Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,Group 56,?,true,false,Do Not Notify,?,?,?,?,code 5,Resolved by 149,29/2/2016 11:29,29/2/2016 11:29\n"
                .formatted(state, count, updated);
    }

    private static String policies(String document) {
        return document.substring(document.indexOf("  - id:"));
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int run(String... args) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }
}
