package io.switchboard.bench;

/** The command {@code ./switchboard} with what measures it. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(io.switchboard.cli.Main.with(new BenchCommand()).execute(args));
    }
}
