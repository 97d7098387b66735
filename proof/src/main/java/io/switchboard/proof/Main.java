package io.switchboard.proof;

import io.switchboard.chaos.run.ChaosCommand;

/** The command {@code ./switchboard} with what proves and measures it. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(io.switchboard.cli.Main.with(new ChaosCommand()).execute(args));
    }
}
