package io.switchboard.twin.sim;

/** Keeps count of a run. */
interface Watcher {

    void arrived(Contact contact);

    /** Waiting is over: served, abandoned or refused. */
    void settled(Contact contact);

    /** The customer was helped, and says how it was. */
    default void answered(Contact contact, Survey.Answer answer) {}

    /** So long it was like this: busy agents, agents on duty or still at work, contacts that wait. */
    default void passed(long millis, int busy, int onDuty, int waiting) {}

    /** Whether the run may end. */
    boolean isEnough();
}
