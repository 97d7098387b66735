package io.switchboard.cli;

import io.switchboard.twin.sim.Endurance;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What never happens, over many items. */
@Command(
        name = "invariants",
        mixinStandardHelpOptions = true,
        description = {
            "Play items without end and stop at the first one for whom a hard constraint was broken, or who is nowhere; and"
                    + " say how long anybody waited while there was capacity to spare.",
            "A hundred thousand of the choices are made again, each from the record that would stand in routing-decisions alone.",
            "Half of them come under a daily peak that is more than there is capacity, while agents take breaks and the"
                    + " back has no papers for P1s. There agents are asked, and by chance accept, decline or say nothing: it also"
                    + " stops where one is asked again too soon, an item is offered to two, an offer outlives its time, or an"
                    + " item does not escalate just once when so many offers have come back."
        },
        footer = {"", "Example:", "  ./switchboard twin invariants --items 10000000"})
final class TwinInvariantsCommand implements Runnable {

    @Option(names = "--items", defaultValue = "10000000", description = "So many; ${DEFAULT-VALUE} unless given.")
    private long items;

    @Option(names = "--seed", defaultValue = "1", description = "Of all chance; ${DEFAULT-VALUE} unless given.")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        out.print(new Endurance(items, err::println).play(seed));
        out.flush();
    }
}
