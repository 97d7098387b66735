package io.switchboard.gateway;

import org.apache.flink.table.functions.ScalarFunction;

/** {@code nth_of(list, n)} of our views, in Flink: the n-th, from 1, of a list with commas between; empty where it is shorter. */
public final class NthOf extends ScalarFunction {

    private static final long serialVersionUID = 1;

    /** What Flink calls. */
    public String eval(String list, Integer n) {
        if (list == null || n == null) {
            return null;
        }
        String[] all = list.split(",", -1);
        return n >= 1 && n <= all.length ? all[n - 1] : "";
    }
}
