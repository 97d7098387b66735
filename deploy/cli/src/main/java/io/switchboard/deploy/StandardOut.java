package io.switchboard.deploy;

import java.io.PrintWriter;

/** Where answers go; it keeps to itself that a disk is full or a reader gone until it is asked. */
public final class StandardOut {

    private StandardOut() {}

    /**
     * Whether something that was written has not arrived.
     *
     * @param writer whatever writes to it, through however many others
     */
    public static boolean isBroken(PrintWriter writer) {
        writer.flush();
        return System.out.checkError();
    }

    /**
     * All of the answer has to arrive.
     *
     * @throws ClusterException if it did not
     */
    public static void requireWhole(PrintWriter writer) {
        if (isBroken(writer)) {
            throw new ClusterException(
                    "The answer could not be written to its end: whoever read it has gone, or the disk is full");
        }
    }
}
