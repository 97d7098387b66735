package io.switchboard.twin.sim;

/** A routing policy in a run: it hears what happens, and assigns contacts by telling the {@link Hall}. */
interface Router {

    void arrives(Contact contact, Hall hall);

    /** The customer gave up waiting. */
    void leaves(Contact contact, Hall hall);

    /** The agent is done with the contact, and on duty still. */
    void freed(int agent, Contact done, Hall hall);

    /** The agent is done with the contact, and off duty since it began. */
    default void finished(int agent, Contact done, Hall hall) {}

    /** The shift begins. */
    void comes(int agent, Hall hall);

    /** The shift ends; a contact in hand is seen through. */
    void goes(int agent, Hall hall);

    /** What {@link Hall#nudge} asked for; not for a contact that waits no more. */
    void nudged(Contact contact, Hall hall);

    /** What an agent says whom {@link Hall#ask} asked, also where that is over by now. */
    default void answered(Answers.Answer answer, Hall hall) {}

    /** What {@link Hall#wake} asked for. */
    default void woken(Hall hall) {}
}
