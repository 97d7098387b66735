package io.switchboard.report;

import io.switchboard.gateway.GatewayCommand;
import io.switchboard.query.QueryCommand;
import io.switchboard.query.ReconcileTablesCommand;

/** The command {@code ./switchboard} with what reads the tables. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(io.switchboard.cli.Main.with(
                        new QueryCommand(), new ReconcileTablesCommand(), new ReportCommand(), new GatewayCommand())
                .execute(args));
    }
}
