package io.switchboard;

/** What every build repeats with the same seeds it does in part, and all of it with {@code -Dswitchboard.its=long}. */
public final class LongForm {

    private LongForm() {}

    /** Whether it was asked for. */
    public static boolean isAsked() {
        return "long".equals(System.getProperty("switchboard.its"));
    }

    /** How many of them are played. */
    public static int of(int all, int inEachBuild) {
        return isAsked() ? all : inEachBuild;
    }
}
